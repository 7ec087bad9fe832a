-- id: security-group-changes
-- title: Security groups changed
-- section: Watchlist: EC2
-- log: cloudtrail
-- tells: Rules that let traffic in or out, and groups attached to instances.
-- read: 0.0.0.0/0 and ::/0 in requestparameters open a port to everybody.
-- next: network-acl-changes, flow-in-accepted-by-port
-- technique: T1562.007
-- action: ec2:AuthorizeSecurityGroupIngress network Opens a machine from outside
-- action: ec2:AuthorizeSecurityGroupEgress network Lets a machine call out
-- action: ec2:RevokeSecurityGroupIngress, ec2:RevokeSecurityGroupEgress network Closes a door, and may hide
--   that it was open
-- action: ec2:ModifySecurityGroupRules network Changes a rule in place
-- action: ec2:CreateSecurityGroup, ec2:DeleteSecurityGroup network Sets up or drops a set of rules
-- action: ec2:ModifyNetworkInterfaceAttribute, ec2:ModifyInstanceAttribute network Puts a machine under other
--   groups
-- corrected: The public query lacks a comma between two names, and does not parse.
-- corrected: It shows every change of an instance, not only those of its groups.
select eventtime, eventsource, eventname, awsregion, useridentity.arn, sourceipaddress, useragent, errorcode,
       requestparameters, eventid
from {{table}}
where {{time}}
  and eventsource = 'ec2.amazonaws.com'
  and eventname in (
    'AuthorizeSecurityGroupIngress', 'AuthorizeSecurityGroupEgress', 'RevokeSecurityGroupIngress',
    'RevokeSecurityGroupEgress', 'ModifySecurityGroupRules', 'CreateSecurityGroup', 'DeleteSecurityGroup',
    'ModifyNetworkInterfaceAttribute', 'ModifyInstanceAttribute')
  and (eventname not in ('ModifyInstanceAttribute', 'ModifyNetworkInterfaceAttribute')
    or requestparameters like '%groupSet%')
order by eventtime desc, eventid
