-- id: top-api-actions
-- title: The most common calls
-- section: General purpose
-- log: cloudtrail
-- tells: What the account does most.
-- read: Read it from the far end too: rare calls are where the odd ones are.
-- next: top-error-codes, rare-api-actions
-- param: limit int 100 Most rows to show
select eventsource, eventname, count(*) as calls
from {{table}}
where {{time}}
group by eventsource, eventname
order by calls desc, eventsource, eventname
limit {{limit}}
