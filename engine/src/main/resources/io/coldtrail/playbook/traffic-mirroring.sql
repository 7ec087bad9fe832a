-- id: traffic-mirroring
-- title: Traffic mirrored
-- section: Watchlist: EC2
-- log: cloudtrail
-- tells: Sessions that copy the packets of an interface to somebody.
-- technique: T1020.001
-- technique: T1040
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
