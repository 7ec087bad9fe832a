-- id: guardduty-disruption
-- title: GuardDuty disturbed
-- section: Watchlist: disruption
-- log: cloudtrail
-- kind: finding
-- tells: Detection that was switched off, filtered, or told to trust an address.
-- next: guardduty-recon, cloudtrail-disruption
-- technique: T1562.001
-- action: guardduty:DeleteDetector, guardduty:UpdateDetector stealth Switches detection off, or pauses it
-- action: guardduty:CreateFilter, guardduty:UpdateFilter, guardduty:ArchiveFindings stealth Puts findings away
--   unseen
-- action: guardduty:CreateIPSet, guardduty:UpdateIPSet stealth Declares an address trusted
-- action: guardduty:DeleteThreatIntelSet, guardduty:UpdateThreatIntelSet stealth Drops addresses from the list
--   of the known bad
-- action: guardduty:CreateThreatIntelSet, guardduty:CreateSampleFindings distraction Floods the watchers with
--   false alarms
-- action: guardduty:DeleteMembers, guardduty:DisassociateMembers, guardduty:DisassociateFromMasterAccount,
--   guardduty:DisassociateFromAdministratorAccount, guardduty:StopMonitoringMembers stealth Cuts accounts off from
--   those who watch them
-- action: guardduty:DeletePublishingDestination, guardduty:UpdatePublishingDestination stealth Ends or moves
--   the export of findings
-- known: pacu detection__disruption
-- known: pacu guardduty__whitelist_ip
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
