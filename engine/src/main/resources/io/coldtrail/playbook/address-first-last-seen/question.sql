-- id: address-first-last-seen
-- title: When addresses were first and last seen
-- section: Across the logs
-- log: cloudtrail
-- tells: The first and last call from every address, the newest addresses first.
-- read: Names ending in amazonaws.com are AWS services. Many principals behind one new address are one intruder.
-- next: source-ip-summary, source-ip-activity
-- technique: T1078.004
-- param: matching text % LIKE pattern of the address
-- param: limit int 100 Most rows to show
select sourceipaddress, count(*) as calls, min(eventtime) as first_seen, max(eventtime) as last_seen,
       count(distinct useridentity.arn) as principals
from {{table}}
where {{time}}
  and sourceipaddress like {{matching}}
group by sourceipaddress
order by first_seen desc, sourceipaddress
limit {{limit}}
