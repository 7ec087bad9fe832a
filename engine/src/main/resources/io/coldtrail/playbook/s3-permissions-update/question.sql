-- id: s3-permissions-update
-- title: Permissions of buckets changed
-- section: Watchlist: disruption
-- log: cloudtrail
-- tells: Who may read or write buckets, changed by whom.
-- read: Look for a Principal of *, for foreign accounts, and for public access blocks that were lifted.
-- next: s3-data-management
-- technique: T1530
-- technique: T1537
-- action: s3:DeleteBucketPolicy access Removes what was denied as well as what was allowed
-- action: s3:PutBucketAcl access Gives a bucket to other accounts or to everybody
-- action: s3:PutBucketCors exfiltration Lets pages of other sites read with a visitor's rights
-- action: s3:PutBucketPolicy access Says anew who may read and write
-- action: s3:PutObjectAcl access Gives one object away
-- action: s3:PutAccessPointPolicy, s3:DeleteAccessPointPolicy access Changes who gets in by a side door of the
--   bucket
-- action: s3:PutAccountPublicAccessBlock, s3:DeleteAccountPublicAccessBlock access Moves or lifts the ban on
--   public buckets for the account
-- action: s3:PutBucketPublicAccessBlock, s3:DeleteBucketPublicAccessBlock access Moves or lifts the ban on a
--   public bucket
-- action: s3:PutBucketOwnershipControls access Makes access lists count again
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
