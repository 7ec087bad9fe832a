-- id: lambda-changes
-- title: Functions changed or opened
-- section: Watchlist: Lambda
-- log: cloudtrail
-- tells: Functions whose code, settings, permissions or public address changed.
-- read: CloudTrail adds the version of the interface to the names of most Lambda calls. An address with the
--   authType NONE opens the function only together with an AddPermission for everybody.
-- technique: T1648
-- technique: T1098
-- next: iam-principal-policies, useragent-activity
-- technique: T1496
-- technique: T1562.001
-- action: lambda:AddPermission20150331v2, lambda:AddPermission20150331 access Lets another account or service
--   call the function
-- action: lambda:CreateFunctionUrlConfig, lambda:CreateFunctionUrlConfig20211031 access Gives the function an
--   address that anybody may call where authType is NONE
-- action: lambda:UpdateFunctionUrlConfig, lambda:UpdateFunctionUrlConfig20211031 access Takes the sign-in from
--   the function's address, or lets pages of other sites call it
-- action: lambda:AddLayerVersionPermission20181031, lambda:AddLayerVersionPermission access Lets another
--   account use the layer
-- action: lambda:PublishLayerVersion20181031, lambda:PublishLayerVersion execution Puts code where functions
--   load it from
-- action: lambda:PublishVersion20150331 execution Makes changed code the one that is called
-- action: lambda:UpdateFunctionCode20150331v2, lambda:UpdateFunctionCode20150331 execution Runs other code with
--   the function's role
-- action: lambda:UpdateFunctionConfiguration20150331v2 execution Changes role, layers or environment of the
--   function
-- action: lambda:CreateFunction20150331 escalation Runs code with a role that is passed to it
-- action: lambda:CreateEventSourceMapping20150331 execution Has the function called by a stream
-- known: rhinosec 15, a role passed to a new function
-- known: rhinosec 17, the changed code of a function
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
    'UpdateFunctionConfiguration20150331v2', 'CreateFunction20150331', 'CreateEventSourceMapping20150331',
    'CreateFunctionUrlConfig', 'CreateFunctionUrlConfig20211031', 'UpdateFunctionUrlConfig',
    'UpdateFunctionUrlConfig20211031')
order by eventtime desc, eventid
