-- id: access-analyzer-disruption
-- title: Access Analyzer disturbed
-- section: Watchlist: disruption
-- log: cloudtrail
-- kind: finding
-- tells: Findings on outside access that were archived or switched off.
-- technique: T1562.001
-- next: guardduty-disruption, iam-trust-policy
-- action: access-analyzer:DeleteAnalyzer stealth Ends the search for outside access
-- action: access-analyzer:CreateArchiveRule, access-analyzer:UpdateArchiveRule stealth Puts findings away by
--   rule
-- action: access-analyzer:UpdateFindings stealth Puts single findings away
-- corrected: The public query does not name the service; Security Hub has an UpdateFindings too.
select eventtime, eventsource, eventname, awsregion, useridentity.arn, sourceipaddress, useragent, errorcode,
       requestparameters, eventid
from {{table}}
where {{time}}
  and eventsource = 'access-analyzer.amazonaws.com'
  and eventname in (
    'CreateArchiveRule', 'DeleteAnalyzer', 'UpdateArchiveRule', 'UpdateFindings')
order by eventtime desc, eventid
