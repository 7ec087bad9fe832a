-- id: securityhub-service-disruption
-- title: Security Hub disturbed
-- section: Watchlist: disruption
-- log: cloudtrail
-- kind: finding
-- tells: Standards, sources and members that were cut off.
-- next: securityhub-findings-disruption
-- technique: T1562.001
-- technique: T1562.006
-- action: securityhub:DisableSecurityHub stealth Ends checks and collection
-- action: securityhub:BatchDisableStandards, securityhub:UpdateStandardsControl,
--   securityhub:BatchUpdateStandardsControlAssociations stealth Ends checks of a standard
-- action: securityhub:DisableImportFindingsForProduct stealth Refuses the findings of a product
-- action: securityhub:DeleteActionTarget, securityhub:UpdateActionTarget stealth Breaks what is done about
--   findings
-- action: securityhub:DeleteMembers, securityhub:DisassociateMembers,
--   securityhub:DisassociateFromMasterAccount, securityhub:DisassociateFromAdministratorAccount stealth Cuts
--   accounts off from those who watch them
-- corrected: The public query has only the old names with Master.
select eventtime, eventsource, eventname, awsregion, useridentity.arn, sourceipaddress, useragent, errorcode,
       requestparameters, eventid
from {{table}}
where {{time}}
  and eventsource = 'securityhub.amazonaws.com'
  and eventname in (
    'BatchDisableStandards', 'DeleteActionTarget', 'DeleteMembers', 'DisableImportFindingsForProduct',
    'DisableSecurityHub', 'DisassociateFromAdministratorAccount', 'DisassociateFromMasterAccount',
    'DisassociateMembers', 'UpdateActionTarget', 'UpdateStandardsControl',
    'BatchUpdateStandardsControlAssociations')
order by eventtime desc, eventid
