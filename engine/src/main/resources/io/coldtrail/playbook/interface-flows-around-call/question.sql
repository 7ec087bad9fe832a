-- id: interface-flows-around-call
-- title: Flows of an interface around a call
-- section: Across the logs
-- log: cloudtrail
-- tells: What passed a network interface shortly before and after one call.
-- read: seconds counts from the call to the begin of the flow; what began before it is negative.
-- next: flow-in-time-range, flow-out-time-range
-- technique: T1041
-- param: event text required The event id of the call
-- param: interface interface required The id of the network interface
-- param: minutes int 10 Minutes before and after the call
with call as (
  select eventid, eventname, eventtime,
         cast(to_unixtime(from_iso8601_timestamp(eventtime)) as bigint) as second
  from {{table}}
  where {{time}}
    and eventid = {{event}}
), flow as (
  select interfaceid, sourceaddress, sourceport, destinationaddress, destinationport, protocol, action, numpackets,
         numbytes, starttime, endtime
  from {{flows}}
  where {{flowtime}}
    and interfaceid = {{interface}}
)
select call.eventtime, call.eventname, flow.starttime - call.second as seconds, flow.sourceaddress, flow.sourceport,
       flow.destinationaddress, flow.destinationport, flow.protocol, flow.action, flow.numpackets, flow.numbytes,
       flow.starttime, flow.endtime
from flow
cross join call
where flow.endtime >= call.second - {{minutes}} * 60
  and flow.starttime <= call.second + {{minutes}} * 60
order by flow.starttime, flow.sourceaddress, flow.destinationaddress, flow.sourceport, flow.destinationport,
         flow.protocol, flow.endtime, flow.action
