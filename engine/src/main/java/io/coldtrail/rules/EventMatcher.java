package io.coldtrail.rules;

import io.coldtrail.problem.ColdtrailException;
import io.coldtrail.problem.ErrorCode;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Holds rules to the events of one table. Events in which rules see the same are matched once, as long as it is remembered.
 * Thread-safe.
 */
final class EventMatcher {
    /** With {@link #LONGEST_REMEMBERED}, at most some 40 MB. */
    private static final int MOST_REMEMBERED = 8192;

    private static final int LONGEST_REMEMBERED = 2048;
    private static final Verdict SILENT = new Verdict(List.of(), false);
    private static final Verdict REFUSED = new Verdict(List.of(), true);

    private final LakeRecords records;
    private final RuleMachine machine;
    private final Map<String, Verdict> remembered = new ConcurrentHashMap<>();

    /**
     * What comes of an event.
     *
     * @param isRefused whether event-ruler cannot read it
     */
    record Verdict(List<Rule> fired, boolean isRefused) {
        boolean isSilent() {
            return fired.isEmpty() && !isRefused;
        }
    }

    EventMatcher(LakeRecords records, RuleMachine machine) {
        this.records = records;
        this.machine = machine;
    }

    /**
     * Matches one event.
     *
     * @param seen what rules see of it, as {@link LakeRecords#rows} gives it
     * @param maker of the calling thread
     */
    Verdict verdict(String seen, RecordJson maker) {
        Verdict known = remembered.get(seen);
        if (known != null) {
            return known;
        }
        Verdict verdict = matched(seen, maker);
        if (seen.length() <= LONGEST_REMEMBERED) {
            if (remembered.size() >= MOST_REMEMBERED) {
                remembered.clear();
            }
            remembered.put(seen, verdict);
        }
        return verdict;
    }

    private Verdict matched(String seen, RecordJson maker) {
        try {
            List<Rule> fired = machine.fired(records.envelope(PackedRow.values(seen), maker));
            return fired.isEmpty() ? SILENT : new Verdict(fired, false);
        } catch (ColdtrailException e) {
            if (e.code() != ErrorCode.EVENT_INVALID) {
                throw e;
            }
            return REFUSED;
        }
    }
}
