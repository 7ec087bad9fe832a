-- id: log-objects-deleted
-- title: Log files deleted or overwritten
-- section: Watchlist: disruption
-- log: cloudtrail
-- kind: finding
-- tells: Objects below AWSLogs that somebody other than AWS deleted or wrote, and mass deletions in log buckets.
-- read: These are data events: without a trail that logs them for the bucket nothing shows. DeleteObjects does not
--   name the objects. Digest files tell what is missing.
-- next: log-bucket-tampered, log-bucket-deleted
-- technique: T1070
-- technique: T1565.001
-- action: s3:DeleteObject, s3:DeleteObjects stealth Removes log files
-- action: s3:PutObject, s3:CopyObject stealth Writes a log file in the place of another
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
  and eventname in ('DeleteObject', 'DeleteObjects', 'PutObject', 'CopyObject')
  and coalesce(useridentity.type, '') <> 'AWSService'
  and (json_extract_scalar(requestparameters, '$.key') like '%AWSLogs/%'
    or (eventname = 'DeleteObjects'
      and (json_extract_scalar(requestparameters, '$.bucketName') in (select bucket from trails)
        or json_extract_scalar(requestparameters, '$.bucketName') like {{bucket}})))
order by eventtime desc, eventid
