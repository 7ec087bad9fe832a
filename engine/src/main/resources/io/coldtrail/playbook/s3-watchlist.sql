-- id: s3-watchlist
-- title: Risky changes of buckets and objects
-- section: Watchlist: S3
-- log: cloudtrail
-- tells: Changes of buckets that open, expose, redirect or hide data.
-- read: PutObjectAcl and RestoreObject are there only where the trail logs data events.
-- next: s3-permissions-update, s3-data-management
-- technique: T1530
-- technique: T1537
-- technique: T1562.008
-- corrected: The public query uses names of permissions, such as PutEncryptionConfiguration, where CloudTrail
--   logs PutBucketEncryption; those never match.
select eventtime, eventsource, eventname, awsregion, useridentity.arn, sourceipaddress, useragent, errorcode,
       requestparameters, eventid
from {{table}}
where {{time}}
  and eventsource = 's3.amazonaws.com'
  and eventname in (
    'DeleteBucket', 'DeleteBucketPolicy', 'PutBucketAcl', 'PutBucketCors', 'PutBucketPolicy',
    'PutBucketReplication', 'PutBucketLogging', 'PutBucketEncryption', 'DeleteBucketEncryption',
    'PutBucketLifecycle', 'PutBucketVersioning', 'PutObjectAcl', 'RestoreObject')
order by eventtime desc, eventid
