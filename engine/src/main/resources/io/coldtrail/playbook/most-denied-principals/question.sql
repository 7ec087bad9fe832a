-- id: most-denied-principals
-- title: Who is refused most
-- section: General purpose
-- log: cloudtrail
-- tells: The principals with the most refused calls.
-- next: principal-denied-actions
-- technique: T1580
-- technique: T1087.004
-- param: limit int 25 Most rows to show
-- corrected: The public query counts AccessDenied only, so Client.UnauthorizedOperation and
--   AccessDeniedException are lost.
select useridentity.principalid, useridentity.arn, count(*) as calls
from {{table}}
where {{time}}
  and {{denied}}
group by useridentity.principalid, useridentity.arn
order by calls desc, useridentity.principalid, useridentity.arn
limit {{limit}}
