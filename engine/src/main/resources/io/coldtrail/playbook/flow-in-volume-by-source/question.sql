-- id: flow-in-volume-by-source
-- title: Volume by source address
-- section: Network: inbound
-- log: vpcflow
-- tells: Who sends most to a resource, in bytes.
-- read: Rejected traffic counts too.
-- next: flow-in-volume-by-port, flow-out-volume-by-destination
-- technique: T1105
-- param: ip ip required The private address of the resource
-- param: limit int 10 Most rows to show
select sourceaddress, sum(numbytes) as volume
from {{table}}
where {{time}}
  and destinationaddress = {{ip}}
group by sourceaddress
order by volume desc, sourceaddress
limit {{limit}}
