-- id: iam-principal-policies
-- title: Permissions added or removed
-- section: Watchlist: IAM
-- log: cloudtrail
-- kind: finding
-- tells: Policies and group memberships of principals that changed.
-- read: Taking a policy away counts too: it may have held the Deny.
-- next: iam-policy-version, iam-trust-policy
-- technique: T1098.003
-- action: iam:AttachUserPolicy, iam:AttachGroupPolicy, iam:AttachRolePolicy escalation Adds the rights of a
--   managed policy
-- action: iam:PutUserPolicy, iam:PutGroupPolicy, iam:PutRolePolicy escalation Writes rights into the principal
--   itself
-- action: iam:DetachUserPolicy, iam:DetachGroupPolicy, iam:DetachRolePolicy, iam:DeleteUserPolicy,
--   iam:DeleteGroupPolicy, iam:DeleteRolePolicy escalation Takes rights away, and a Deny with them
-- action: iam:PutUserPermissionsBoundary, iam:PutRolePermissionsBoundary, iam:DeleteUserPermissionsBoundary,
--   iam:DeleteRolePermissionsBoundary escalation Moves or lifts the limit of what policies may give
-- action: iam:AddUserToGroup escalation Gives a user the rights of a group
-- action: iam:RemoveUserFromGroup escalation Frees a user from what a group denies
-- known: rhinosec 7, 8 and 9, a policy attached to a user, group or role
-- known: rhinosec 10, 11 and 12, an inline policy of a user, group or role
-- known: rhinosec 13, a user added to a group
-- corrected: The public query leaves out group policies, group membership and most permissions boundaries.
select eventtime, eventsource, eventname, awsregion, useridentity.arn, sourceipaddress, useragent, errorcode,
       requestparameters, eventid
from {{table}}
where {{time}}
  and eventsource = 'iam.amazonaws.com'
  and eventname in (
    'AttachUserPolicy', 'DetachUserPolicy', 'AttachGroupPolicy', 'DetachGroupPolicy', 'AttachRolePolicy',
    'DetachRolePolicy', 'PutUserPolicy', 'PutGroupPolicy', 'PutRolePolicy', 'DeleteUserPolicy',
    'DeleteGroupPolicy', 'DeleteRolePolicy', 'PutUserPermissionsBoundary', 'PutRolePermissionsBoundary',
    'DeleteUserPermissionsBoundary', 'DeleteRolePermissionsBoundary', 'AddUserToGroup', 'RemoveUserFromGroup')
order by eventtime desc, eventid
