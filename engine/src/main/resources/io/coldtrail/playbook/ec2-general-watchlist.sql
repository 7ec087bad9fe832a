-- id: ec2-general-watchlist
-- title: Passwords read, images and snapshots shared
-- section: Watchlist: EC2
-- log: cloudtrail
-- tells: Windows passwords that were read, and images or snapshots whose sharing changed.
-- next: ebs-snapshot-share
-- technique: T1552
-- technique: T1537
select eventtime, eventsource, eventname, awsregion, useridentity.arn, sourceipaddress, useragent, errorcode,
       requestparameters, eventid
from {{table}}
where {{time}}
  and eventsource = 'ec2.amazonaws.com'
  and eventname in (
    'GetPasswordData', 'ModifyImageAttribute', 'ModifySnapshotAttribute')
order by eventtime desc, eventid
