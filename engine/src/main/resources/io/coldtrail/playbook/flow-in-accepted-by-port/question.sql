-- id: flow-in-accepted-by-port
-- title: Accepted packets by port
-- section: Network: inbound
-- log: vpcflow
-- tells: On which ports a resource is reached.
-- read: Counting packets shows busy talk with little content, which volume hides.
-- next: flow-in-volume-by-source, flow-in-rejected-by-port
-- technique: T1046
-- param: ip ip required The private address of the resource
-- param: limit int 10 Most rows to show
select destinationport, sum(numpackets) as packets
from {{table}}
where {{time}}
  and destinationaddress = {{ip}}
  and action = 'ACCEPT'
group by destinationport
order by packets desc, destinationport
limit {{limit}}
