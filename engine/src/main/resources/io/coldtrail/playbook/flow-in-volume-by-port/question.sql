-- id: flow-in-volume-by-port
-- title: Volume by port
-- section: Network: inbound
-- log: vpcflow
-- tells: On which ports a resource receives most, in bytes.
-- read: Rejected traffic counts too.
-- next: flow-in-accepted-by-port
-- technique: T1105
-- param: ip ip required The private address of the resource
-- param: limit int 10 Most rows to show
select destinationport, sum(numbytes) as volume
from {{table}}
where {{time}}
  and destinationaddress = {{ip}}
group by destinationport
order by volume desc, destinationport
limit {{limit}}
