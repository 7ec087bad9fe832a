package io.coldtrail.query;

import io.coldtrail.sql.SqlType;
import io.coldtrail.sql.SqlType.Simple;
import io.coldtrail.sql.runtime.IntervalText;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Intervals as the driver writes them, {@code 1 year 2 days 03:04:05.5}, and as Athena does. */
final class Intervals {
    private static final Pattern FORM =
            Pattern.compile("(?:(-?\\d+) years? ?)?(?:(-?\\d+) months? ?)?(?:(-?\\d+) days? ?)?"
                    + "(?:(-?)(\\d+):(\\d\\d):(\\d\\d)(?:\\.(\\d{1,6}))?)?");

    private static final int MONTHS = 12;
    private static final long DAY = 86_400_000;

    private Intervals() {}

    static String athenaText(String text, SqlType type) {
        Matcher form = FORM.matcher(text);
        if (!form.matches()) {
            return text;
        }
        if (type == Simple.INTERVAL_MONTH) {
            return IntervalText.ofMonths(MONTHS * number(form, 1) + number(form, 2));
        }
        long clock = number(form, 5) * 3_600_000 + number(form, 6) * 60_000 + number(form, 7) * 1_000;
        if (form.group(8) != null) {
            clock += Long.parseLong((form.group(8) + "00").substring(0, 3));
        }
        boolean negative = form.group(4) != null && !form.group(4).isEmpty();
        return IntervalText.ofMilliseconds(DAY * number(form, 3) + (negative ? -clock : clock));
    }

    private static long number(Matcher form, int group) {
        return form.group(group) == null ? 0 : Long.parseLong(form.group(group));
    }
}
