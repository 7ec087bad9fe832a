-- id: root-console-login
-- title: Sign-ins of the root user
-- section: Watchlist: IAM
-- log: cloudtrail
-- kind: finding
-- tells: Sign-ins of the root user to the console, failed ones too.
-- read: responseelements says whether it went through, additionaleventdata whether MFA was used.
-- next: root-events, source-ip-summary
-- technique: T1078.004
-- action: signin:ConsoleLogin access Opens the account with rights that no policy limits
-- known: guardduty Policy:IAMUser/RootCredentialUsage
select eventtime, eventsource, eventname, awsregion, sourceipaddress, useragent, errormessage, responseelements,
       additionaleventdata, eventid
from {{table}}
where {{time}}
  and eventsource = 'signin.amazonaws.com'
  and eventname = 'ConsoleLogin'
  and useridentity.type = 'Root'
order by eventtime desc, eventid
