-- id: s3-listbuckets
-- title: Who listed the buckets
-- section: General IAM investigation
-- log: cloudtrail
-- tells: The newest listings of all buckets, which people and intruders do and programs rarely need.
-- read: Look at callers that are roles of machines, and at tools that your people do not use.
-- next: ec2-profile-s3-enumeration, s3-permissions-update
-- technique: T1619
-- action: s3:ListBuckets discovery Shows which buckets there are
-- param: limit int 25 Most rows to show
-- corrected: The public query has no WHERE before its first condition and does not parse.
-- corrected: It has a LIMIT and no ORDER BY, so it shows any 25 calls.
select eventtime, eventsource, eventname, awsregion, errorcode, errormessage, useridentity.arn, sourceipaddress,
       useragent, eventid
from {{table}}
where {{time}}
  and eventsource = 's3.amazonaws.com'
  and eventname = 'ListBuckets'
order by eventtime desc, eventid
limit {{limit}}
