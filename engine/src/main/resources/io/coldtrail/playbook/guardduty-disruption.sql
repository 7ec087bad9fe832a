-- id: guardduty-disruption
-- title: GuardDuty disturbed
-- section: Watchlist: disruption
-- log: cloudtrail
-- tells: Detection that was switched off, filtered, or told to trust an address.
-- next: guardduty-recon, cloudtrail-disruption
-- technique: T1562.001
-- corrected: The public query does not name the service; WAF, Security Hub and others have calls of the same
--   names.
-- corrected: It has only the old names with Master.
select eventtime, eventsource, eventname, awsregion, useridentity.arn, sourceipaddress, useragent, errorcode,
       requestparameters, eventid
from {{table}}
where {{time}}
  and eventsource = 'guardduty.amazonaws.com'
  and eventname in (
    'ArchiveFindings', 'CreateFilter', 'CreateIPSet', 'CreateSampleFindings', 'CreateThreatIntelSet',
    'DeleteDetector', 'DeleteMembers', 'DeletePublishingDestination', 'DeleteThreatIntelSet',
    'DisassociateFromAdministratorAccount', 'DisassociateFromMasterAccount', 'DisassociateMembers',
    'StopMonitoringMembers', 'UpdateDetector', 'UpdateFilter', 'UpdateIPSet', 'UpdatePublishingDestination',
    'UpdateThreatIntelSet')
order by eventtime desc, eventid
