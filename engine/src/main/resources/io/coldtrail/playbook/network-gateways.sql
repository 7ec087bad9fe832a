-- id: network-gateways
-- title: Gateways changed
-- section: Watchlist: EC2
-- log: cloudtrail
-- tells: Internet and customer gateways that changed: rarer than routes, and of more weight.
-- next: network-routing
-- technique: T1562.007
-- corrected: The public query does not name the service.
select eventtime, eventsource, eventname, awsregion, useridentity.arn, sourceipaddress, useragent, errorcode,
       requestparameters, eventid
from {{table}}
where {{time}}
  and eventsource = 'ec2.amazonaws.com'
  and eventname in (
    'CreateCustomerGateway', 'DeleteCustomerGateway', 'AttachInternetGateway', 'CreateInternetGateway',
    'DeleteInternetGateway', 'DetachInternetGateway')
order by eventtime desc, eventid
