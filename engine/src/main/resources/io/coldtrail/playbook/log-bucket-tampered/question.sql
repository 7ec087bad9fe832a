-- id: log-bucket-tampered
-- title: Buckets of the logs opened or changed
-- section: Watchlist: disruption
-- log: cloudtrail
-- kind: finding
-- tells: Policies, access, versioning, expiry and encryption of log buckets that changed.
-- read: An expiry of a day, a suspended versioning or a key that is then deleted destroys logs without a deletion;
--   a policy that denies CloudTrail stops delivery while the trail still says that it is logging.
-- next: log-objects-deleted, s3-permissions-update, s3-data-management
-- technique: T1562.008
-- technique: T1485
-- action: s3:DeleteBucketPolicy access Removes what was denied as well as what was allowed
-- action: s3:PutBucketAcl access Gives a bucket to other accounts or to everybody
-- action: s3:PutBucketPolicy access Says anew who may read and write
-- action: s3:PutBucketReplication exfiltration Copies what is written to a bucket that may be a stranger's
-- action: s3:PutBucketLogging stealth Ends or moves the log of access
-- action: s3:PutBucketEncryption, s3:DeleteBucketEncryption exfiltration Stores what comes in plain, or under a
--   key of the intruder
-- action: s3:PutBucketLifecycle impact Moves or expires objects by rule
-- action: s3:DeleteBucketLifecycle impact Keeps what should have expired, and costs
-- action: s3:DeleteBucketReplication impact Ends copies that were the backup
-- action: s3:PutBucketVersioning impact Without versions, what is overwritten is gone
-- action: s3:PutBucketPublicAccessBlock, s3:DeleteBucketPublicAccessBlock access Moves or lifts the ban on a
--   public bucket
-- action: s3:PutBucketOwnershipControls access Makes access lists count again
-- action: s3:PutBucketObjectLockConfiguration impact Shortens how long objects cannot be deleted
-- action: s3:PutBucketNotification exfiltration Tells somebody of every new object
-- param: bucket text %trail% LIKE pattern of the names of log buckets, beside those that trails name
-- corrected: The public playbook leaves this to do.
with trails as (
  select json_extract_scalar(requestparameters, '$.s3BucketName') as bucket
  from {{table}}
  where {{time}}
    and eventsource = 'cloudtrail.amazonaws.com'
    and eventname in ('CreateTrail', 'UpdateTrail')
    and json_extract_scalar(requestparameters, '$.s3BucketName') is not null
)
select eventtime, eventsource, eventname, awsregion, useridentity.arn, sourceipaddress, useragent, errorcode,
       requestparameters, eventid
from {{table}}
where {{time}}
  and eventsource = 's3.amazonaws.com'
  and eventname in (
    'PutBucketPolicy', 'DeleteBucketPolicy', 'PutBucketAcl', 'PutBucketPublicAccessBlock',
    'DeleteBucketPublicAccessBlock', 'PutBucketOwnershipControls', 'PutBucketVersioning', 'PutBucketLifecycle',
    'DeleteBucketLifecycle', 'PutBucketEncryption', 'DeleteBucketEncryption', 'PutBucketReplication',
    'DeleteBucketReplication', 'PutBucketLogging', 'PutBucketObjectLockConfiguration', 'PutBucketNotification')
  and (json_extract_scalar(requestparameters, '$.bucketName') in (select bucket from trails)
    or json_extract_scalar(requestparameters, '$.bucketName') like {{bucket}})
order by eventtime desc, eventid
