package io.coldtrail.sql;

import io.coldtrail.sql.SqlType.Simple;
import io.coldtrail.sql.runtime.IpAddress;
import java.util.Optional;
import org.antlr.v4.runtime.ParserRuleContext;

/** Literals of types that are written as a name and a text: {@code JSON '…'} and {@code IPADDRESS '…'}. */
final class ValueLiterals {
    private ValueLiterals() {}

    /** The literal, if there are literals of the type; a text that is no address is refused. */
    static Optional<Typed> of(ParserRuleContext node, String type, String value) {
        return switch (type) {
            case "json" -> Optional.of(new Typed("athena_json_parse(" + Call.quote(value) + ")", Simple.JSON));
            case "ipaddress" ->
                Optional.of(new Typed("'" + address(node, value) + "'", Simple.IPADDRESS));
            default -> Optional.empty();
        };
    }

    private static String address(ParserRuleContext node, String value) {
        return IpAddress.digits(value)
                .orElseThrow(() -> SqlProblems.type(
                        node, "'" + value + "' is not an address", "Write it as '10.0.0.1' or '2001:db8::1'."));
    }
}
