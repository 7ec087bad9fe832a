-- id: traffic-mirroring
-- title: Traffic mirrored
-- section: Watchlist: EC2
-- log: cloudtrail
-- kind: finding
-- tells: Sessions that copy the packets of an interface to somebody.
-- technique: T1020.001
-- technique: T1040
-- next: ec2-instance-as-target, network-routing
-- action: ec2:CreateTrafficMirrorFilter, ec2:CreateTrafficMirrorFilterRule collection Chooses which packets are
--   copied
-- action: ec2:CreateTrafficMirrorSession, ec2:ModifyTrafficMirrorSession collection Starts copying the packets
--   of an interface
-- action: ec2:CreateTrafficMirrorTarget exfiltration Names the machine that gets the copies
-- corrected: The public query does not name the service.
select eventtime, eventsource, eventname, awsregion, useridentity.arn, sourceipaddress, useragent, errorcode,
       requestparameters, eventid
from {{table}}
where {{time}}
  and eventsource = 'ec2.amazonaws.com'
  and eventname in (
    'CreateTrafficMirrorFilter', 'CreateTrafficMirrorFilterRule', 'CreateTrafficMirrorSession',
    'CreateTrafficMirrorTarget', 'ModifyTrafficMirrorSession')
order by eventtime desc, eventid
