-- id: network-acl-changes
-- title: Network ACLs changed
-- section: Watchlist: EC2
-- log: cloudtrail
-- tells: Network ACLs that were made, changed or removed.
-- next: security-group-changes
-- technique: T1562.007
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
