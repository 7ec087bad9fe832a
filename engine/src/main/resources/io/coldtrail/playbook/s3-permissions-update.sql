-- id: s3-permissions-update
-- title: Permissions of buckets changed
-- section: Watchlist: disruption
-- log: cloudtrail
-- tells: Who may read or write buckets, changed by whom.
-- read: Look for a Principal of *, for foreign accounts, and for public access blocks that were lifted.
-- next: s3-data-management
-- technique: T1530
-- technique: T1537
-- corrected: The public query writes PutBucketCORS; CloudTrail logs PutBucketCors.
-- corrected: It leaves out the deletions that open a bucket as well.
select eventtime, eventsource, eventname, awsregion, useridentity.arn, sourceipaddress, useragent, errorcode,
       requestparameters, eventid
from {{table}}
where {{time}}
  and eventsource in ('s3.amazonaws.com', 's3express.amazonaws.com')
  and eventname in (
    'PutAccessPointPolicy', 'DeleteAccessPointPolicy', 'PutAccountPublicAccessBlock',
    'DeleteAccountPublicAccessBlock', 'PutBucketAcl', 'PutBucketCors', 'PutBucketPolicy', 'DeleteBucketPolicy',
    'PutBucketPublicAccessBlock', 'DeleteBucketPublicAccessBlock', 'PutBucketOwnershipControls',
    'PutObjectAcl')
order by eventtime desc, eventid
