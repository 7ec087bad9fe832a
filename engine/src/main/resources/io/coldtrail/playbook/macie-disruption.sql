-- id: macie-disruption
-- title: Macie disturbed
-- section: Watchlist: disruption
-- log: cloudtrail
-- tells: Search for sensitive data that was paused, filtered or switched off.
-- read: UpdateMacieSession with a status of PAUSED suspends it.
-- technique: T1562.001
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
