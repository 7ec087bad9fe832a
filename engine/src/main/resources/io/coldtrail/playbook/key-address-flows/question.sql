-- id: key-address-flows
-- title: Who talked to the addresses of a key
-- section: Across the logs
-- log: cloudtrail
-- kind: finding
-- tells: Network interfaces that exchanged traffic with an address from which an access key was used.
-- read: An accepted flow in either direction ties a machine of yours to the intruder: it is where the key was
--   taken, or where it leads.
-- next: flow-out-volume-by-destination, ec2-instance-as-target, source-ip-summary
-- technique: T1078.004
-- technique: T1041
-- param: key accesskey required The access key id
with addresses as (
  select sourceipaddress as address, min(eventtime) as key_first_used, max(eventtime) as key_last_used
  from {{table}}
  where {{time}}
    and useridentity.accesskeyid = {{key}}
  group by sourceipaddress
), talks as (
  select interfaceid, sourceaddress as own_address, destinationaddress as address, 'out' as direction, action,
         numpackets, numbytes, starttime, endtime
  from {{flows}}
  where {{flowtime}}
  union all
  select interfaceid, destinationaddress as own_address, sourceaddress as address, 'in' as direction, action,
         numpackets, numbytes, starttime, endtime
  from {{flows}}
  where {{flowtime}}
)
select talks.interfaceid, talks.own_address, talks.address, talks.direction, talks.action, count(*) as flows,
       sum(talks.numpackets) as packets, sum(talks.numbytes) as volume,
       date_format(from_unixtime(min(talks.starttime)), '%Y-%m-%dT%H:%i:%sZ') as first_flow,
       date_format(from_unixtime(max(talks.endtime)), '%Y-%m-%dT%H:%i:%sZ') as last_flow,
       min(addresses.key_first_used) as key_first_used, max(addresses.key_last_used) as key_last_used
from talks
join addresses on addresses.address = talks.address
group by talks.interfaceid, talks.own_address, talks.address, talks.direction, talks.action
order by volume desc, talks.interfaceid, talks.own_address, talks.address, talks.direction, talks.action
