-- id: user-useragents
-- title: User agents of an IAM user
-- section: Access key exposure
-- log: cloudtrail
-- tells: With which programs an IAM user worked, over all keys and the console.
-- read: Sessions of roles have no user name; ask for the key or the ARN there.
-- next: useragent-activity, user-source-ips
-- technique: T1078.004
-- param: user text required The name of the IAM user
select useragent, count(*) as calls, min(eventtime) as first_seen, max(eventtime) as last_seen
from {{table}}
where {{time}}
  and useridentity.username = {{user}}
group by useragent
order by calls desc, useragent
