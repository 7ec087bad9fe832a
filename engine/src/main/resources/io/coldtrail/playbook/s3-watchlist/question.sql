-- id: s3-watchlist
-- title: Risky changes of buckets and objects
-- section: Watchlist: S3
-- log: cloudtrail
-- tells: Changes of buckets that open, expose, redirect or hide data.
-- read: PutObjectAcl and RestoreObject are there only where the trail logs data events. Directory buckets, whose
--   names end in --x-s3, log under s3express.amazonaws.com.
-- next: s3-permissions-update, s3-data-management
-- technique: T1530
-- technique: T1537
-- technique: T1562.008
-- technique: T1029
-- technique: T1552.001
-- action: s3:DeleteBucket stealth Removes a bucket, and logs that lay in it
-- action: s3:DeleteBucketPolicy access Removes what was denied as well as what was allowed
-- action: s3:PutBucketAcl access Gives a bucket to other accounts or to everybody
-- action: s3:PutBucketCors exfiltration Lets pages of other sites read with a visitor's rights
-- action: s3:PutBucketPolicy access Says anew who may read and write
-- action: s3:PutBucketReplication exfiltration Copies what is written to a bucket that may be a stranger's
-- action: s3:PutBucketLogging stealth Ends or moves the log of access
-- action: s3:PutBucketEncryption, s3:DeleteBucketEncryption exfiltration Stores what comes in plain, or under a
--   key of the intruder
-- action: s3:PutBucketLifecycle impact Moves or expires objects by rule
-- action: s3:PutBucketVersioning impact Without versions, what is overwritten is gone
-- action: s3:PutObjectAcl access Gives one object away
-- action: s3:RestoreObject exfiltration Brings an archived object back within reach
-- known: guardduty Stealth:S3/ServerAccessLoggingDisabled
-- corrected: The public query uses names of permissions, such as PutEncryptionConfiguration, where CloudTrail
--   logs PutBucketEncryption; those never match.
select eventtime, eventsource, eventname, awsregion, useridentity.arn, sourceipaddress, useragent, errorcode,
       requestparameters, eventid
from {{table}}
where {{time}}
  and eventsource in ('s3.amazonaws.com', 's3express.amazonaws.com')
  and eventname in (
    'DeleteBucket', 'DeleteBucketPolicy', 'PutBucketAcl', 'PutBucketCors', 'PutBucketPolicy',
    'PutBucketReplication', 'PutBucketLogging', 'PutBucketEncryption', 'DeleteBucketEncryption',
    'PutBucketLifecycle', 'PutBucketVersioning', 'PutObjectAcl', 'RestoreObject')
order by eventtime desc, eventid
