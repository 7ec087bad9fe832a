-- id: ec2-profile-s3-enumeration
-- title: Instances that list the buckets
-- section: EC2 instance compromise
-- log: cloudtrail
-- kind: finding
-- tells: Instance profiles that listed all buckets.
-- read: A strong sign: programs know the bucket they use, intruders look around.
-- next: ec2-profile-top-calls, s3-listbuckets
-- technique: T1619
-- technique: T1552.005
-- action: s3:ListBuckets discovery Shows which buckets there are
-- param: limit int 25 Most rows to show
select useridentity.principalid, eventsource, eventname, count(*) as calls,
       min(eventtime) as first_seen, max(eventtime) as last_seen
from {{table}}
where {{time}}
  and useridentity.principalid like '%:i-%'
  and eventsource = 's3.amazonaws.com'
  and eventname = 'ListBuckets'
group by useridentity.principalid, eventsource, eventname
order by calls desc, useridentity.principalid, eventsource, eventname
limit {{limit}}
