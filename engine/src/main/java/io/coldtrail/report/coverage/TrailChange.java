package io.coldtrail.report.coverage;

import java.time.Instant;

/**
 * A call that began or ended a trail's logging.
 *
 * @param account whose log has it
 * @param region whose log has it
 * @param time when
 * @param call {@code StopLogging}, {@code StartLogging} or {@code DeleteTrail}
 * @param caller its ARN; empty where the event has none
 * @param trail the request's parameters as the event has them; may be empty
 * @param errorCode empty where the call was carried out
 */
public record TrailChange(
        String account, String region, Instant time, String call, String caller, String trail, String errorCode) {

    /** Whether logging was ended, as far as the event says. */
    public boolean stops() {
        return errorCode.isEmpty() && !call.equals("StartLogging");
    }

    /** Whether logging was begun, as far as the event says. */
    public boolean starts() {
        return errorCode.isEmpty() && call.equals("StartLogging");
    }
}
