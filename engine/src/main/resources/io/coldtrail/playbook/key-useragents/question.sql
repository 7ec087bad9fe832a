-- id: key-useragents
-- title: User agents of an access key
-- section: Access key exposure
-- log: cloudtrail
-- tells: With which programs a key was used, and when.
-- read: First find what is normal; a program that appears late, or from a distribution made for intrusion, is
--   not.
-- next: useragent-activity, key-source-ips
-- technique: T1078.004
-- param: key accesskey required The access key id
select useragent, count(*) as calls, min(eventtime) as first_seen, max(eventtime) as last_seen
from {{table}}
where {{time}}
  and useridentity.accesskeyid = {{key}}
group by useragent
order by calls desc, useragent
