-- id: iam-policy-version
-- title: Policy versions made or chosen
-- section: Watchlist: IAM
-- log: cloudtrail
-- kind: finding
-- tells: Managed policies that got a new version, or went back to an old one.
-- read: A version with Action and Resource of * is an escalation, and so is the return to a wider old one.
-- next: iam-principal-policies
-- technique: T1098.003
-- action: iam:CreatePolicyVersion escalation Rewrites a managed policy for everybody who has it
-- action: iam:SetDefaultPolicyVersion escalation Brings back a version that allowed more
-- known: rhinosec 1, a new version of a policy
-- known: rhinosec 2, another default version of a policy
-- corrected: The public query does not name the service; IoT has calls of the same names.
select eventtime, eventsource, eventname, awsregion, useridentity.arn, sourceipaddress, useragent, errorcode,
       requestparameters, eventid
from {{table}}
where {{time}}
  and eventsource = 'iam.amazonaws.com'
  and eventname in (
    'CreatePolicyVersion', 'SetDefaultPolicyVersion')
order by eventtime desc, eventid
