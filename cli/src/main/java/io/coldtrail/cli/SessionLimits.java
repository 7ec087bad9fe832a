package io.coldtrail.cli;

import io.coldtrail.query.SessionOptions;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code --memory} and {@code --temp}: how much of this machine a query may use. */
final class SessionLimits {
    private static final Pattern FORM = Pattern.compile("(\\d{1,9})([KMGT])");
    private static final String UNITS = "KMGT";

    @Option(
            names = "--memory",
            paramLabel = "SIZE",
            description =
                    "Most memory for a query, beside Java's own, such as 512M or 8G (default: half of the machine's).")
    private @Nullable String memory;

    @Option(
            names = "--temp",
            paramLabel = "SIZE",
            description =
                    "Most disk space for what does not fit in memory, below the system's folder for temporary files"
                            + " (default: half of what is free).")
    private @Nullable String temp;

    @Spec(Spec.Target.MIXEE)
    private CommandSpec spec;

    @SuppressWarnings("NullAway.Init") // picocli sets the spec
    SessionLimits() {}

    /** The options with what the user has given. */
    SessionOptions applyTo(SessionOptions options) {
        SessionOptions limited = options;
        if (memory != null) {
            limited = limited.withMemoryBytes(bytes("--memory", memory));
        }
        if (temp != null) {
            limited = limited.withSpillBytes(bytes("--temp", temp));
        }
        return limited;
    }

    private long bytes(String option, String text) {
        Matcher matcher = FORM.matcher(text);
        if (!matcher.matches() || Long.parseLong(matcher.group(1)) == 0) {
            throw new ParameterException(
                    spec.commandLine(),
                    option + " cannot be \"" + text + "\". It must be a size such as 512M or 8G, K, M, G and T being"
                            + " powers of 1024.");
        }
        return Long.parseLong(matcher.group(1)) << (10 * (UNITS.indexOf(matcher.group(2)) + 1));
    }
}
