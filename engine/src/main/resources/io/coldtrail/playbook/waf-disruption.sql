-- id: waf-disruption
-- title: Web application firewall disturbed
-- section: Watchlist: disruption
-- log: cloudtrail
-- tells: Rules and logging of the firewall that were removed or changed.
-- technique: T1562.007
-- corrected: The public query does not name the services; GuardDuty and Network Firewall have calls of the
--   same names.
select eventtime, eventsource, eventname, awsregion, useridentity.arn, sourceipaddress, useragent, errorcode,
       requestparameters, eventid
from {{table}}
where {{time}}
  and eventsource in ('waf.amazonaws.com', 'waf-regional.amazonaws.com', 'wafv2.amazonaws.com')
  and eventname in (
    'DeleteFirewallManagerRuleGroups', 'DeleteIPSet', 'DeleteLoggingConfiguration', 'DeletePermissionPolicy',
    'DeleteRegexPatternSet', 'DeleteRuleGroup', 'DeleteWebACL', 'DisassociateWebACL',
    'PutLoggingConfiguration', 'PutPermissionPolicy', 'UpdateIPSet', 'UpdateRegexPatternSet',
    'UpdateRuleGroup', 'UpdateWebACL')
order by eventtime desc, eventid
