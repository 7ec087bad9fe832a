-- id: root-events
-- title: Everything the root user did
-- section: Watchlist: IAM
-- log: cloudtrail
-- tells: All calls of the root user.
-- read: There should be next to none. Calls that AWS services make for it have an invokedby.
-- next: root-console-login
-- technique: T1078.004
-- known: guardduty Policy:IAMUser/RootCredentialUsage
select eventtime, eventsource, eventname, awsregion, useridentity.arn, sourceipaddress, useragent, errorcode,
       requestparameters, eventid
from {{table}}
where {{time}}
  and useridentity.type = 'Root'
order by eventtime desc, eventid
