-- id: iam-user-activity
-- title: Everything an IAM user did
-- section: Access key exposure
-- log: cloudtrail
-- tells: All calls of one IAM user, newest first, whichever key was used.
-- next: iam-user-changes, user-source-ips, user-useragents
-- technique: T1078.004
-- param: arn arn required The ARN of the user
select eventtime, eventsource, eventname, awsregion, errorcode, sourceipaddress, useragent, eventid
from {{table}}
where {{time}}
  and useridentity.arn = {{arn}}
order by eventtime desc, eventid
