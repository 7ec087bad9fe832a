package io.coldtrail.sql;

import io.coldtrail.sql.SqlType.Simple;
import java.util.Optional;

/** Literals of types that are written as a name and a text: {@code JSON '…'} and {@code IPADDRESS '…'}. */
final class ValueLiterals {
    private ValueLiterals() {}

    /** The literal, if there are literals of the type; a text that is no such value fails as a cast of it does. */
    static Optional<Typed> of(String type, String value) {
        return switch (type) {
            case "json" -> Optional.of(new Typed("athena_json_parse(" + Call.quote(value) + ")", Simple.JSON));
            case "ipaddress" ->
                Optional.of(new Typed("athena_cast_ipaddress(" + Call.quote(value) + ")", Simple.IPADDRESS));
            default -> Optional.empty();
        };
    }
}
