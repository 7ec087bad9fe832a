-- id: network-gateways
-- title: Gateways changed
-- section: Watchlist: EC2
-- log: cloudtrail
-- kind: finding
-- tells: Internet and customer gateways that changed: rarer than routes, and of more weight.
-- next: network-routing
-- technique: T1562.007
-- action: ec2:CreateInternetGateway, ec2:AttachInternetGateway network Connects a closed network to the
--   internet
-- action: ec2:DeleteInternetGateway, ec2:DetachInternetGateway impact Cuts a network off from the internet
-- action: ec2:CreateCustomerGateway, ec2:DeleteCustomerGateway network Sets up or drops the far end of a VPN
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
