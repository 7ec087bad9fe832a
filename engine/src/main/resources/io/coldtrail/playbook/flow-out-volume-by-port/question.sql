-- id: flow-out-volume-by-port
-- title: Volume by port
-- section: Network: outbound
-- log: vpcflow
-- tells: On which ports a resource sends most, in bytes.
-- read: Rejected traffic counts too.
-- next: flow-out-volume-by-destination
-- technique: T1048
-- param: ip ip required The private address of the resource
-- param: limit int 10 Most rows to show
select destinationport, sum(numbytes) as volume
from {{table}}
where {{time}}
  and sourceaddress = {{ip}}
group by destinationport
order by volume desc, destinationport
limit {{limit}}
