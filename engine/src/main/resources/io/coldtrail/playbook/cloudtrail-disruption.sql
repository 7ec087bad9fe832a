-- id: cloudtrail-disruption
-- title: CloudTrail disturbed
-- section: Watchlist: disruption
-- log: cloudtrail
-- tells: Trails that were stopped, deleted or narrowed.
-- read: What follows such a call may be missing from the evidence. requestparameters of UpdateTrail tells
--   what was left out.
-- next: config-disruption, guardduty-disruption, vpc-flow-logs-deleted
-- technique: T1562.008
-- corrected: The public query does not name the service.
select eventtime, eventsource, eventname, awsregion, useridentity.arn, sourceipaddress, useragent, errorcode,
       requestparameters, eventid
from {{table}}
where {{time}}
  and eventsource = 'cloudtrail.amazonaws.com'
  and eventname in (
    'DeleteTrail', 'StopLogging', 'UpdateTrail', 'PutEventSelectors', 'PutInsightSelectors',
    'DeleteEventDataStore')
order by eventtime desc, eventid
