-- id: ec2-modify-userdata
-- title: Start scripts of instances changed
-- section: Watchlist: EC2
-- log: cloudtrail
-- kind: finding
-- tells: Instances whose user data was replaced, which runs as root at the next start.
-- read: Look for StopInstances before it and StartInstances after it.
-- next: ec2-instance-as-target
-- technique: T1059
-- technique: T1578
-- technique: T1496
-- technique: T1562.001
-- action: ec2:ModifyInstanceAttribute execution Runs a script as root at the next start
-- corrected: The public query does not name the service.
select eventtime, eventsource, eventname, awsregion, useridentity.arn, sourceipaddress, useragent, errorcode,
       requestparameters, eventid
from {{table}}
where {{time}}
  and eventsource = 'ec2.amazonaws.com'
  and eventname = 'ModifyInstanceAttribute'
  and requestparameters like '%userData%'
order by eventtime desc, eventid
