-- id: flow-in-rejected-by-port
-- title: Rejected packets by port
-- section: Network: inbound
-- log: vpcflow
-- tells: On which ports somebody tried and was stopped.
-- read: A network ACL or the lack of a rule in the security group stopped it.
-- next: security-group-changes
-- technique: T1046
-- param: ip ip required The private address of the resource
-- param: limit int 10 Most rows to show
select destinationport, sum(numpackets) as packets
from {{table}}
where {{time}}
  and destinationaddress = {{ip}}
  and action = 'REJECT'
group by destinationport
order by packets desc, destinationport
limit {{limit}}
