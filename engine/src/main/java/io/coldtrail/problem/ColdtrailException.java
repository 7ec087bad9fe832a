package io.coldtrail.problem;

import org.jspecify.annotations.Nullable;

/**
 * The one exception that Coldtrail's own code throws on purpose: what is wrong, where, and what to do about it.
 *
 * <p>{@link #getMessage()} is one paragraph fit for a person: the problem, the place in parentheses, the remedy.
 */
public final class ColdtrailException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final ErrorCode code;
    private final String problem;
    private final transient @Nullable Where where;
    private final String remedy;

    /**
     * @param problem what is wrong, a clause without a final full stop
     * @param where the place, or null where there is none
     * @param remedy what to do, one or more whole sentences; empty where nothing can be done
     */
    public ColdtrailException(ErrorCode code, String problem, @Nullable Where where, String remedy) {
        this(code, problem, where, remedy, null);
    }

    public ColdtrailException(
            ErrorCode code, String problem, @Nullable Where where, String remedy, @Nullable Throwable cause) {
        super(paragraph(problem, where, remedy), cause);
        this.code = code;
        this.problem = problem;
        this.where = where;
        this.remedy = remedy;
    }

    public ErrorCode code() {
        return code;
    }

    /** What is wrong, without place and remedy. */
    public String problem() {
        return problem;
    }

    public @Nullable Where where() {
        return where;
    }

    /** What to do about it; empty where nothing can be done. */
    public String remedy() {
        return remedy;
    }

    private static String paragraph(String problem, @Nullable Where where, String remedy) {
        String place = where == null ? "" : where.toString();
        StringBuilder text = new StringBuilder(problem);
        if (!place.isEmpty()) {
            text.append(" (").append(place).append(')');
        }
        text.append('.');
        if (!remedy.isEmpty()) {
            text.append(' ').append(remedy);
        }
        return text.toString();
    }
}
