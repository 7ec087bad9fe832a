-- id: iam-remove-mfa
-- title: MFA devices taken away
-- section: Watchlist: IAM
-- log: cloudtrail
-- kind: finding
-- tells: Second factors that were switched off or deleted.
-- read: A user without a second factor is a user whose password is enough.
-- next: iam-credentials
-- technique: T1556.006
-- technique: T1531
-- action: iam:DeactivateMFADevice credential Leaves the password as the only factor
-- action: iam:DeleteVirtualMFADevice credential Makes room for a device of the intruder
-- corrected: The public query does not name the service.
select eventtime, eventsource, eventname, awsregion, useridentity.arn, sourceipaddress, useragent, errorcode,
       requestparameters, eventid
from {{table}}
where {{time}}
  and eventsource = 'iam.amazonaws.com'
  and eventname in (
    'DeactivateMFADevice', 'DeleteVirtualMFADevice')
order by eventtime desc, eventid
