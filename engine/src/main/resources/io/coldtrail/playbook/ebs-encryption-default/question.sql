-- id: ebs-encryption-default
-- title: Default encryption of volumes changed
-- section: Watchlist: EC2
-- log: cloudtrail
-- kind: finding
-- tells: The region-wide default for encryption of new volumes, switched on or off, or given another key.
-- technique: T1486
-- next: ebs-snapshot-share
-- technique: T1565.001
-- action: ec2:EnableEbsEncryptionByDefault impact Locks new volumes with a key that somebody else may hold
-- action: ec2:DisableEbsEncryptionByDefault exfiltration Leaves new volumes plain, and their snapshots easy to
--   share
-- action: ec2:ModifyEbsDefaultKmsKeyId impact Locks new volumes with a key that somebody else may hold
-- action: ec2:ResetEbsDefaultKmsKeyId impact Takes new volumes from the key whose policy is yours
-- corrected: The public query has no order.
-- corrected: It leaves out the calls that change the key.
select eventtime, eventsource, eventname, awsregion, useridentity.arn, sourceipaddress, useragent, errorcode,
       requestparameters, eventid
from {{table}}
where {{time}}
  and eventsource = 'ec2.amazonaws.com'
  and eventname in (
    'EnableEbsEncryptionByDefault', 'DisableEbsEncryptionByDefault', 'ModifyEbsDefaultKmsKeyId',
    'ResetEbsDefaultKmsKeyId')
order by eventtime desc, eventid
