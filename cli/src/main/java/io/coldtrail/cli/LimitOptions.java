package io.coldtrail.cli;

import io.coldtrail.problem.Limits;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code --limit}: bounds on what the evidence may ask of this machine. */
final class LimitOptions {
    private static final Pattern FORM = Pattern.compile("(\\w+)=(\\d{1,19})([KMG]?)");
    private static final String UNITS = "KMG";

    @Option(
            names = "--limit",
            paramLabel = "NAME=VALUE",
            completionCandidates = Defaults.class,
            description = "Change a bound on hostile files, in bytes or counts, K, M and G being powers of 1024; may be"
                    + " repeated. The defaults are ${COMPLETION-CANDIDATES}.")
    private List<String> values = new ArrayList<>();

    @Spec(Spec.Target.MIXEE)
    private CommandSpec spec;

    @SuppressWarnings("NullAway.Init") // picocli sets the spec
    LimitOptions() {}

    /** Every limit with its default, as the option takes it. */
    static final class Defaults implements Iterable<String> {
        @Override
        public Iterator<String> iterator() {
            return Limits.DEFAULT.byName().entrySet().stream()
                    .map(limit -> limit.getKey() + "=" + shortest(limit.getValue()))
                    .iterator();
        }
    }

    /** The limits; one that there is not is a usage error. */
    Limits limits() {
        Limits limits = Limits.DEFAULT;
        for (String value : values) {
            limits = with(limits, value);
        }
        return limits;
    }

    private Limits with(Limits limits, String text) {
        Matcher matcher = FORM.matcher(text);
        if (!matcher.matches()) {
            throw usage("--limit cannot be \"" + text + "\". It must be NAME=VALUE, the value being a whole number such"
                    + " as 4096, 64K, 16M or 2G.");
        }
        try {
            int power = 10 * (UNITS.indexOf(matcher.group(3)) + 1);
            long factor = matcher.group(3).isEmpty() ? 1 : 1L << power;
            return limits.with(matcher.group(1), Math.multiplyExact(Long.parseLong(matcher.group(2)), factor));
        } catch (NumberFormatException | ArithmeticException e) {
            throw usage("--limit cannot be \"" + text + "\". Its value is too large.");
        } catch (IllegalArgumentException e) {
            throw usage("--limit cannot be \"" + text + "\": " + e.getMessage() + ".");
        }
    }

    private ParameterException usage(String sentence) {
        List<String> defaults = new ArrayList<>();
        new Defaults().forEach(defaults::add);
        return new ParameterException(
                spec.commandLine(),
                sentence + " The defaults are " + defaults.stream().collect(Collectors.joining(", ")) + ".");
    }

    private static String shortest(long value) {
        for (int unit = UNITS.length(); unit > 0; unit--) {
            long size = 1L << (10 * unit);
            if (value % size == 0) {
                return value / size + UNITS.substring(unit - 1, unit);
            }
        }
        return Long.toString(value);
    }
}
