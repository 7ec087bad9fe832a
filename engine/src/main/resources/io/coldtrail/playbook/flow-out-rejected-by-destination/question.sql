-- id: flow-out-rejected-by-destination
-- title: Rejected packets by destination
-- section: Network: outbound
-- log: vpcflow
-- tells: Which addresses a resource tried to reach and was stopped.
-- next: flow-out-rejected-by-port
-- technique: T1046
-- param: ip ip required The private address of the resource
-- param: limit int 10 Most rows to show
select destinationaddress, sum(numpackets) as packets
from {{table}}
where {{time}}
  and sourceaddress = {{ip}}
  and action = 'REJECT'
group by destinationaddress
order by packets desc, destinationaddress
limit {{limit}}
