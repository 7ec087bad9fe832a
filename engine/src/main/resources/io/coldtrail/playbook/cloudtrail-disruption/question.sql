-- id: cloudtrail-disruption
-- title: CloudTrail disturbed
-- section: Watchlist: disruption
-- log: cloudtrail
-- kind: finding
-- tells: Trails that were stopped, deleted or narrowed.
-- read: What follows such a call may be missing from the evidence. requestparameters of UpdateTrail tells
--   what was left out.
-- next: config-disruption, guardduty-disruption, vpc-flow-logs-deleted
-- technique: T1562.008
-- action: cloudtrail:DeleteTrail stealth Ends the trail
-- action: cloudtrail:StopLogging stealth Pauses recording and delivery
-- action: cloudtrail:UpdateTrail stealth Drops regions, global events or validation, or moves the logs
-- action: cloudtrail:PutEventSelectors, cloudtrail:PutInsightSelectors stealth Drops data events or management
--   events
-- action: cloudtrail:DeleteEventDataStore stealth Removes events that were kept in Lake
-- known: guardduty Stealth:IAMUser/CloudTrailLoggingDisabled
-- known: guardduty Stealth:IAMUser/LoggingConfigurationModified
-- known: pacu detection__disruption
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
