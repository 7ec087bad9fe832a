-- id: flow-reflectors
-- title: Machines that answer louder than they are asked
-- section: Network: overall
-- log: vpcflow
-- kind: finding
-- tells: Own services over UDP that send many times what comes in, to several strangers.
-- read: Such a service is abused to flood others: the address that asks is forged, and is the victim.
-- next: flow-ldap-reflection, flow-out-volume-by-port
-- technique: T1498.002
-- param: factor int 5 Least bytes out for one byte in
-- param: victims int 5 Fewest addresses that got answers
with answers as (
  select sourceaddress as address, sourceport as port, count(distinct destinationaddress) as victims,
         sum(numbytes) as sent, sum(numpackets) as packets
  from {{table}}
  where {{time}}
    and protocol = 17
    and action = 'ACCEPT'
    and sourceport in (17, 19, 53, 69, 111, 123, 137, 161, 389, 520, 1900, 3702, 5353, 11211)
    and not regexp_like(destinationaddress, '^(10\.|192\.168\.|172\.(1[6-9]|2\d|3[01])\.)')
  group by sourceaddress, sourceport
), questions as (
  select destinationaddress as address, destinationport as port, sum(numbytes) as received
  from {{table}}
  where {{time}}
    and protocol = 17
    and action = 'ACCEPT'
    and not regexp_like(sourceaddress, '^(10\.|192\.168\.|172\.(1[6-9]|2\d|3[01])\.)')
  group by destinationaddress, destinationport
)
select answers.address, answers.port, answers.victims, questions.received, answers.sent, answers.packets
from answers
join questions on questions.address = answers.address and questions.port = answers.port
where answers.sent >= questions.received * {{factor}}
  and answers.victims >= {{victims}}
  and regexp_like(answers.address, '^(10\.|192\.168\.|172\.(1[6-9]|2\d|3[01])\.)')
order by answers.sent desc, answers.address, answers.port
