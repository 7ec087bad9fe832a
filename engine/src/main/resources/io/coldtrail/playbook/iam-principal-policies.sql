-- id: iam-principal-policies
-- title: Permissions added or removed
-- section: Watchlist: IAM
-- log: cloudtrail
-- tells: Policies and group memberships of principals that changed.
-- read: Taking a policy away counts too: it may have held the Deny.
-- next: iam-policy-version, iam-trust-policy
-- technique: T1098.003
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
