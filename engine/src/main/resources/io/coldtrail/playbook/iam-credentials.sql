-- id: iam-credentials
-- title: Credentials added, changed or removed
-- section: Watchlist: IAM
-- log: cloudtrail
-- tells: Keys, passwords, second factors and certificates of IAM principals that changed.
-- read: A key made for another user than the caller is persistence.
-- next: access-key-usage, iam-principal-creation
-- technique: T1098.001
-- corrected: The public query lacks a comma between two names, and does not parse.
-- corrected: It misspells ResetServiceSpecificCredential, and leaves out deleted keys and changed passwords.
select eventtime, eventsource, eventname, awsregion, useridentity.arn, sourceipaddress, useragent, errorcode,
       requestparameters, eventid
from {{table}}
where {{time}}
  and eventsource = 'iam.amazonaws.com'
  and eventname in (
    'CreateAccessKey', 'UpdateAccessKey', 'DeleteAccessKey', 'CreateLoginProfile', 'UpdateLoginProfile',
    'DeleteLoginProfile', 'ChangePassword', 'CreateVirtualMFADevice', 'EnableMFADevice', 'DeactivateMFADevice',
    'DeleteVirtualMFADevice', 'ResyncMFADevice', 'CreateServiceSpecificCredential',
    'UpdateServiceSpecificCredential', 'ResetServiceSpecificCredential', 'DeleteServiceSpecificCredential',
    'UploadServerCertificate', 'UpdateServerCertificate', 'DeleteServerCertificate',
    'UploadSigningCertificate', 'UpdateSigningCertificate', 'DeleteSigningCertificate', 'UploadSSHPublicKey',
    'UpdateSSHPublicKey', 'DeleteSSHPublicKey')
order by eventtime desc, eventid
