-- id: config-stream-disruption
-- title: Notifications of Config cut off
-- section: Watchlist: disruption
-- log: cloudtrail
-- kind: finding
-- tells: Topics of Config that were deleted, closed or left by subscribers, and delivery channels set up
--   without a topic.
-- read: An empty topic in PutDeliveryChannel ends the stream and keeps the files in the bucket.
-- next: config-disruption, config-bucket-disruption
-- technique: T1562.006
-- technique: T1562.008
-- action: sns:DeleteTopic, sns:Unsubscribe stealth Cuts the stream off
-- action: sns:SetTopicAttributes, sns:AddPermission, sns:RemovePermission stealth Changes who may send to the
--   topic and who may read it
-- action: sns:SetSubscriptionAttributes stealth Filters what a subscriber gets to see
-- action: config:PutDeliveryChannel stealth Sets up delivery without a topic
-- param: topic text %config% LIKE pattern of the ARNs of topics in lower case, beside those that delivery
--   channels name
-- corrected: The public playbook leaves this to do.
with channels as (
  select json_extract_scalar(requestparameters, '$.deliveryChannel.snsTopicARN') as topic
  from {{table}}
  where {{time}}
    and eventsource = 'config.amazonaws.com'
    and eventname = 'PutDeliveryChannel'
    and json_extract_scalar(requestparameters, '$.deliveryChannel.snsTopicARN') is not null
),
calls as (
  select *, coalesce(json_extract_scalar(requestparameters, '$.topicArn'),
    regexp_extract(json_extract_scalar(requestparameters, '$.subscriptionArn'), '^(.+):[^:]+$', 1)) as topic
  from {{table}}
  where {{time}}
    and eventsource in ('sns.amazonaws.com', 'config.amazonaws.com')
)
select eventtime, eventsource, eventname, awsregion, useridentity.arn, sourceipaddress, useragent, errorcode,
       requestparameters, eventid
from calls
where (eventsource = 'sns.amazonaws.com'
    and eventname in (
      'DeleteTopic', 'SetTopicAttributes', 'AddPermission', 'RemovePermission', 'Unsubscribe',
      'SetSubscriptionAttributes')
    and (topic in (select topic from channels)
      or lower(topic) like {{topic}}))
  or (eventsource = 'config.amazonaws.com'
    and eventname = 'PutDeliveryChannel'
    and coalesce(json_extract_scalar(requestparameters, '$.deliveryChannel.snsTopicARN'), '') = '')
order by eventtime desc, eventid
