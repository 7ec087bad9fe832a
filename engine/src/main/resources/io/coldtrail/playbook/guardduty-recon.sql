-- id: guardduty-recon
-- title: GuardDuty looked over
-- section: Watchlist: disruption
-- log: cloudtrail
-- tells: Who looked at how detection is set up.
-- next: guardduty-disruption
-- technique: T1518.001
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
