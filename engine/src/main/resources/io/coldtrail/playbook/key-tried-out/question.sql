-- id: key-tried-out
-- title: Keys that are tried out
-- section: Across the logs
-- log: cloudtrail
-- kind: finding
-- tells: Access keys that were refused several different calls, from an address on the internet.
-- read: Software is refused the same call again and again; somebody who found a key is refused many calls once.
-- next: access-key-owner, access-key-usage, key-address-flows
-- technique: T1078.004
-- technique: T1580
-- technique: T1087.004
-- param: calls int 8 Fewest different calls that were refused
select useridentity.accesskeyid, useridentity.arn, sourceipaddress,
       count(distinct eventsource || ' ' || eventname) as refused_calls, count(distinct eventsource) as services,
       count(*) as refusals, min(eventtime) as first_seen, max(eventtime) as last_seen
from {{table}}
where {{time}}
  and {{denied}}
  and useridentity.accesskeyid is not null
  and regexp_like(sourceipaddress, '^[0-9.]+$|:')
  and not regexp_like(sourceipaddress, '^(10\.|192\.168\.|172\.(1[6-9]|2\d|3[01])\.|[fF][cCdD])')
group by useridentity.accesskeyid, useridentity.arn, sourceipaddress
having count(distinct eventsource || ' ' || eventname) >= {{calls}}
order by refused_calls desc, useridentity.accesskeyid, useridentity.arn, sourceipaddress
