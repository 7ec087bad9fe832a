-- id: s3-data-management
-- title: Handling of bucket data changed
-- section: Watchlist: disruption
-- log: cloudtrail
-- tells: Logging, publishing, encryption, expiry and replication of buckets that changed.
-- read: Replication to a foreign account copies everything; a short lifecycle deletes everything. Directory
--   buckets, whose names end in --x-s3, log under s3express.amazonaws.com.
-- next: s3-permissions-update
-- technique: T1537
-- technique: T1485
-- technique: T1562.008
-- technique: T1029
-- action: s3:PutBucketReplication exfiltration Copies what is written to a bucket that may be a stranger's
-- action: s3:PutBucketLogging stealth Ends or moves the log of access
-- action: s3:PutBucketEncryption, s3:DeleteBucketEncryption exfiltration Stores what comes in plain, or under a
--   key of the intruder
-- action: s3:PutBucketLifecycle impact Moves or expires objects by rule
-- action: s3:DeleteBucketLifecycle impact Keeps what should have expired, and costs
-- action: s3:DeleteBucketReplication impact Ends copies that were the backup
-- action: s3:PutBucketVersioning impact Without versions, what is overwritten is gone
-- action: s3:RestoreObject exfiltration Brings an archived object back within reach
-- action: s3:PutBucketWebsite exfiltration Serves a bucket to the web
-- known: guardduty Stealth:S3/ServerAccessLoggingDisabled
-- corrected: The public query uses names of permissions, such as PutReplicationConfiguration, where
--   CloudTrail logs PutBucketReplication; those never match.
-- corrected: ReplicateObject is no call and never shows.
select eventtime, eventsource, eventname, awsregion, useridentity.arn, sourceipaddress, useragent, errorcode,
       requestparameters, eventid
from {{table}}
where {{time}}
  and eventsource in ('s3.amazonaws.com', 's3express.amazonaws.com')
  and eventname in (
    'PutBucketLogging', 'PutBucketWebsite', 'PutBucketEncryption', 'DeleteBucketEncryption',
    'PutBucketLifecycle', 'DeleteBucketLifecycle', 'PutBucketReplication', 'DeleteBucketReplication',
    'PutBucketVersioning', 'RestoreObject')
order by eventtime desc, eventid
