-- id: iam-credentials
-- title: Credentials added, changed or removed
-- section: Watchlist: IAM
-- log: cloudtrail
-- kind: finding
-- tells: Keys, passwords, second factors and certificates of IAM principals that changed.
-- read: A key made for another user than the caller is persistence.
-- next: access-key-usage, iam-principal-creation
-- technique: T1098.001
-- action: iam:CreateAccessKey, iam:UpdateAccessKey credential Makes a key, or wakes one that was put to rest
-- action: iam:DeleteAccessKey, iam:DeleteLoginProfile impact Locks somebody out, or clears up behind the
--   intruder
-- action: iam:CreateLoginProfile, iam:UpdateLoginProfile, iam:ChangePassword credential Gives a user a password
--   that the caller knows
-- action: iam:CreateVirtualMFADevice, iam:EnableMFADevice, iam:ResyncMFADevice credential Binds a second factor
--   that the caller holds
-- action: iam:DeactivateMFADevice, iam:DeleteVirtualMFADevice credential Takes a second factor away
-- action: iam:CreateServiceSpecificCredential, iam:UpdateServiceSpecificCredential,
--   iam:ResetServiceSpecificCredential, iam:DeleteServiceSpecificCredential credential Opens or closes repositories
--   and tables that have passwords of their own
-- action: iam:UploadServerCertificate, iam:UpdateServerCertificate, iam:DeleteServerCertificate credential
--   Changes with which certificate a service answers
-- action: iam:UploadSigningCertificate, iam:UpdateSigningCertificate, iam:DeleteSigningCertificate credential
--   Changes a certificate that signs requests as the user
-- action: iam:UploadSSHPublicKey, iam:UpdateSSHPublicKey, iam:DeleteSSHPublicKey credential Changes who reaches
--   repositories as the user
-- known: rhinosec 4, a new access key
-- known: rhinosec 5, a new login profile
-- known: rhinosec 6, a changed login profile
-- known: pacu iam__backdoor_users_keys
-- known: pacu iam__backdoor_users_password
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
