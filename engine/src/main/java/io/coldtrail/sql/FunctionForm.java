package io.coldtrail.sql;

import java.util.Locale;
import java.util.stream.Collectors;

/**
 * A function of Athena, in one of its forms, for people.
 *
 * @param arguments the types of its arguments
 * @param kind {@code scalar}, {@code aggregate} or {@code window}
 */
public record FunctionForm(String name, String result, String arguments, String kind) {
    static FunctionForm of(Overload overload) {
        String arguments =
                overload.parameters().stream().map(SqlType::athenaName).collect(Collectors.joining(", "));
        return new FunctionForm(
                overload.name(),
                overload.result().athenaName(),
                arguments,
                overload.kind().name().toLowerCase(Locale.ROOT));
    }
}
