-- id: ec2-denied-profiles
-- title: Instances that are refused most
-- section: EC2 instance compromise
-- log: cloudtrail
-- tells: The instance profiles with the most refused calls.
-- read: The part after the colon is the instance. Role sessions that somebody named i-… show too.
-- next: ec2-profile-denied-calls
-- technique: T1552.005
-- technique: T1580
-- param: limit int 25 Most rows to show
-- corrected: The public query counts AccessDenied only, so the refusals of EC2 itself,
--   Client.UnauthorizedOperation, are lost.
select useridentity.principalid, count(*) as calls
from {{table}}
where {{time}}
  and useridentity.principalid like '%:i-%'
  and {{denied}}
group by useridentity.principalid
order by calls desc, useridentity.principalid
limit {{limit}}
