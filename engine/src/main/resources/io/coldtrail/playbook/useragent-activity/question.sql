-- id: useragent-activity
-- title: What one user agent did
-- section: Access key exposure
-- log: cloudtrail
-- tells: All calls of one program, by its exact user agent.
-- read: The user agent is what the caller claims.
-- next: source-ip-summary
-- technique: T1078.004
-- param: useragent text required The user agent, exactly as it was logged
-- corrected: The public query has no order; a timeline needs one.
select eventtime, eventsource, eventname, awsregion, useridentity.arn, sourceipaddress, errorcode, eventid
from {{table}}
where {{time}}
  and useragent = {{useragent}}
order by eventtime, eventid
