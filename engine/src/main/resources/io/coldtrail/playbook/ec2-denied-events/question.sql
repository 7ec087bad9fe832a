-- id: ec2-denied-events
-- title: Calls that instances are refused most
-- section: EC2 instance compromise
-- log: cloudtrail
-- tells: The calls that instance profiles try and may not make.
-- read: AssumeRole is left out; what one instance was refused shows it.
-- next: ec2-denied-profiles
-- technique: T1580
-- param: limit int 25 Most rows to show
-- corrected: The public query counts AccessDenied only, so the refusals of EC2 itself,
--   Client.UnauthorizedOperation, are lost.
select eventsource, eventname, count(*) as calls
from {{table}}
where {{time}}
  and useridentity.principalid like '%:i-%'
  and eventname <> 'AssumeRole'
  and {{denied}}
group by eventsource, eventname
order by calls desc, eventsource, eventname
limit {{limit}}
