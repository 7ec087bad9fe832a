-- id: iam-trust-policy
-- title: Trust policies of roles changed
-- section: Watchlist: IAM
-- log: cloudtrail
-- kind: finding
-- tells: Roles that somebody else may now assume.
-- read: Look in requestparameters for accounts that are not yours and for a Principal of *.
-- next: iam-principal-policies
-- technique: T1098.003
-- technique: T1199
-- action: iam:UpdateAssumeRolePolicy persistence Lets another principal, service or account take on the role
-- known: rhinosec 14, a changed trust policy
-- known: pacu iam__backdoor_assume_role
select eventtime, eventsource, eventname, awsregion, useridentity.arn, sourceipaddress, useragent, errorcode,
       requestparameters, eventid
from {{table}}
where {{time}}
  and eventsource = 'iam.amazonaws.com'
  and eventname = 'UpdateAssumeRolePolicy'
order by eventtime desc, eventid
