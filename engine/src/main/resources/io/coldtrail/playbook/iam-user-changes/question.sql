-- id: iam-user-changes
-- title: What an IAM user changed
-- section: Access key exposure
-- log: cloudtrail
-- tells: The calls of one IAM user without the usual reading.
-- read: Reading of data is left out too: GetObject, GetSecretValue and GetPasswordData show in the full
--   activity only. So do GetSessionToken and GetFederationToken, which make credentials.
-- next: iam-user-activity
-- technique: T1078.004
-- param: arn arn required The ARN of the user
select eventtime, eventsource, eventname, awsregion, errorcode, sourceipaddress, useragent, eventid
from {{table}}
where {{time}}
  and useridentity.arn = {{arn}}
  and eventname not like 'Describe%'
  and eventname not like 'List%'
  and eventname not like 'Get%'
order by eventtime desc, eventid
