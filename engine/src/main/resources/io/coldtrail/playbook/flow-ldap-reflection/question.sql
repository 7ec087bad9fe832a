-- id: flow-ldap-reflection
-- title: Reflection over connectionless LDAP
-- section: Network: inbound
-- log: vpcflow
-- tells: Who sends LDAP requests over UDP to a resource, which then answers a victim many times over.
-- read: The source is forged: it is the victim. Rejected requests count too; they got no answer.
-- next: flow-in-volume-by-port
-- technique: T1498.002
-- param: ip ip required The private address of the resource
select sourceaddress, sum(numpackets) as packets
from {{table}}
where {{time}}
  and destinationaddress = {{ip}}
  and protocol = 17
  and destinationport = 389
group by sourceaddress
order by packets desc, sourceaddress
