package io.coldtrail.query.statement;

import io.coldtrail.lake.Partition;
import io.coldtrail.sql.statement.TableDefinition;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What a place in S3 says about the keys below it, such as
 * {@code s3://bucket/AWSLogs/111122223333/CloudTrail/us-east-1/${day}}: which parts of a key are fixed, and which come
 * from a partition column.
 */
final class KeyLayout {
    private static final List<String> SERVICES =
            List.of("cloudtrail", "cloudtrail-insight", "vpcflowlogs", "aws-service=vpcflowlogs");

    /** The parts of a key around the service's name. */
    enum Role {
        ACCOUNT("\\d{12}"),
        REGION("[a-z]{2}(-[a-z]+)+-\\d"),
        YEAR("\\d{4}"),
        MONTH("\\d{2}"),
        DAY("\\d{2}");

        private final Pattern literal;

        Role(String literal) {
            this.literal = Pattern.compile(literal);
        }
    }

    private final Map<Role, String> segments = new EnumMap<>(Role.class);

    private KeyLayout() {}

    /** The layout of a table: of its template where it has one, else of its LOCATION. */
    static KeyLayout of(TableDefinition definition) {
        String template = definition.properties().get("storage.location.template");
        return of(template != null ? template : definition.location().orElse(""));
    }

    /** The layout of a place; it tells nothing where the place is none of CloudTrail's or of flow logs. */
    static KeyLayout of(String place) {
        KeyLayout layout = new KeyLayout();
        String[] parts = place.split("/", -1);
        for (int i = 0; i < parts.length; i++) {
            if (SERVICES.contains(parts[i].toLowerCase(Locale.ROOT))) {
                layout.take(Role.ACCOUNT, parts, i - 1);
                layout.take(Role.REGION, parts, i + 1);
                layout.take(Role.YEAR, parts, i + 2);
                layout.take(Role.MONTH, parts, i + 3);
                layout.take(Role.DAY, parts, i + 4);
            }
        }
        return layout;
    }

    private void take(Role role, String[] parts, int index) {
        if (index >= 0 && index < parts.length && !parts[index].isEmpty()) {
            segments.put(role, parts[index].substring(parts[index].indexOf('=') + 1));
        }
    }

    /** Which part of a key a partition column stands for; empty where the layout does not name it. */
    Optional<Role> roleOf(String column) {
        return segments.entrySet().stream()
                .filter(entry -> entry.getValue().toLowerCase(Locale.ROOT).equals("${" + column + "}"))
                .map(Map.Entry::getKey)
                .findFirst();
    }

    /** The value that all keys share; empty where they differ, or where a placeholder stands. */
    Optional<String> fixed(Role role) {
        return Optional.ofNullable(segments.get(role))
                .filter(value -> role.literal.matcher(value).matches());
    }

    /** Whether keys of a partition can lie below the place. */
    boolean holds(Partition partition) {
        return is(Role.ACCOUNT, partition.account())
                && is(Role.REGION, partition.region())
                && is(Role.YEAR, partition.value("year"))
                && is(Role.MONTH, partition.value("month"))
                && is(Role.DAY, partition.value("day"));
    }

    private boolean is(Role role, String value) {
        return fixed(role).map(value::equals).orElse(true);
    }

    /** Whether the place is narrower than an account. */
    boolean isNarrow() {
        return fixed(Role.REGION).isPresent() || fixed(Role.YEAR).isPresent();
    }
}
