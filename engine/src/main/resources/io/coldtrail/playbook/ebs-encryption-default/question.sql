-- id: ebs-encryption-default
-- title: Default encryption of volumes switched
-- section: Watchlist: EC2
-- log: cloudtrail
-- kind: finding
-- tells: The region-wide default for encryption of new volumes, switched on or off.
-- technique: T1486
-- next: ebs-snapshot-share
-- technique: T1565.001
-- action: ec2:EnableEbsEncryptionByDefault impact Locks new volumes with a key that somebody else may hold
-- action: ec2:DisableEbsEncryptionByDefault exfiltration Leaves new volumes plain, and their snapshots easy to
--   share
-- corrected: The public query has no order.
select eventtime, eventsource, eventname, awsregion, useridentity.arn, sourceipaddress, useragent, errorcode,
       requestparameters, eventid
from {{table}}
where {{time}}
  and eventsource = 'ec2.amazonaws.com'
  and eventname in (
    'EnableEbsEncryptionByDefault', 'DisableEbsEncryptionByDefault')
order by eventtime desc, eventid
