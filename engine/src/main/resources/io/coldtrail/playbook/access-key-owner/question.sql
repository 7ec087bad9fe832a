-- id: access-key-owner
-- title: Whose access key it is
-- section: Access key exposure
-- log: cloudtrail
-- tells: The principal and account behind an access key, and in which regions it was used.
-- read: Regions that you do not use are a sign by themselves.
-- next: access-key-usage, iam-user-activity, key-useragents, key-source-ips
-- technique: T1078.004
-- param: key accesskey required The access key id
-- corrected: The public query stops at the first row, which hides all other principals and regions.
select useridentity.principalid, useridentity.arn, useridentity.accountid, region, count(*) as calls,
       min(eventtime) as first_seen, max(eventtime) as last_seen
from {{table}}
where {{time}}
  and useridentity.accesskeyid = {{key}}
group by useridentity.principalid, useridentity.arn, useridentity.accountid, region
order by calls desc, useridentity.principalid, useridentity.arn, useridentity.accountid, region
