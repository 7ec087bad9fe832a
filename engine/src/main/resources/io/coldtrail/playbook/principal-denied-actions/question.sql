-- id: principal-denied-actions
-- title: What one principal is refused
-- section: General purpose
-- log: cloudtrail
-- tells: The calls that a principal tries and may not make.
-- next: access-key-usage
-- technique: T1580
-- param: principal text required The principal id, such as AROA…:i-0abcdef1234567890
-- corrected: The public query counts AccessDenied only, so Client.UnauthorizedOperation and
--   AccessDeniedException are lost.
select eventsource, eventname, errorcode, count(*) as calls
from {{table}}
where {{time}}
  and {{denied}}
  and useridentity.principalid = {{principal}}
group by eventsource, eventname, errorcode
order by calls desc, eventsource, eventname, errorcode
