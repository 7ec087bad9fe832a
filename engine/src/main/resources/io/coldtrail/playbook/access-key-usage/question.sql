-- id: access-key-usage
-- title: Everything an access key did
-- section: Access key exposure
-- log: cloudtrail
-- tells: All calls made with an access key, oldest first.
-- read: Look for persistence (new users, keys, login profiles), wider permissions, new and costly resources,
--   and reads of data.
-- next: iam-credentials, iam-principal-creation, iam-principal-policies
-- technique: T1078.004
-- technique: T1098.001
-- param: key accesskey required The access key id
-- corrected: The public query has no order; a timeline needs one.
select eventtime, eventsource, eventname, awsregion, sourceipaddress, errorcode, useragent, eventid
from {{table}}
where {{time}}
  and useridentity.accesskeyid = {{key}}
order by eventtime, eventid
