-- id: config-bucket-disruption
-- title: The bucket of Config disturbed
-- section: Watchlist: disruption
-- log: cloudtrail
-- kind: finding
-- tells: Buckets to which Config delivers, or whose name looks so, that were deleted, opened or changed.
-- read: Config goes on recording while its bucket refuses what it delivers; the history stops and nothing says so.
-- next: config-disruption, log-bucket-tampered
-- technique: T1562.008
-- technique: T1485
-- action: s3:DeleteBucket stealth Removes a bucket, and logs that lay in it
-- action: s3:DeleteBucketPolicy access Removes what was denied as well as what was allowed
-- action: s3:PutBucketAcl access Gives a bucket to other accounts or to everybody
-- action: s3:PutBucketPolicy access Says anew who may read and write
-- action: s3:PutBucketReplication exfiltration Copies what is written to a bucket that may be a stranger's
-- action: s3:PutBucketEncryption, s3:DeleteBucketEncryption exfiltration Stores what comes in plain, or under a
--   key of the intruder
-- action: s3:PutBucketLifecycle impact Moves or expires objects by rule
-- action: s3:PutBucketVersioning impact Without versions, what is overwritten is gone
-- action: s3:PutBucketPublicAccessBlock, s3:DeleteBucketPublicAccessBlock access Moves or lifts the ban on a
--   public bucket
-- param: bucket text %config% LIKE pattern of the names of buckets, beside those that delivery channels name
-- corrected: The public playbook leaves this to do.
with channels as (
  select json_extract_scalar(requestparameters, '$.deliveryChannel.s3BucketName') as bucket
  from {{table}}
  where {{time}}
    and eventsource = 'config.amazonaws.com'
    and eventname = 'PutDeliveryChannel'
    and json_extract_scalar(requestparameters, '$.deliveryChannel.s3BucketName') is not null
)
select eventtime, eventsource, eventname, awsregion, useridentity.arn, sourceipaddress, useragent, errorcode,
       requestparameters, eventid
from {{table}}
where {{time}}
  and eventsource = 's3.amazonaws.com'
  and eventname in (
    'DeleteBucket', 'PutBucketPolicy', 'DeleteBucketPolicy', 'PutBucketAcl', 'PutBucketPublicAccessBlock',
    'DeleteBucketPublicAccessBlock', 'PutBucketVersioning', 'PutBucketLifecycle', 'PutBucketEncryption',
    'DeleteBucketEncryption', 'PutBucketReplication')
  and (json_extract_scalar(requestparameters, '$.bucketName') in (select bucket from channels)
    or json_extract_scalar(requestparameters, '$.bucketName') like {{bucket}})
order by eventtime desc, eventid
