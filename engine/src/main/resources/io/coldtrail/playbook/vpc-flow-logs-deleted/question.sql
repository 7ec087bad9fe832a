-- id: vpc-flow-logs-deleted
-- title: Flow logs deleted
-- section: Watchlist: disruption
-- log: cloudtrail
-- kind: finding
-- tells: Flow logs that were switched off.
-- read: GuardDuty reads the network on its own; what you kept ends here.
-- next: cloudtrail-disruption
-- technique: T1562.008
-- action: ec2:DeleteFlowLogs stealth Ends the record of network traffic
select eventtime, eventsource, eventname, awsregion, useridentity.arn, sourceipaddress, useragent, errorcode,
       requestparameters, eventid
from {{table}}
where {{time}}
  and eventsource = 'ec2.amazonaws.com'
  and eventname = 'DeleteFlowLogs'
order by eventtime desc, eventid
