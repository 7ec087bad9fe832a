package io.coldtrail.sql;

import io.coldtrail.sql.SqlType.Simple;
import io.coldtrail.sql.runtime.IpAddress;
import io.trino.grammar.sql.SqlBaseParser.BinaryLiteralContext;
import java.util.Optional;
import org.antlr.v4.runtime.ParserRuleContext;

/** Literals of JSON, of addresses and of bytes. */
final class ValueLiterals {
    private ValueLiterals() {}

    /** The literal, if there are literals of the type; a text that is no address is refused. */
    static Optional<Typed> of(ParserRuleContext node, String type, String value) {
        return switch (type) {
            case "json" -> Optional.of(new Typed("athena_json_parse(" + Call.quote(value) + ")", Simple.JSON));
            case "ipaddress" -> Optional.of(new Typed("'" + address(node, value) + "'", Simple.IPADDRESS));
            default -> Optional.empty();
        };
    }

    /** {@code X'…'}: two hexadecimal digits a byte; blanks between them do not count. */
    static Typed bytes(BinaryLiteralContext node, Scope scope, Translating query) {
        String digits = node.getText().replaceAll("^[xX]'|\\s|'$", "");
        if (!digits.matches("([0-9a-fA-F]{2})*")) {
            throw SqlProblems.type(
                    node,
                    node.getText() + " is no text of hexadecimal digits",
                    "Give two hexadecimal digits for each byte.");
        }
        return new Typed("unhex('" + digits + "')", Simple.VARBINARY);
    }

    private static String address(ParserRuleContext node, String value) {
        return IpAddress.digits(value)
                .orElseThrow(() -> SqlProblems.type(
                        node, "'" + value + "' is not an address", "Write it as '10.0.0.1' or '2001:db8::1'."));
    }
}
