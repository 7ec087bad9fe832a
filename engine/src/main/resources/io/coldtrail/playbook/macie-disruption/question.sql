-- id: macie-disruption
-- title: Macie disturbed
-- section: Watchlist: disruption
-- log: cloudtrail
-- kind: finding
-- tells: Search for sensitive data that was paused, filtered or switched off.
-- read: UpdateMacieSession with a status of PAUSED suspends it.
-- technique: T1562.001
-- next: s3-permissions-update, guardduty-disruption
-- action: macie2:DisableMacie stealth Ends the search and drops its findings
-- action: macie2:UpdateMacieSession, macie2:UpdateMemberSession stealth Pauses the search
-- action: macie2:CreateFindingsFilter, macie2:UpdateFindingsFilter stealth Puts findings away unseen
-- action: macie2:UpdateClassificationJob stealth Stops a search for sensitive data
-- action: macie2:DeleteMember, macie2:DisassociateMember, macie2:DisassociateFromMasterAccount,
--   macie2:DisassociateFromAdministratorAccount, macie2:DisableOrganizationAdminAccount stealth Cuts accounts off
--   from those who watch them
-- corrected: The public query does not name the service, names UpdateFindingsFilter twice, and has
--   ArchiveFindings, which is a call of GuardDuty.
select eventtime, eventsource, eventname, awsregion, useridentity.arn, sourceipaddress, useragent, errorcode,
       requestparameters, eventid
from {{table}}
where {{time}}
  and eventsource = 'macie2.amazonaws.com'
  and eventname in (
    'CreateFindingsFilter', 'DeleteMember', 'DisableMacie', 'DisableOrganizationAdminAccount',
    'DisassociateFromAdministratorAccount', 'DisassociateFromMasterAccount', 'DisassociateMember',
    'UpdateClassificationJob', 'UpdateFindingsFilter', 'UpdateMacieSession', 'UpdateMemberSession')
order by eventtime desc, eventid
