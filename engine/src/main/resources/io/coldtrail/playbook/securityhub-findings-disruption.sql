-- id: securityhub-findings-disruption
-- title: Findings of Security Hub suppressed
-- section: Watchlist: disruption
-- log: cloudtrail
-- tells: Findings that were changed by hand or by rule.
-- next: securityhub-service-disruption
-- technique: T1562.006
select eventtime, eventsource, eventname, awsregion, useridentity.arn, sourceipaddress, useragent, errorcode,
       requestparameters, eventid
from {{table}}
where {{time}}
  and eventsource = 'securityhub.amazonaws.com'
  and eventname in (
    'BatchUpdateFindings', 'BatchUpdateAutomationRules', 'CreateAutomationRule', 'DeleteInsight',
    'UpdateFindings', 'UpdateInsight')
order by eventtime desc, eventid
