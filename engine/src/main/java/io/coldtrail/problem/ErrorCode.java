package io.coldtrail.problem;

/**
 * Every error that Coldtrail reports, with a number that never changes its meaning.
 *
 * <p>Numbers are grouped by {@link Kind}: 1xx wrong usage, 2xx user's SQL or case, 3xx bad data, 4xx resources,
 * 9xx faults of the program. A code is never renumbered or reused.
 */
public enum ErrorCode {
    USAGE(101, Kind.USAGE),

    EVIDENCE_MISSING(201, Kind.INPUT),
    EVIDENCE_EMPTY(202, Kind.INPUT),
    EVIDENCE_UNREADABLE(203, Kind.INPUT),
    EVIDENCE_OVERLAPS_CASE(204, Kind.INPUT),
    CASE_MISSING(205, Kind.INPUT),
    CASE_INVALID(206, Kind.INPUT),
    CASE_TOO_NEW(207, Kind.INPUT),
    CASE_HELD(208, Kind.INPUT),
    CASE_NOT_WRITABLE(209, Kind.INPUT),
    RECORD_UNKNOWN(210, Kind.INPUT),
    SQL_SYNTAX(220, Kind.INPUT),
    SQL_UNKNOWN_NAME(221, Kind.INPUT),
    SQL_REFUSED(222, Kind.INPUT),
    SQL_TYPE(223, Kind.INPUT),
    SQL_RUNTIME(224, Kind.INPUT),
    PLAYBOOK_UNKNOWN(230, Kind.INPUT),
    PLAYBOOK_INVALID(231, Kind.INPUT),
    PLAYBOOK_PARAMETER(232, Kind.USAGE),
    RULE_UNKNOWN(240, Kind.INPUT),
    RULE_INVALID(241, Kind.INPUT),
    EVENT_INVALID(242, Kind.INPUT),
    MANIFEST_INVALID(250, Kind.INPUT),
    ARCHIVE_INVALID(251, Kind.INPUT),

    DATA_MALFORMED(301, Kind.DATA),
    DATA_TRUNCATED(302, Kind.DATA),
    DATA_LIMIT(303, Kind.DATA),
    LEDGER_DAMAGED(304, Kind.DATA),

    DISK_FULL(401, Kind.RESOURCES),
    IO_FAILED(402, Kind.RESOURCES),
    INTERRUPTED(403, Kind.INTERRUPTED),

    INTERNAL(901, Kind.INTERNAL);

    /** What sort of error it is, which decides the exit code of the command line. */
    public enum Kind {
        USAGE,
        INPUT,
        DATA,
        RESOURCES,
        INTERRUPTED,
        INTERNAL
    }

    private final int number;
    private final Kind kind;

    ErrorCode(int number, Kind kind) {
        this.number = number;
        this.kind = kind;
    }

    /** The stable number of this code. */
    public int number() {
        return number;
    }

    public Kind kind() {
        return kind;
    }
}
