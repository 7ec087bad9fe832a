-- id: config-bucket-disruption
-- title: The bucket of Config disturbed
-- section: Watchlist: disruption
-- log: cloudtrail
-- tells: Buckets to which Config delivers, or whose name looks so, that were deleted, opened or changed.
-- read: Config goes on recording while its bucket refuses what it delivers; the history stops and nothing says so.
-- next: config-disruption, log-bucket-tampered
-- technique: T1562.008
-- technique: T1485
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
