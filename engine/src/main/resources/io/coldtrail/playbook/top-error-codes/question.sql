-- id: top-error-codes
-- title: The most common errors
-- section: General purpose
-- log: cloudtrail
-- tells: How calls end.
-- next: most-denied-principals, api-errors
-- corrected: The public query counts the error codes, so calls without an error show as 0.
select coalesce(errorcode, '(no error)') as errorcode, count(*) as calls
from {{table}}
where {{time}}
group by coalesce(errorcode, '(no error)')
order by calls desc, 1
