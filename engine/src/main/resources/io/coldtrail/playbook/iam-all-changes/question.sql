-- id: iam-all-changes
-- title: All changes in IAM
-- section: Watchlist: IAM
-- log: cloudtrail
-- tells: Who changed what in IAM, counted.
-- next: iam-principal-creation, iam-credentials, iam-principal-policies
-- technique: T1098
-- known: guardduty Persistence:IAMUser/UserPermissions
select useridentity.principalid, useridentity.arn, eventname, count(*) as calls,
       min(eventtime) as first_seen, max(eventtime) as last_seen
from {{table}}
where {{time}}
  and eventsource = 'iam.amazonaws.com'
  and eventname not like 'Get%'
  and eventname not like 'List%'
  and eventname not like 'Generate%'
  and eventname not like 'Simulate%'
group by useridentity.principalid, useridentity.arn, eventname
order by calls desc, useridentity.principalid, useridentity.arn, eventname
