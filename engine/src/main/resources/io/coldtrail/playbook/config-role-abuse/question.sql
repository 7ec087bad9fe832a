-- id: config-role-abuse
-- title: The role of Config misused
-- section: Watchlist: disruption
-- log: cloudtrail
-- kind: finding
-- tells: Calls with the role of Config that did not come from Config, sessions of that role taken by others, and
--   changes of it.
-- read: The role reads every resource and may write to the bucket. Whoever may change its trust or its policies, or
--   may give the recorder another role, gets what that role may do.
-- next: iam-trust-policy, iam-principal-policies, config-disruption
-- technique: T1078.004
-- technique: T1098.003
-- technique: T1548.005
-- action: sts:AssumeRole access Takes on the role of Config
-- action: iam:UpdateAssumeRolePolicy persistence Lets somebody else take on the role
-- action: iam:AttachRolePolicy, iam:PutRolePolicy escalation Gives the role more rights
-- action: iam:DetachRolePolicy, iam:DeleteRolePolicy, iam:DeleteRolePermissionsBoundary escalation Takes a
--   limit away, or blinds the recorder
-- action: config:PutConfigurationRecorder escalation Gives the recorder a role of the intruder's choice
-- param: role text %config% LIKE pattern of the role's ARN or name in lower case
-- corrected: The public playbook leaves this to do.
select eventtime, eventsource, eventname, awsregion, useridentity.arn, sourceipaddress, useragent, errorcode,
       requestparameters, eventid
from {{table}}
where {{time}}
  and ((lower(useridentity.sessioncontext.sessionissuer.arn) like {{role}}
      and sourceipaddress <> 'config.amazonaws.com'
      and coalesce(useridentity.invokedby, '') <> 'config.amazonaws.com')
    or (eventsource = 'sts.amazonaws.com'
      and eventname = 'AssumeRole'
      and lower(json_extract_scalar(requestparameters, '$.roleArn')) like {{role}}
      and coalesce(useridentity.invokedby, '') <> 'config.amazonaws.com')
    or (eventsource = 'iam.amazonaws.com'
      and eventname in (
        'UpdateAssumeRolePolicy', 'AttachRolePolicy', 'PutRolePolicy', 'DetachRolePolicy', 'DeleteRolePolicy',
        'DeleteRolePermissionsBoundary')
      and lower(json_extract_scalar(requestparameters, '$.roleName')) like {{role}})
    or (eventsource = 'config.amazonaws.com'
      and eventname = 'PutConfigurationRecorder'
      and json_extract_scalar(requestparameters, '$.configurationRecorder.roleARN')
        not like '%/AWSServiceRoleForConfig'))
order by eventtime desc, eventid
