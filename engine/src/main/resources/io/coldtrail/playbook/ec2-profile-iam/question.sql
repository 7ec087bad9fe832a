-- id: ec2-profile-iam
-- title: Instances that use IAM
-- section: EC2 instance compromise
-- log: cloudtrail
-- kind: finding
-- tells: Instance profiles that call IAM, and what they call.
-- read: Few workloads need IAM. Set the known ones aside and look at the rest.
-- next: iam-all-changes
-- technique: T1098.001
-- technique: T1136.003
-- param: limit int 25 Most rows to show
select useridentity.principalid, eventsource, eventname, count(*) as calls
from {{table}}
where {{time}}
  and useridentity.principalid like '%:i-%'
  and eventsource = 'iam.amazonaws.com'
group by useridentity.principalid, eventsource, eventname
order by calls desc, useridentity.principalid, eventsource, eventname
limit {{limit}}
