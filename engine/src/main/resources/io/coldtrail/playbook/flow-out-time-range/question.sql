-- id: flow-out-time-range
-- title: Outbound flows in a span of time
-- section: Network: outbound
-- log: vpcflow
-- tells: Every flow from a resource that touches a span of time.
-- next: flow-in-time-range
-- param: ip ip required The private address of the resource
-- param: begin int required The first second, as seconds since 1970
-- param: finish int required The last second, as seconds since 1970
-- corrected: The public query drops flows that began before the span or ended after it.
select *
from {{table}}
where {{time}}
  and sourceaddress = {{ip}}
  and endtime >= {{begin}}
  and starttime <= {{finish}}
order by starttime, interfaceid, sourceaddress, destinationaddress, sourceport, destinationport, protocol, endtime,
         action
