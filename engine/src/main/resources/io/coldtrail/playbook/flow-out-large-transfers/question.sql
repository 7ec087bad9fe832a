-- id: flow-out-large-transfers
-- title: Much data to one address outside
-- section: Network: overall
-- log: vpcflow
-- kind: finding
-- tells: Own addresses that sent more than a given amount to one address on the internet.
-- read: Backups and mirrors do this every day; an address that was never seen before does it once.
-- next: flow-out-volume-by-destination, flow-out-volume-by-port
-- technique: T1048
-- technique: T1567
-- param: gigabytes int 10 Fewest gigabytes (1000 megabytes each)
select interfaceid, sourceaddress, destinationaddress, sum(numbytes) as volume, count(*) as flows,
       min(starttime) as first_start, max(endtime) as last_end
from {{table}}
where {{time}}
  and action = 'ACCEPT'
  and regexp_like(sourceaddress, '^(10\.|192\.168\.|172\.(1[6-9]|2\d|3[01])\.)')
  and not regexp_like(destinationaddress, '^(10\.|192\.168\.|172\.(1[6-9]|2\d|3[01])\.)')
group by interfaceid, sourceaddress, destinationaddress
having sum(numbytes) >= {{gigabytes}} * bigint '1000000000'
order by volume desc, interfaceid, sourceaddress, destinationaddress
