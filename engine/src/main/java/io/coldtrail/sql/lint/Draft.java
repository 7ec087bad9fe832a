package io.coldtrail.sql.lint;

import java.util.Map;
import java.util.TreeMap;

/** A text with changes, which remembers where each place of the changed text was. */
final class Draft {
    private final String source;
    private final TreeMap<Integer, Change> changes = new TreeMap<>();

    private record Change(int end, String text) {}

    Draft(String source) {
        this.source = source;
    }

    Draft copy() {
        Draft copy = new Draft(source);
        copy.changes.putAll(changes);
        return copy;
    }

    boolean isChanged() {
        return !changes.isEmpty();
    }

    /**
     * Puts a text in the place of a stretch of the source. Changes within the stretch give way; what is put at a place
     * where something was put in already follows it.
     *
     * @return false, and nothing is done, where another change reaches into the stretch
     */
    boolean replace(int start, int end, String text) {
        Map.Entry<Integer, Change> before = changes.lowerEntry(start);
        if (before != null && before.getValue().end() > start) {
            return false;
        }
        for (Map.Entry<Integer, Change> inside :
                changes.subMap(start, true, end, false).entrySet()) {
            if (inside.getValue().end() > end) {
                return false;
            }
        }
        Change here = changes.get(start);
        boolean inserted = here != null && here.end() == start;
        if (start == end && here != null) {
            changes.put(start, new Change(here.end(), inserted ? here.text() + text : text + here.text()));
            return true;
        }
        changes.subMap(start, true, end, false).clear();
        changes.put(start, new Change(end, inserted && here != null ? here.text() + text : text));
        return true;
    }

    String text() {
        StringBuilder text = new StringBuilder();
        int next = 0;
        for (Map.Entry<Integer, Change> change : changes.entrySet()) {
            text.append(source, next, change.getKey()).append(change.getValue().text());
            next = change.getValue().end();
        }
        return text.append(source, next, source.length()).toString();
    }

    /** Where a place of the changed text was: for what was put in, the start of what it replaced. */
    int sourceStart(int offset) {
        return source(offset, false);
    }

    /** The same for the end of a stretch: for what was put in, the end of what it replaced. */
    int sourceEnd(int offset) {
        return source(offset, true);
    }

    private int source(int offset, boolean end) {
        int next = 0;
        int written = 0;
        for (Map.Entry<Integer, Change> entry : changes.entrySet()) {
            int kept = entry.getKey() - next;
            if (offset < written + kept || (end && offset == written + kept)) {
                return next + offset - written;
            }
            written += kept;
            Change change = entry.getValue();
            if (offset < written + change.text().length()) {
                return end ? change.end() : entry.getKey();
            }
            written += change.text().length();
            next = change.end();
        }
        return Math.min(source.length(), next + offset - written);
    }
}
