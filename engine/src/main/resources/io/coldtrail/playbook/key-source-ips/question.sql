-- id: key-source-ips
-- title: Source addresses of an access key
-- section: Access key exposure
-- log: cloudtrail
-- tells: From which addresses a key was used, and when.
-- read: An address that appears late or rarely deserves a look; names ending in amazonaws.com are AWS
--   services.
-- next: source-ip-activity, source-ip-summary
-- technique: T1078.004
-- param: key accesskey required The access key id
select sourceipaddress, count(*) as calls, min(eventtime) as first_seen, max(eventtime) as last_seen
from {{table}}
where {{time}}
  and useridentity.accesskeyid = {{key}}
group by sourceipaddress
order by calls desc, sourceipaddress
