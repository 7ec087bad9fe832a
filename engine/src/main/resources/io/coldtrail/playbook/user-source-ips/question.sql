-- id: user-source-ips
-- title: Source addresses of an IAM user
-- section: Access key exposure
-- log: cloudtrail
-- tells: From which addresses an IAM user worked, over all keys and the console.
-- read: Sessions of roles have no user name; ask for the key or the ARN there.
-- next: source-ip-activity
-- technique: T1078.004
-- param: user text required The name of the IAM user
select sourceipaddress, count(*) as calls, min(eventtime) as first_seen, max(eventtime) as last_seen
from {{table}}
where {{time}}
  and useridentity.username = {{user}}
group by sourceipaddress
order by calls desc, sourceipaddress
