-- id: waf-disruption
-- title: Web application firewall disturbed
-- section: Watchlist: disruption
-- log: cloudtrail
-- kind: finding
-- tells: Rules and logging of the firewall that were removed or changed.
-- technique: T1562.007
-- next: network-gateways, security-group-changes
-- action: wafv2:DeleteWebACL, wafv2:UpdateWebACL, wafv2:DisassociateWebACL network Takes the firewall away from
--   what it guards, or weakens it
-- action: wafv2:DeleteRuleGroup, wafv2:UpdateRuleGroup, wafv2:DeleteFirewallManagerRuleGroups network Drops or
--   weakens rules
-- action: wafv2:DeleteIPSet, wafv2:UpdateIPSet, wafv2:DeleteRegexPatternSet, wafv2:UpdateRegexPatternSet
--   network Lets an address or a pattern through
-- action: wafv2:DeletePermissionPolicy, wafv2:PutPermissionPolicy access Changes who may use a group of rules
-- action: wafv2:DeleteLoggingConfiguration, wafv2:PutLoggingConfiguration stealth Ends or moves the firewall's
--   log
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
