-- id: log-bucket-deleted
-- title: Buckets of the logs deleted
-- section: Watchlist: disruption
-- log: cloudtrail
-- kind: finding
-- tells: Buckets that were deleted although trails wrote to them, or whose name looks so.
-- read: S3 deletes empty buckets only, so somebody emptied it before. A refused attempt has an errorcode.
-- next: log-objects-deleted, cloudtrail-disruption
-- technique: T1485
-- technique: T1562.008
-- action: s3:DeleteBucket stealth Removes a bucket, and logs that lay in it
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
  and eventname = 'DeleteBucket'
  and (json_extract_scalar(requestparameters, '$.bucketName') in (select bucket from trails)
    or json_extract_scalar(requestparameters, '$.bucketName') like {{bucket}})
order by eventtime desc, eventid
