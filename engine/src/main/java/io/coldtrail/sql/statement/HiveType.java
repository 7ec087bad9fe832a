package io.coldtrail.sql.statement;

import java.util.List;
import java.util.stream.Collectors;

/**
 * A type as Hive's DDL writes it.
 *
 * @param base in lower case, such as {@code string}, {@code struct}
 * @param parts the fields of a struct by name, or the types between the angle brackets, whose names are empty
 */
public record HiveType(String base, List<Part> parts) {
    public HiveType {
        parts = List.copyOf(parts);
    }

    /** A type within a type. */
    public record Part(String name, HiveType type) {}

    /** The type in one spelling: lower case, no blanks. */
    public String text() {
        if (parts.isEmpty()) {
            return base;
        }
        return parts.stream()
                .map(part -> (part.name().isEmpty() ? "" : part.name() + ":")
                        + part.type().text())
                .collect(Collectors.joining(",", base + "<", ">"));
    }
}
