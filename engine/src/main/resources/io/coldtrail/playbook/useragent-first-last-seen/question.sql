-- id: useragent-first-last-seen
-- title: When user agents were first and last seen
-- section: Across the logs
-- log: cloudtrail
-- tells: The first and last call of every program, the newest programs first.
-- read: The user agent is what the caller claims; a new version of a known program is no news.
-- next: useragent-activity
-- technique: T1078.004
-- param: matching text % LIKE pattern of the user agent
-- param: limit int 100 Most rows to show
select useragent, count(*) as calls, min(eventtime) as first_seen, max(eventtime) as last_seen,
       count(distinct useridentity.arn) as principals, count(distinct sourceipaddress) as addresses
from {{table}}
where {{time}}
  and useragent like {{matching}}
group by useragent
order by first_seen desc, useragent
limit {{limit}}
