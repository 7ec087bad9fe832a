-- id: network-routing
-- title: Routes changed
-- section: Watchlist: EC2
-- log: cloudtrail
-- kind: finding
-- tells: Routes and route tables that changed.
-- read: Honest changes are many; read it beside other signs.
-- next: network-gateways
-- technique: T1557
-- action: ec2:CreateRoute, ec2:ReplaceRoute network Leads traffic through somebody's machine, or out
-- action: ec2:DeleteRoute, ec2:DeleteRouteTable network Cuts traffic off
-- action: ec2:CreateRouteTable, ec2:AssociateRouteTable, ec2:DisassociateRouteTable,
--   ec2:ReplaceRouteTableAssociation network Puts a subnet under other routes
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
