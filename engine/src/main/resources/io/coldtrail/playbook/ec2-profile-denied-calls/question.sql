-- id: ec2-profile-denied-calls
-- title: What an instance was refused
-- section: EC2 instance compromise
-- log: cloudtrail
-- tells: The refused calls of one instance profile.
-- read: A program rarely calls what it may not; somebody with its credentials does.
-- next: ec2-profile-top-calls
-- technique: T1552.005
-- technique: T1580
-- param: instance instance required The instance id
-- param: limit int 25 Most rows to show
-- corrected: The public query counts AccessDenied only, so the refusals of EC2 itself,
--   Client.UnauthorizedOperation, are lost.
select eventsource, eventname, errorcode, count(*) as calls
from {{table}}
where {{time}}
  and useridentity.principalid {{like %:<instance>}}
  and {{denied}}
group by eventsource, eventname, errorcode
order by calls desc, eventsource, eventname, errorcode
limit {{limit}}
