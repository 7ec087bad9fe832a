package io.coldtrail.report.timeline;

import io.coldtrail.playbook.Log;
import io.coldtrail.playbook.TimeBounds;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Which of CloudTrail's events are wanted.
 *
 * @param from first day, in UTC, of the event's own time; empty for no bound
 * @param to last day, in UTC; empty for no bound
 * @param principal an ARN, name, principal id or access key id of the caller, or of the role that it has taken on
 * @param address of the caller
 * @param condition an Athena SQL condition over {@code cloudtrail}
 */
public record TimelineFilter(
        Optional<LocalDate> from,
        Optional<LocalDate> to,
        Optional<String> principal,
        Optional<String> address,
        Optional<String> condition) {
    /** What makes a caller known, without the parts of records that may be absent. */
    private static final List<String> NAMES = List.of(
            "useridentity.arn",
            "useridentity.username",
            "useridentity.principalid",
            "useridentity.accesskeyid",
            "useridentity.sessioncontext.sessionissuer.arn",
            "useridentity.sessioncontext.sessionissuer.username");

    /** Athena SQL that gives the events, the earliest first. */
    public String sql() {
        List<String> conditions = new ArrayList<>();
        conditions.add(new TimeBounds(from, to).condition(Log.CLOUDTRAIL));
        principal.ifPresent(name -> conditions.add(NAMES.stream()
                .map(column -> column + " = " + literal(name))
                .collect(Collectors.joining("\n    or ", "(", ")"))));
        address.ifPresent(text -> conditions.add("sourceipaddress = " + literal(text)));
        // On a line of its own, so that a comment at its end takes nothing with it.
        condition.ifPresent(sql -> conditions.add("(" + sql + "\n  )"));
        return Stream.of(
                        "select eventtime, eventname, eventsource, account, awsregion, useridentity.type as identity_type,",
                        "       coalesce(useridentity.arn, useridentity.principalid, useridentity.invokedby) as principal,",
                        "       useridentity.accesskeyid as access_key_id, sourceipaddress, useragent, errorcode, errormessage,",
                        "       readonly, requestparameters, responseelements, eventid, \"$path\" as source_path,",
                        "       \"$record\" as source_record",
                        "from cloudtrail",
                        "where " + String.join("\n  and ", conditions),
                        "order by eventtime, eventid")
                .collect(Collectors.joining("\n"));
    }

    private static String literal(String text) {
        return '\'' + text.replace("'", "''") + '\'';
    }
}
