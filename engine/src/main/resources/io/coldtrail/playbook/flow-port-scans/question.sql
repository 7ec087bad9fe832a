-- id: flow-port-scans
-- title: Addresses that try many ports
-- section: Network: overall
-- log: vpcflow
-- kind: finding
-- tells: Sources that were rejected on many ports of one machine.
-- read: From outside it is the weather of the internet; from inside it is somebody who looks for the next machine.
--   Ports from 32768 on are left out: late answers to own connections are rejected there.
-- next: flow-in-rejected-by-port, flow-in-accepted-by-port
-- technique: T1046
-- technique: T1595.001
-- param: ports int 50 Fewest ports that were tried
select sourceaddress, destinationaddress, count(distinct destinationport) as ports, sum(numpackets) as packets,
       min(starttime) as first_start, max(endtime) as last_end
from {{table}}
where {{time}}
  and action = 'REJECT'
  and protocol in (6, 17)
  and destinationport < 32768
group by sourceaddress, destinationaddress
having count(distinct destinationport) >= {{ports}}
order by ports desc, sourceaddress, destinationaddress
