package io.coldtrail.sql;

import io.trino.grammar.sql.SqlBaseParser.FunctionCallContext;
import io.trino.grammar.sql.SqlBaseParser.StringLiteralContext;
import io.trino.grammar.sql.SqlBaseParser.TypeConstructorContext;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.antlr.v4.runtime.ParserRuleContext;

/** Reads points in time that a query writes down in full and in UTC, which is the zone of its session. */
final class Moments {
    private Moments() {}

    /** The seconds since 1970 of {@code TIMESTAMP '…'} and {@code from_iso8601_timestamp('…')}, as a double has them. */
    static Optional<Double> seconds(ParserRuleContext expression) {
        ParserRuleContext node = GrammarLevels.bare(expression);
        if (node instanceof TypeConstructorContext typed
                && typed.identifier() != null
                && Identifiers.name(typed.identifier()).equals("timestamp")) {
            return seconds(LiteralRules.value(typed.string()), "", " ");
        }
        if (node instanceof FunctionCallContext call
                && Identifiers.parts(call.qualifiedName()).equals(List.of("from_iso8601_timestamp"))
                && call.expression().size() == 1
                && GrammarLevels.bare(call.expression(0)) instanceof StringLiteralContext text) {
            return seconds(LiteralRules.value(text.string()), "Z?", "T");
        }
        return Optional.empty();
    }

    private static Optional<Double> seconds(String text, String zone, String between) {
        if (!text.matches("\\d{4}-\\d{2}-\\d{2}" + between + "\\d{2}:\\d{2}:\\d{2}(\\.\\d{1,3})?" + zone)) {
            return Optional.empty();
        }
        try {
            Instant moment = Instant.parse(text.replace(' ', 'T').replace("Z", "") + "Z");
            return Optional.of(moment.toEpochMilli() / 1000.0);
        } catch (DateTimeException e) {
            // No such day or hour: the query fails when it runs.
            return Optional.empty();
        }
    }
}
