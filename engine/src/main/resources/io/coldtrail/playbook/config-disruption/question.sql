-- id: config-disruption
-- title: Config disturbed
-- section: Watchlist: disruption
-- log: cloudtrail
-- kind: finding
-- tells: Recording, evaluation and remediation of configuration that changed.
-- read: A remediation can run any automation: it is a way to act, not only to hide.
-- next: cloudtrail-disruption
-- technique: T1562.008
-- technique: T1562.001
-- action: config:DeleteConfigurationRecorder, config:StopConfigurationRecorder stealth Ends the record of
--   changes
-- action: config:PutConfigurationRecorder stealth Leaves resources out of the record
-- action: config:DeleteConfigRule, config:DeleteOrganizationConfigRule, config:DeleteConformancePack,
--   config:DeleteOrganizationConformancePack stealth Ends checks
-- action: config:PutConfigRule, config:PutOrganizationConfigRule, config:PutConformancePack,
--   config:PutOrganizationConformancePack stealth Changes checks so that they pass
-- action: config:DeleteConfigurationAggregator, config:PutConfigurationAggregator stealth Takes accounts or
--   regions out of the overview
-- action: config:DeleteDeliveryChannel, config:PutDeliveryChannel stealth Ends or moves delivery to the bucket
--   and the topic
-- action: config:DeleteRetentionConfiguration, config:PutRetentionConfiguration stealth Shortens how long the
--   history is kept
-- action: config:DeleteRemediationConfiguration, config:PutRemediationExceptions stealth Leaves what is wrong
--   as it is
-- action: config:PutRemediationConfigurations execution Has an automation of the intruder run as the remedy
-- known: pacu detection__disruption
select eventtime, eventsource, eventname, awsregion, useridentity.arn, sourceipaddress, useragent, errorcode,
       requestparameters, eventid
from {{table}}
where {{time}}
  and eventsource = 'config.amazonaws.com'
  and eventname in (
    'DeleteConfigRule', 'DeleteOrganizationConfigRule', 'DeleteConfigurationAggregator',
    'DeleteConfigurationRecorder', 'DeleteConformancePack', 'DeleteOrganizationConformancePack',
    'DeleteDeliveryChannel', 'PutDeliveryChannel', 'DeleteRemediationConfiguration',
    'DeleteRetentionConfiguration', 'PutConfigRule', 'PutConfigurationAggregator', 'PutConfigurationRecorder',
    'PutConformancePack', 'PutOrganizationConfigRule', 'PutOrganizationConformancePack',
    'PutRemediationConfigurations', 'PutRemediationExceptions', 'PutRetentionConfiguration',
    'StopConfigurationRecorder')
order by eventtime desc, eventid
