-- id: source-ip-activity
-- title: What one address did
-- section: General IAM investigation
-- log: cloudtrail
-- tells: The newest calls from an address under suspicion.
-- read: Note every principal that shows up: each is a credential that the address holds.
-- next: access-key-owner, access-key-usage, source-ip-summary
-- technique: T1078.004
-- param: ip ip required The address of the caller
-- param: limit int 25 Most rows to show
-- corrected: The public query has no WHERE before its first condition and does not parse.
select eventtime, eventsource, eventname, awsregion, errorcode, useridentity.arn, sourceipaddress, useragent, eventid
from {{table}}
where {{time}}
  and sourceipaddress = {{ip}}
order by eventtime desc, eventid
limit {{limit}}
