package io.coldtrail.playbook;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What a parameter's value must look like. */
public enum ParameterType {
    TEXT("any text", "[^\\x00]+"),
    IP("an IPv4 or IPv6 address", "(\\d{1,3}\\.){3}\\d{1,3}|[0-9a-fA-F:]*:[0-9a-fA-F:.]+"),
    ACCOUNT("an account id of 12 digits", "\\d{12}"),
    ARN("an ARN, such as arn:aws:iam::111122223333:user/alice", "arn:aws[a-z-]*:[^:\\s]*:[^:\\s]*:\\d*:\\S(.*\\S)?"),
    ACCESSKEY("an access key id, such as AKIAIOSFODNN7EXAMPLE", "[A-Z0-9]{16,128}"),
    INSTANCE("an instance id, such as i-0abcdef1234567890", "i-([0-9a-f]{8}|[0-9a-f]{17})"),
    INTERFACE("a network interface's id, such as eni-0abcdef1234567890", "eni-([0-9a-f]{8}|[0-9a-f]{17})"),
    DATE("a day, such as 2024-01-31", "\\d{4}-\\d{2}-\\d{2}"),
    INT("a whole number, 0 or more", "\\d{1,18}");

    private final String description;
    private final Pattern pattern;

    ParameterType(String description, String pattern) {
        this.description = description;
        this.pattern = Pattern.compile(pattern, Pattern.DOTALL);
    }

    /** What a value must be, as in "must be …". */
    public String description() {
        return description;
    }

    /** Some value that fits. */
    public String example() {
        return switch (this) {
            case TEXT -> "text";
            case IP -> "203.0.113.7";
            case ACCOUNT -> "111122223333";
            case ARN -> "arn:aws:iam::111122223333:user/alice";
            case ACCESSKEY -> "AKIAIOSFODNN7EXAMPLE";
            case INSTANCE -> "i-0abcdef1234567890";
            case INTERFACE -> "eni-0abcdef1234567890";
            case DATE -> "2024-01-31";
            case INT -> "1";
        };
    }

    /** The name in question files. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whether a value fits. */
    public boolean accepts(String value) {
        return pattern.matcher(value).matches() && (this != DATE || isDay(value)) && (this != IP || isAddress(value));
    }

    /** The value as a literal of Athena's SQL; a value that does not fit gives no usable literal. */
    String literal(String value) {
        return this == INT ? Long.toString(Long.parseLong(value)) : SqlText.literal(value);
    }

    static Optional<ParameterType> named(String id) {
        return Arrays.stream(values()).filter(type -> type.id().equals(id)).findFirst();
    }

    static String ids() {
        return Arrays.stream(values()).map(ParameterType::id).collect(Collectors.joining(", "));
    }

    private static boolean isDay(String value) {
        try {
            LocalDate.parse(value);
            return true;
        } catch (DateTimeParseException e) {
            return false;
        }
    }

    private static boolean isAddress(String value) {
        return value.indexOf(':') >= 0
                || Arrays.stream(value.split("\\.")).allMatch(number -> Integer.parseInt(number) < 256);
    }
}
