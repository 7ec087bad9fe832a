-- id: ec2-instance-as-target
-- title: Calls that touched an instance
-- section: EC2 instance compromise
-- log: cloudtrail
-- tells: The newest calls of EC2, other than Describe…, that name an instance in their request or answer.
-- read: It searches in text and reads much; bound the days. What other services do to an instance, such as the
--   sessions and commands of Systems Manager, is not here.
-- next: ec2-profile-top-calls, security-group-changes, ec2-modify-userdata
-- technique: T1578
-- param: instance instance required The instance id
-- param: limit int 25 Most rows to show
-- corrected: The public query has a LIMIT and no ORDER BY, so it shows any 25 calls and not the recent ones.
select eventtime, eventname, eventsource, useridentity.arn, sourceipaddress, errorcode, eventid
from {{table}}
where {{time}}
  and eventsource = 'ec2.amazonaws.com'
  and eventname not like 'Describe%'
  and (requestparameters {{like %<instance>%}} or responseelements {{like %<instance>%}})
order by eventtime desc, eventid
limit {{limit}}
