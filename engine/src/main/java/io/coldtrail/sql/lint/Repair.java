package io.coldtrail.sql.lint;

/**
 * What is wrong at one place, and how it is put right.
 *
 * @param start of what the finding is about
 * @param end of it
 */
record Repair(LintCode code, int start, int end, Mending mending, String message, String remedy) {
    static Repair of(LintCode code, Mending mending, String message, String remedy) {
        return new Repair(code, mending.start(), mending.end(), mending, message, remedy);
    }
}
