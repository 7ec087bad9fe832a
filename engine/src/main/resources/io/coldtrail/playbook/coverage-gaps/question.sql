-- id: coverage-gaps
-- title: Silence around a stopped trail
-- section: Across the logs
-- log: cloudtrail
-- kind: finding
-- tells: Stretches without any event of an account and region that end after a trail was stopped, deleted or changed.
-- read: A silence without an end has no last column: the evidence ends there. Regions that are never busy are
--   silent anyway; compare with the days before.
-- next: cloudtrail-disruption, log-objects-deleted
-- technique: T1562.008
-- action: cloudtrail:StopLogging, cloudtrail:DeleteTrail, cloudtrail:UpdateTrail, cloudtrail:PutEventSelectors
--   stealth Ends or narrows recording
-- param: minutes int 60 Fewest minutes of silence to show
-- param: hours int 24 Hours after the call in which the silence must begin
with events as (
  select recipientaccountid, awsregion, eventtime,
         lead(eventtime) over (partition by recipientaccountid, awsregion order by eventtime) as next_time
  from {{table}}
  where {{time}}
), stops as (
  select recipientaccountid, eventtime as stopped, eventname, awsregion as stopped_in, useridentity.arn as arn, eventid
  from {{table}}
  where {{time}}
    and eventsource = 'cloudtrail.amazonaws.com'
    and eventname in ('StopLogging', 'DeleteTrail', 'UpdateTrail', 'PutEventSelectors')
    and errorcode is null
)
select stops.stopped, stops.eventname, stops.arn, stops.eventid, events.recipientaccountid, events.awsregion,
       events.eventtime as silent_from, events.next_time as silent_to,
       date_diff('minute', from_iso8601_timestamp(events.eventtime), from_iso8601_timestamp(events.next_time)) as minutes
from stops
join events on events.recipientaccountid = stops.recipientaccountid
where (events.next_time is null or events.next_time > stops.stopped)
  and from_iso8601_timestamp(events.eventtime) <= from_iso8601_timestamp(stops.stopped) + interval '1' hour * {{hours}}
  and (events.next_time is null
    or date_diff('minute', from_iso8601_timestamp(events.eventtime), from_iso8601_timestamp(events.next_time)) >= {{minutes}})
order by stops.stopped, stops.eventid, events.awsregion, events.eventtime
