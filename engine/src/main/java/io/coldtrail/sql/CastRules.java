package io.coldtrail.sql;

import io.coldtrail.sql.SqlType.Simple;
import io.coldtrail.sql.SqlType.ZonedOf;
import io.trino.grammar.sql.SqlBaseLexer;
import io.trino.grammar.sql.SqlBaseParser.CastContext;
import io.trino.grammar.sql.SqlBaseParser.GenericTypeContext;
import io.trino.grammar.sql.SqlBaseParser.TypeContext;
import java.util.Optional;
import org.antlr.v4.runtime.ParserRuleContext;

/** CAST and TRY_CAST; {@link Casts} says what becomes of which type. */
final class CastRules {
    private CastRules() {}

    /** What becomes of a value that is none of the type. */
    enum Failure {
        ERROR("", ""),
        NULL("try_", "TRY_");

        private final String prefix;
        private final String keyword;

        Failure(String prefix, String keyword) {
            this.prefix = prefix;
            this.keyword = keyword;
        }

        /** A cast that DuckDB does as Athena does. */
        String plain(String sql, String type) {
            return keyword + "CAST(" + sql + " AS " + type + ")";
        }

        /** A macro or a function in Java, of which there are two. */
        String checked(String name, String arguments) {
            return "athena_" + prefix + name + "(" + arguments + ")";
        }
    }

    static Typed cast(CastContext node, Scope scope, Translating query) {
        Typed value = query.expression(node.expression(), scope);
        Failure failure = node.getStart().getType() == SqlBaseLexer.TRY_CAST ? Failure.NULL : Failure.ERROR;
        SqlType target = TypeNames.of(node.type());
        if (target == Simple.DATE && failure == Failure.ERROR && isPlainDate(node.expression())) {
            requireDate(node.expression());
            return new Typed(Splice.of(node).text(), Simple.DATE);
        }
        if (target instanceof ZonedOf zoned && isText(node.expression())) {
            return MomentLiterals.cast(node, zoned, failure);
        }
        if (target instanceof ZonedOf zoned && value.type() instanceof ZonedOf from) {
            target = new ZonedOf(from.zone(), zoned.digits());
        }
        SqlType wanted = target;
        String sql = Casts.convert(value, wanted, failure)
                .orElseThrow(() -> SqlProblems.refused(
                        node,
                        "a CAST of " + value.type().athenaName() + " to " + wanted.athenaName(),
                        "Athena has no such cast, or it is not supported yet."));
        Optional<String> length = length(node.type());
        return new Typed(length.isPresent() ? bounded(value, sql, length.get(), failure) : sql, wanted);
    }

    private static Optional<String> length(TypeContext type) {
        return type instanceof GenericTypeContext generic
                        && Identifiers.name(generic.identifier()).equals("varchar")
                        && !generic.typeParameter().isEmpty()
                ? Optional.of(generic.typeParameter(0).getText())
                : Optional.empty();
    }

    /** {@code CAST(x AS varchar(n))} keeps the first n characters of a text, and fails where a number has more. */
    private static String bounded(Typed value, String sql, String length, Failure failure) {
        return value.type() == Simple.VARCHAR || value.type() == Simple.UNKNOWN
                ? "substr(" + value.sql() + ", 1, " + length + ")"
                : failure.checked("bounded", sql + ", " + length);
    }

    static boolean isText(ParserRuleContext node) {
        return node.getStart() == node.getStop() && node.getStart().getType() == SqlBaseLexer.STRING;
    }

    /** Whether it is a text that may be a day as it is mostly written; others are left to the running query. */
    static boolean isPlainDate(ParserRuleContext node) {
        return isText(node) && node.getText().matches("'(\\d{4}-\\d{2}-\\d{2}|[yYmMdD/-]+)'");
    }

    static void requireDate(ParserRuleContext text) {
        String quoted = text.getText();
        LiteralRules.requireDate(text, quoted.substring(1, quoted.length() - 1));
    }

    /** The expression that makes one type of the other; empty where that is not known to mean the same. */
    static Optional<String> convert(Typed value, SqlType target, Failure failure) {
        return Casts.convert(value, target, failure);
    }
}
