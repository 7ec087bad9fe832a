-- id: bucket-opened
-- title: Buckets opened to everybody
-- section: Across the logs
-- log: cloudtrail
-- kind: finding
-- tells: Bucket policies and access lists that name everybody, and bans on public buckets that were lifted.
-- read: Look next for reads by nobody in particular: their principal is anonymous.
-- next: s3-permissions-update, s3-data-management
-- technique: T1530
-- technique: T1537
-- action: s3:PutBucketPolicy, s3:PutBucketAcl, s3:PutObjectAcl access Lets everybody in
-- action: s3:PutBucketPublicAccessBlock, s3:DeleteBucketPublicAccessBlock, s3:PutAccountPublicAccessBlock,
--   s3:DeleteAccountPublicAccessBlock access Lifts the ban on public access
select eventtime, eventsource, eventname, awsregion, useridentity.arn, sourceipaddress, useragent, errorcode,
       requestparameters, eventid
from {{table}}
where {{time}}
  and eventsource = 's3.amazonaws.com'
  and errorcode is null
  and (eventname in ('DeleteBucketPublicAccessBlock', 'DeleteAccountPublicAccessBlock')
    or (eventname in ('PutBucketPublicAccessBlock', 'PutAccountPublicAccessBlock')
      and regexp_like(requestparameters, '"(RestrictPublicBuckets|BlockPublicPolicy|BlockPublicAcls|IgnorePublicAcls)":"?false'))
    or (eventname = 'PutBucketPolicy'
      and (regexp_like(requestparameters,
          '"Effect": ?"Allow"([^{}]|[{]([^{}]|[{][^{}]*[}])*[}])*"Principal": ?("\*"|[{][^{}]*"\*")')
        or regexp_like(requestparameters,
          '"Principal": ?("\*"|[{][^{}]*"\*"[^{}]*[}])([^{}]|[{]([^{}]|[{][^{}]*[}])*[}])*"Effect": ?"Allow"')))
    or (eventname in ('PutBucketAcl', 'PutObjectAcl')
      and regexp_like(requestparameters,
        'groups/global/(AllUsers|AuthenticatedUsers)|"(public-read|public-read-write|authenticated-read)"')))
order by eventtime desc, eventid
