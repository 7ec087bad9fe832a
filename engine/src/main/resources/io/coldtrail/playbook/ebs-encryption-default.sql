-- id: ebs-encryption-default
-- title: Default encryption of volumes switched
-- section: Watchlist: EC2
-- log: cloudtrail
-- tells: The region-wide default for encryption of new volumes, switched on or off.
-- technique: T1486
-- corrected: The public query has no order.
select eventtime, eventsource, eventname, awsregion, useridentity.arn, sourceipaddress, useragent, errorcode,
       requestparameters, eventid
from {{table}}
where {{time}}
  and eventsource = 'ec2.amazonaws.com'
  and eventname in (
    'EnableEbsEncryptionByDefault', 'DisableEbsEncryptionByDefault')
order by eventtime desc, eventid
