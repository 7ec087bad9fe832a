-- id: source-ip-summary
-- title: Principals and calls of one address
-- section: Access key exposure
-- log: cloudtrail
-- tells: Which credentials an address used, for what, how often and in what span of time.
-- read: The first sight of a credential at the address bounds when it was taken.
-- next: access-key-usage, source-ip-activity
-- technique: T1078.004
-- param: address text required The address of the caller, or the name of the AWS service that called
select useridentity.arn, useridentity.accesskeyid, eventsource, eventname, count(*) as calls,
       min(eventtime) as first_seen, max(eventtime) as last_seen
from {{table}}
where {{time}}
  and sourceipaddress = {{address}}
group by useridentity.arn, useridentity.accesskeyid, eventsource, eventname
order by calls desc, useridentity.arn, useridentity.accesskeyid, eventsource, eventname
