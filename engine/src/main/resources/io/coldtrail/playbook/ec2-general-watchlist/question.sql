-- id: ec2-general-watchlist
-- title: Passwords read, images and snapshots shared
-- section: Watchlist: EC2
-- log: cloudtrail
-- kind: finding
-- tells: Windows passwords that were read, and images or snapshots whose sharing changed.
-- next: ebs-snapshot-share
-- technique: T1552
-- technique: T1537
-- action: ec2:GetPasswordData credential Reads the password of a Windows machine
-- action: ec2:ModifyImageAttribute exfiltration Lets another account start the image and read its disk
-- action: ec2:ModifySnapshotAttribute exfiltration Lets another account copy the disk
select eventtime, eventsource, eventname, awsregion, useridentity.arn, sourceipaddress, useragent, errorcode,
       requestparameters, eventid
from {{table}}
where {{time}}
  and eventsource = 'ec2.amazonaws.com'
  and eventname in (
    'GetPasswordData', 'ModifyImageAttribute', 'ModifySnapshotAttribute')
order by eventtime desc, eventid
