-- id: flow-out-volume-by-destination
-- title: Volume by destination
-- section: Network: outbound
-- log: vpcflow
-- tells: Where a resource sends most, in bytes.
-- read: Much data to an address that is new is what exfiltration looks like.
-- next: flow-out-volume-by-port, flow-out-time-range
-- technique: T1048
-- technique: T1567
-- param: ip ip required The private address of the resource
-- param: limit int 10 Most rows to show
select destinationaddress, sum(numbytes) as volume
from {{table}}
where {{time}}
  and sourceaddress = {{ip}}
group by destinationaddress
order by volume desc, destinationaddress
limit {{limit}}
