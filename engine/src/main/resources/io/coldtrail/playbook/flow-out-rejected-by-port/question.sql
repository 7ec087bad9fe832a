-- id: flow-out-rejected-by-port
-- title: Rejected packets by port
-- section: Network: outbound
-- log: vpcflow
-- tells: On which ports a resource tried to get out and was stopped.
-- next: flow-out-rejected-by-destination
-- technique: T1046
-- technique: T1571
-- param: ip ip required The private address of the resource
-- param: limit int 10 Most rows to show
-- corrected: The public query is a copy of the one for accepted inbound packets.
select destinationport, sum(numpackets) as packets
from {{table}}
where {{time}}
  and sourceaddress = {{ip}}
  and action = 'REJECT'
group by destinationport
order by packets desc, destinationport
limit {{limit}}
