package io.coldtrail.playbook;

import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What a question is asked about.
 *
 * @param account whose tables are read; empty for all accounts
 * @param from first day, in UTC, of the event's own time; empty for no bound
 * @param to last day, in UTC; empty for no bound
 * @param parameters values by name
 */
public record Arguments(
        Optional<String> account, Optional<LocalDate> from, Optional<LocalDate> to, Map<String, String> parameters) {
    /** All accounts, all time, no parameters. */
    public static final Arguments NONE = new Arguments(Optional.empty(), Optional.empty(), Optional.empty(), Map.of());

    /** Later years have five digits, which neither partitions nor event times can hold. */
    private static final int LAST_YEAR = 9998;

    public Arguments {
        parameters = Map.copyOf(parameters);
        account.filter(id -> !ParameterType.ACCOUNT.accepts(id)).ifPresent(id -> {
            throw PlaybookProblems.badOption("--account", id, ParameterType.ACCOUNT);
        });
        if (from.isPresent() && to.isPresent() && from.get().isAfter(to.get())) {
            throw PlaybookProblems.emptyRange(from.get(), to.get());
        }
    }

    public Arguments withAccount(String id) {
        return new Arguments(Optional.of(id), from, to, parameters);
    }

    /**
     * With a first day.
     *
     * @param day {@code yyyy-MM-dd}
     */
    public Arguments withFrom(String day) {
        return new Arguments(account, Optional.of(day("--from", day)), to, parameters);
    }

    /**
     * With a last day.
     *
     * @param day {@code yyyy-MM-dd}
     */
    public Arguments withTo(String day) {
        return new Arguments(account, from, Optional.of(day("--to", day)), parameters);
    }

    public Arguments withParameter(String name, String value) {
        Map<String, String> more = new TreeMap<>(parameters);
        more.put(name, value);
        return new Arguments(account, from, to, more);
    }

    private static LocalDate day(String option, String text) {
        if (!ParameterType.DATE.accepts(text)) {
            throw PlaybookProblems.badOption(option, text, ParameterType.DATE);
        }
        LocalDate day = LocalDate.parse(text);
        if (day.getYear() < 1 || day.getYear() > LAST_YEAR) {
            throw PlaybookProblems.badOption(option, text, ParameterType.DATE);
        }
        return day;
    }
}
