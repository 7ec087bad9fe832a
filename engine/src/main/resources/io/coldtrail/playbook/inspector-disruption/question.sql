-- id: inspector-disruption
-- title: Inspector disturbed
-- section: Watchlist: disruption
-- log: cloudtrail
-- kind: finding
-- tells: Scans for weaknesses that were removed, narrowed or switched off, in both generations of Inspector.
-- technique: T1562.001
-- next: guardduty-disruption
-- action: inspector:DeleteAssessmentRun stealth Removes what a scan found
-- action: inspector:DeleteAssessmentTarget, inspector:UpdateAssessmentTarget stealth Takes machines out of
--   scans
-- action: inspector:DeleteAssessmentTemplate stealth Ends a kind of scan
-- action: inspector:UnsubscribeFromEvent stealth Ends the notices of scans
-- action: inspector2:Disable stealth Ends all scans
-- action: inspector2:CreateFilter, inspector2:UpdateFilter stealth Suppresses findings
-- corrected: The public query knows the old Inspector only, and does not name the service.
select eventtime, eventsource, eventname, awsregion, useridentity.arn, sourceipaddress, useragent, errorcode,
       requestparameters, eventid
from {{table}}
where {{time}}
  and eventsource in ('inspector.amazonaws.com', 'inspector2.amazonaws.com')
  and eventname in (
    'DeleteAssessmentRun', 'DeleteAssessmentTarget', 'DeleteAssessmentTemplate', 'UnsubscribeFromEvent',
    'UpdateAssessmentTarget', 'Disable', 'CreateFilter', 'UpdateFilter')
order by eventtime desc, eventid
