-- id: log-bucket-tampered
-- title: Buckets of the logs opened or changed
-- section: Watchlist: disruption
-- log: cloudtrail
-- tells: Policies, access, versioning, expiry and encryption of log buckets that changed.
-- read: An expiry of a day, a suspended versioning or a key that is then deleted destroys logs without a deletion;
--   a policy that denies CloudTrail stops delivery while the trail still says that it is logging.
-- next: log-objects-deleted, s3-permissions-update, s3-data-management
-- technique: T1562.008
-- technique: T1485
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
