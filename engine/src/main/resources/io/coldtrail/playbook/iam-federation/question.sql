-- id: iam-federation
-- title: Identity providers changed
-- section: Watchlist: IAM
-- log: cloudtrail
-- kind: finding
-- tells: SAML and OpenID Connect providers that were added, changed or removed.
-- read: A new provider needs a role that trusts it; changed metadata takes over a trust that is there.
-- next: iam-trust-policy
-- technique: T1484.002
-- technique: T1199
-- technique: T1098
-- action: iam:CreateSAMLProvider, iam:CreateOpenIDConnectProvider persistence Lets a directory of the intruder
--   vouch for users
-- action: iam:UpdateSAMLProvider, iam:UpdateOpenIDConnectProviderThumbprint persistence Takes over a trust that
--   roles already have
-- action: iam:DeleteSAMLProvider, iam:DeleteOpenIDConnectProvider impact Locks out everybody who signs in that
--   way
-- action: iam:AddClientIDToOpenIDConnectProvider, iam:RemoveClientIDFromOpenIDConnectProvider persistence
--   Changes which applications are let in
-- corrected: The public query does not name the service.
select eventtime, eventsource, eventname, awsregion, useridentity.arn, sourceipaddress, useragent, errorcode,
       requestparameters, eventid
from {{table}}
where {{time}}
  and eventsource = 'iam.amazonaws.com'
  and eventname in (
    'CreateSAMLProvider', 'UpdateSAMLProvider', 'DeleteSAMLProvider', 'CreateOpenIDConnectProvider',
    'DeleteOpenIDConnectProvider', 'UpdateOpenIDConnectProviderThumbprint',
    'AddClientIDToOpenIDConnectProvider', 'RemoveClientIDFromOpenIDConnectProvider')
order by eventtime desc, eventid
