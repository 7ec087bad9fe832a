-- id: network-routing
-- title: Routes changed
-- section: Watchlist: EC2
-- log: cloudtrail
-- tells: Routes and route tables that changed.
-- read: Honest changes are many; read it beside other signs.
-- next: network-gateways
-- technique: T1557
-- corrected: The public query does not name the service; API Gateway and App Mesh have a CreateRoute too.
select eventtime, eventsource, eventname, awsregion, useridentity.arn, sourceipaddress, useragent, errorcode,
       requestparameters, eventid
from {{table}}
where {{time}}
  and eventsource = 'ec2.amazonaws.com'
  and eventname in (
    'CreateRoute', 'DeleteRoute', 'ReplaceRoute', 'CreateRouteTable', 'DeleteRouteTable',
    'AssociateRouteTable', 'DisassociateRouteTable', 'ReplaceRouteTableAssociation')
order by eventtime desc, eventid
