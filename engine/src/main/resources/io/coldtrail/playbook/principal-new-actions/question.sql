-- id: principal-new-actions
-- title: What a principal had never done before
-- section: Across the logs
-- log: cloudtrail
-- tells: Calls that a principal made for the first time on a given day or later.
-- read: It compares with the days before, so leave --from early enough; a short past makes everything new. The
--   ARN of a role's session ends in the session's name.
-- next: iam-user-activity, access-key-usage
-- technique: T1078.004
-- param: arn arn required The ARN of the principal
-- param: since date required The first day that counts as new
select eventsource, eventname, count(*) as calls, min(eventtime) as first_seen, max(eventtime) as last_seen,
       count(errorcode) as failed
from {{table}}
where {{time}}
  and useridentity.arn = {{arn}}
group by eventsource, eventname
having min(eventtime) >= {{since}}
order by first_seen, eventsource, eventname
