-- id: api-errors
-- title: Calls that were refused
-- section: General IAM investigation
-- log: cloudtrail
-- tells: The newest calls that lacked permission.
-- read: Runs of refusals by one principal over many services are somebody trying out what a credential can
--   do.
-- next: most-denied-principals, source-ip-activity
-- technique: T1580
-- technique: T1087.004
-- param: limit int 25 Most rows to show
-- corrected: The public query has no WHERE before its first condition and does not parse.
-- corrected: It lists four error codes; refusals are spelt in many more ways, such as AccessDeniedException.
select eventtime, eventsource, eventname, errorcode, errormessage, awsregion, useridentity.arn, sourceipaddress,
       useragent, eventid
from {{table}}
where {{time}}
  and {{denied}}
order by eventtime desc, eventid
limit {{limit}}
