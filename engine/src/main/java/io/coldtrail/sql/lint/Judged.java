package io.coldtrail.sql.lint;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A statement while it is judged: its text as it is mended, and what was found. Offsets are those of the mended text. */
final class Judged {
    /** More findings than these help nobody. */
    static final int MOST_FINDINGS = 200;

    private final String sql;
    private final Lines lines;
    private final int base;
    private final Draft working;
    private final Draft corrected;
    private boolean masked;
    private @Nullable Draft asRead;
    private final List<Finding> findings = new ArrayList<>();
    private final Set<Finding> known = new HashSet<>();

    /** Offsets of one finding's stretch in the statement's source. */
    private record Stretch(int start, int end) {}

    /**
     * @param sql the statement
     * @param lines of the whole text that it stands in
     * @param base where in that text it begins
     */
    Judged(String sql, Lines lines, int base) {
        this.sql = sql;
        this.lines = lines;
        this.base = base;
        this.working = new Draft(sql);
        this.corrected = new Draft(sql);
    }

    /** The text with all that was mended, and with what cannot be read taken out. */
    String text() {
        return working.text();
    }

    /** From here on offsets are those of the text as it is now, whatever is mended. */
    void freeze() {
        asRead = working.copy();
    }

    boolean isFull() {
        return findings.size() >= MOST_FINDINGS;
    }

    /** Notes a finding about a stretch of the text. */
    void find(LintCode code, int start, int end, String message, String remedy) {
        add(code, stretch(start, end), message, remedy);
    }

    /** Notes a finding about a stretch, and puts another text in its place. */
    void mend(LintCode code, int start, int end, String text, String message, String remedy) {
        mend(code, start, end, new Mending(start, end, text), message, remedy);
    }

    /** Notes a finding about a stretch, and puts it right by changing another. */
    void mend(LintCode code, int start, int end, Mending mending, String message, String remedy) {
        add(code, stretch(start, end), message, remedy);
        change(mending);
    }

    /** Notes what is wrong and puts it right. */
    void mend(Repair repair) {
        find(repair.code(), repair.start(), repair.end(), repair.message(), repair.remedy());
        repair.fromTheEnd().forEach(this::change);
    }

    /** Puts right what has been noted already; false where an earlier change stands in the way. */
    boolean change(Mending mending) {
        Stretch stretch = stretch(mending.start(), mending.end());
        boolean done = corrected.replace(stretch.start(), stretch.end(), mending.text());
        return done && (asRead != null || working.replace(stretch.start(), stretch.end(), mending.text()));
    }

    /** Takes a stretch out of what is read from here on; the corrected statement keeps it. */
    boolean mask(Mending mending) {
        Stretch stretch = stretch(mending.start(), mending.end());
        masked = true;
        return working.replace(stretch.start(), stretch.end(), mending.text());
    }

    /** Whether something was taken out, so that what is read is not all that was written. */
    boolean isMasked() {
        return masked;
    }

    /** What the author wrote in the place of a stretch. */
    String written(int start, int end) {
        Stretch stretch = stretch(start, end);
        return sql.substring(stretch.start(), stretch.end());
    }

    /** Every word that the author wrote after the first WHERE or ON, in lower case. */
    Set<String> namesInConditions() {
        Set<String> names = new HashSet<>();
        boolean conditions = false;
        for (Word word : Word.of(corrected.text())) {
            conditions |= word.is("WHERE") || word.is("ON") || word.is("USING");
            if (conditions) {
                names.add(word.text().replace("\"", "").toLowerCase(Locale.ROOT));
            }
        }
        return names;
    }

    private void add(LintCode code, Stretch stretch, String message, String remedy) {
        Finding finding = new Finding(code, lines.place(base + stretch.start(), base + stretch.end()), message, remedy);
        if (!isFull() && known.add(finding)) {
            findings.add(finding);
        }
    }

    private Stretch stretch(int start, int end) {
        Draft draft = asRead == null ? working : asRead;
        int from = draft.sourceStart(start);
        return new Stretch(from, Math.max(from, start == end ? from : draft.sourceEnd(end)));
    }

    LintedStatement done(int line) {
        List<Finding> sorted = new ArrayList<>(findings);
        sorted.sort((one, other) -> one.place().compareTo(other.place()));
        return new LintedStatement(
                sql,
                line,
                sorted,
                corrected.isChanged() ? Optional.of(corrected.text().strip()) : Optional.empty());
    }
}
