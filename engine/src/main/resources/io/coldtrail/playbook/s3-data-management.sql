-- id: s3-data-management
-- title: Handling of bucket data changed
-- section: Watchlist: disruption
-- log: cloudtrail
-- tells: Logging, publishing, encryption, expiry and replication of buckets that changed.
-- read: Replication to a foreign account copies everything; a short lifecycle deletes everything.
-- next: s3-permissions-update
-- technique: T1537
-- technique: T1485
-- technique: T1562.008
-- corrected: The public query uses names of permissions, such as PutReplicationConfiguration, where
--   CloudTrail logs PutBucketReplication; those never match.
-- corrected: ReplicateObject is no call and never shows.
select eventtime, eventsource, eventname, awsregion, useridentity.arn, sourceipaddress, useragent, errorcode,
       requestparameters, eventid
from {{table}}
where {{time}}
  and eventsource = 's3.amazonaws.com'
  and eventname in (
    'PutBucketLogging', 'PutBucketWebsite', 'PutBucketEncryption', 'DeleteBucketEncryption',
    'PutBucketLifecycle', 'DeleteBucketLifecycle', 'PutBucketReplication', 'DeleteBucketReplication',
    'PutBucketVersioning', 'RestoreObject')
order by eventtime desc, eventid
