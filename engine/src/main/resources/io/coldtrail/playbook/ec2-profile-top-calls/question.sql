-- id: ec2-profile-top-calls
-- title: What an instance calls most
-- section: EC2 instance compromise
-- log: cloudtrail
-- tells: The calls made with the instance profile of one instance, the most frequent first.
-- read: Machines repeat themselves; what stands at the end of the list is what is odd.
-- next: ec2-profile-denied-calls, ec2-profile-iam
-- technique: T1552.005
-- param: instance instance required The instance id
-- param: limit int 25 Most rows to show
select eventsource, eventname, count(*) as calls
from {{table}}
where {{time}}
  and useridentity.principalid {{like %:<instance>}}
group by eventsource, eventname
order by calls desc, eventsource, eventname
limit {{limit}}
