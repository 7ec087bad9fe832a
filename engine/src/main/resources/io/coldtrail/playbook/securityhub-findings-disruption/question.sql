-- id: securityhub-findings-disruption
-- title: Findings of Security Hub suppressed
-- section: Watchlist: disruption
-- log: cloudtrail
-- kind: finding
-- tells: Findings that were changed by hand or by rule.
-- next: securityhub-service-disruption
-- technique: T1562.006
-- action: securityhub:BatchUpdateFindings, securityhub:UpdateFindings stealth Marks findings as dealt with
-- action: securityhub:CreateAutomationRule, securityhub:BatchUpdateAutomationRules stealth Marks findings as
--   dealt with by rule
-- action: securityhub:DeleteInsight, securityhub:UpdateInsight stealth Changes which findings an overview shows
select eventtime, eventsource, eventname, awsregion, useridentity.arn, sourceipaddress, useragent, errorcode,
       requestparameters, eventid
from {{table}}
where {{time}}
  and eventsource = 'securityhub.amazonaws.com'
  and eventname in (
    'BatchUpdateFindings', 'BatchUpdateAutomationRules', 'CreateAutomationRule', 'DeleteInsight',
    'UpdateFindings', 'UpdateInsight')
order by eventtime desc, eventid
