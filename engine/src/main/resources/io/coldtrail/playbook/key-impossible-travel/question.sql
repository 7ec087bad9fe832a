-- id: key-impossible-travel
-- title: One key in two places
-- section: Across the logs
-- log: cloudtrail
-- tells: Consecutive calls of one access key from two networks within a short time.
-- read: Networks are told apart by the first two parts of the address, because Athena knows no places; look both
--   addresses up. Private addresses, which come through VPC endpoints, count as one network. Office and VPN, or a
--   phone, do this honestly; a server and somewhere else do not.
-- next: key-source-ips, key-address-flows, access-key-owner
-- technique: T1078.004
-- technique: T1550.001
-- param: key accesskey required The access key id
-- param: minutes int 60 Most minutes between the two calls
with calls as (
  select useridentity.accesskeyid as accesskeyid, useridentity.arn as arn, eventtime, eventname, eventid,
         sourceipaddress,
         case
           when regexp_like(sourceipaddress, '^(10\.|192\.168\.|172\.(1[6-9]|2\d|3[01])\.|[fF][cCdD])') then 'private'
           else regexp_extract(sourceipaddress, '^(\d+\.\d+\.|[0-9a-fA-F]*:[0-9a-fA-F]*)')
         end as network
  from {{table}}
  where {{time}}
    and useridentity.accesskeyid = {{key}}
    and regexp_like(sourceipaddress, '^(\d{1,3}\.){3}\d{1,3}$|:')
), pairs as (
  select accesskeyid, arn, eventtime, eventname, eventid, sourceipaddress, network,
         lag(eventtime) over (partition by accesskeyid order by eventtime, eventid) as previous_time,
         lag(sourceipaddress) over (partition by accesskeyid order by eventtime, eventid) as previous_address,
         lag(network) over (partition by accesskeyid order by eventtime, eventid) as previous_network
  from calls
)
select accesskeyid, arn, previous_time, previous_address, eventtime, sourceipaddress,
       date_diff('second', from_iso8601_timestamp(previous_time), from_iso8601_timestamp(eventtime)) as seconds,
       eventname, eventid
from pairs
where network <> previous_network
  and date_diff('second', from_iso8601_timestamp(previous_time), from_iso8601_timestamp(eventtime)) <= {{minutes}} * 60
order by seconds, eventtime, eventid
