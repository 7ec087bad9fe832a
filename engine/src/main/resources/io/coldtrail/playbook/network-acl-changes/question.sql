-- id: network-acl-changes
-- title: Network ACLs changed
-- section: Watchlist: EC2
-- log: cloudtrail
-- kind: finding
-- tells: Network ACLs that were made, changed or removed.
-- next: security-group-changes
-- technique: T1562.007
-- action: ec2:CreateNetworkAcl, ec2:DeleteNetworkAcl network Sets up or drops the rules of a subnet
-- action: ec2:CreateNetworkAclEntry, ec2:DeleteNetworkAclEntry, ec2:ReplaceNetworkAclEntry network Lets traffic
--   of a subnet through, or stops it
-- action: ec2:ReplaceNetworkAclAssociation network Puts a subnet under other rules
-- corrected: The public query misspells DeleteNetworkAclEntry, which then never matches, and leaves out
--   replacements.
select eventtime, eventsource, eventname, awsregion, useridentity.arn, sourceipaddress, useragent, errorcode,
       requestparameters, eventid
from {{table}}
where {{time}}
  and eventsource = 'ec2.amazonaws.com'
  and eventname in (
    'CreateNetworkAcl', 'CreateNetworkAclEntry', 'DeleteNetworkAcl', 'DeleteNetworkAclEntry',
    'ReplaceNetworkAclEntry', 'ReplaceNetworkAclAssociation')
order by eventtime desc, eventid
