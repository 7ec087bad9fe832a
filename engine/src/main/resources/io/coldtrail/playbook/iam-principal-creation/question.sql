-- id: iam-principal-creation
-- title: New users, roles and groups
-- section: Watchlist: IAM
-- log: cloudtrail
-- kind: finding
-- tells: Principals that were created, and by whom.
-- read: requestparameters has the name. A new user whose name resembles an old one is a classic.
-- next: iam-credentials, iam-principal-policies
-- technique: T1136.003
-- action: iam:CreateUser, iam:CreateGroup persistence Makes a principal that outlives the credential that made
--   it
-- action: iam:CreateRole, iam:CreateInstanceProfile persistence Makes rights that a service, a machine or a
--   foreign account may take on
-- action: iam:CreateServiceLinkedRole persistence Makes a role that only an AWS service may take on
-- corrected: The public query misspells eventname as evenname, and counts without a GROUP BY; neither runs.
select eventtime, eventsource, eventname, awsregion, useridentity.arn, sourceipaddress, useragent, errorcode,
       requestparameters, eventid
from {{table}}
where {{time}}
  and eventsource = 'iam.amazonaws.com'
  and eventname in (
    'CreateUser', 'CreateRole', 'CreateServiceLinkedRole', 'CreateGroup', 'CreateInstanceProfile')
order by eventtime desc, eventid
