-- id: lambda-changes
-- title: Functions changed or opened
-- section: Watchlist: Lambda
-- log: cloudtrail
-- tells: Functions whose code, settings or permissions changed.
-- read: CloudTrail adds the version of the interface to the names of Lambda calls.
-- technique: T1648
-- technique: T1098
-- corrected: The public list has the names without the version that CloudTrail adds, such as
--   UpdateFunctionCode20150331v2.
select eventtime, eventsource, eventname, awsregion, useridentity.arn, sourceipaddress, useragent, errorcode,
       requestparameters, eventid
from {{table}}
where {{time}}
  and eventsource = 'lambda.amazonaws.com'
  and eventname in (
    'AddPermission20150331v2', 'AddPermission20150331', 'AddLayerVersionPermission20181031',
    'AddLayerVersionPermission', 'PublishLayerVersion20181031', 'PublishLayerVersion',
    'PublishVersion20150331', 'UpdateFunctionCode20150331v2', 'UpdateFunctionCode20150331',
    'UpdateFunctionConfiguration20150331v2', 'CreateFunction20150331', 'CreateEventSourceMapping20150331')
order by eventtime desc, eventid
