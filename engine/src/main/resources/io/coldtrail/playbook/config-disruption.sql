-- id: config-disruption
-- title: Config disturbed
-- section: Watchlist: disruption
-- log: cloudtrail
-- tells: Recording, evaluation and remediation of configuration that changed.
-- read: A remediation can run any automation: it is a way to act, not only to hide.
-- next: cloudtrail-disruption
-- technique: T1562.008
-- technique: T1562.001
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
