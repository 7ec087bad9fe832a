package io.coldtrail.rules;

import io.coldtrail.problem.ColdtrailException;
import io.coldtrail.problem.ErrorCode;
import io.coldtrail.problem.Where;
import java.io.IOException;

/** All messages about rules and events. */
final class RuleProblems {
    private RuleProblems() {}

    static ColdtrailException unknown(String id) {
        return new ColdtrailException(
                ErrorCode.RULE_UNKNOWN,
                "there is no rule \"" + id + "\"",
                null,
                "`coldtrail rules list` shows all rules.");
    }

    static ColdtrailException invalid(String file, String reason) {
        return new ColdtrailException(
                ErrorCode.RULE_INVALID,
                "a rule cannot be read: " + reason,
                Where.file(file),
                "A rule is an event pattern of EventBridge, or a rule file as docs/rules.md describes it.");
    }

    static ColdtrailException event(String file, String reason) {
        return new ColdtrailException(
                ErrorCode.EVENT_INVALID,
                "an event cannot be read: " + reason,
                Where.file(file),
                "Give an event as EventBridge delivers it, or one CloudTrail record.");
    }

    /** A fault of event-ruler, or of how this program is put together; no rule and no event is to blame. */
    static ColdtrailException library(Error cause) {
        return new ColdtrailException(
                ErrorCode.INTERNAL, "event-ruler, which matches events, failed: " + cause, null, "", cause);
    }

    static ColdtrailException unreadable(String file, IOException cause) {
        return new ColdtrailException(
                ErrorCode.IO_FAILED,
                "a file cannot be read: " + cause.getClass().getSimpleName(),
                Where.file(file),
                "Check that it is there, and that you may read it.",
                cause);
    }
}
