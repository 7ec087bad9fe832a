-- id: ebs-snapshot-share
-- title: Snapshots shared
-- section: Watchlist: EC2
-- log: cloudtrail
-- kind: finding
-- tells: Snapshots whose sharing changed.
-- read: requestparameters names the accounts that were added; a group of all makes the snapshot public.
-- next: ec2-general-watchlist
-- technique: T1537
-- action: ec2:ModifySnapshotAttribute exfiltration Lets another account, or everybody, copy the disk
select eventtime, eventsource, eventname, awsregion, useridentity.arn, sourceipaddress, useragent, errorcode,
       requestparameters, eventid
from {{table}}
where {{time}}
  and eventsource = 'ec2.amazonaws.com'
  and eventname = 'ModifySnapshotAttribute'
order by eventtime desc, eventid
