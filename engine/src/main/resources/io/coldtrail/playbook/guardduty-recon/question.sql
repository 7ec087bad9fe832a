-- id: guardduty-recon
-- title: GuardDuty looked over
-- section: Watchlist: disruption
-- log: cloudtrail
-- tells: Who looked at how detection is set up.
-- next: guardduty-disruption
-- technique: T1518.001
-- action: guardduty:ListDetectors, guardduty:GetDetector discovery Shows whether detection is on
-- action: guardduty:ListFilters, guardduty:GetFilter discovery Shows what is put away unseen
-- action: guardduty:ListIPSets, guardduty:GetIPSet, guardduty:ListThreatIntelSets, guardduty:GetThreatIntelSet
--   discovery Shows which addresses are trusted or known bad
-- action: guardduty:ListMembers, guardduty:GetMembers discovery Shows who watches which accounts
-- corrected: The public query does not name the service; Macie, WAF and others have calls of the same names.
select eventtime, eventsource, eventname, awsregion, useridentity.arn, sourceipaddress, useragent, errorcode,
       requestparameters, eventid
from {{table}}
where {{time}}
  and eventsource = 'guardduty.amazonaws.com'
  and eventname in (
    'ListMembers', 'GetMembers', 'ListDetectors', 'GetDetector', 'ListFilters', 'GetFilter', 'ListIPSets',
    'GetIPSet', 'ListThreatIntelSets', 'GetThreatIntelSet')
order by eventtime desc, eventid
