-- id: principal-first-last-seen
-- title: When principals were first and last seen
-- section: Across the logs
-- log: cloudtrail
-- tells: The first and last call of every principal, the newest principals first.
-- read: Who appears for the first time during the incident was made, taken over or let in then.
-- next: principal-new-actions, iam-principal-creation
-- technique: T1078.004
-- technique: T1136.003
-- param: matching text % LIKE pattern of the ARN
-- param: limit int 100 Most rows to show
select useridentity.arn, useridentity.type, count(*) as calls,
       min(eventtime) as first_seen, max(eventtime) as last_seen,
       count(distinct sourceipaddress) as addresses, count(distinct awsregion) as regions
from {{table}}
where {{time}}
  and useridentity.arn like {{matching}}
group by useridentity.arn, useridentity.type
order by first_seen desc, useridentity.arn, useridentity.type
limit {{limit}}
