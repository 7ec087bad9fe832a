-- id: rare-api-actions
-- title: The rarest calls
-- section: General purpose
-- log: cloudtrail
-- tells: Calls that hardly ever happen, in the order of their first sight.
-- read: A call that was made for the first time during the incident is worth its own look.
-- next: top-api-actions
-- param: most int 3 Calls up to which an action counts as rare
select eventsource, eventname, count(*) as calls, min(eventtime) as first_seen, max(eventtime) as last_seen
from {{table}}
where {{time}}
group by eventsource, eventname
having count(*) <= {{most}}
order by first_seen, eventsource, eventname
