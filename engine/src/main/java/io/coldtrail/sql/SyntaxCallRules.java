package io.coldtrail.sql;

import io.coldtrail.sql.SqlType.Simple;
import io.trino.grammar.sql.SqlBaseParser.GroupingOperationContext;
import io.trino.grammar.sql.SqlBaseParser.NormalizeContext;
import io.trino.grammar.sql.SqlBaseParser.PositionContext;
import io.trino.grammar.sql.SqlBaseParser.QualifiedNameContext;
import io.trino.grammar.sql.SqlBaseParser.SubstringContext;
import io.trino.grammar.sql.SqlBaseParser.TrimContext;
import io.trino.grammar.sql.SqlBaseParser.ValueExpressionContext;
import java.util.Locale;

/** Functions whose arguments have a syntax of their own. */
final class SyntaxCallRules {
    private SyntaxCallRules() {}

    static Typed position(PositionContext node, Scope scope, Translating query) {
        Splice text = Splice.of(node);
        for (ValueExpressionContext value : node.valueExpression()) {
            text.replace(value, text(value, scope, query));
        }
        return new Typed(text.text(), Simple.BIGINT);
    }

    static Typed trim(TrimContext node, Scope scope, Translating query) {
        String source = text(node.trimSource, scope, query);
        String side = node.trimsSpecification() == null
                ? "BOTH"
                : node.trimsSpecification().getText().toUpperCase(Locale.ROOT);
        String name = side.equals("LEADING") ? "ltrim" : side.equals("TRAILING") ? "rtrim" : "trim";
        String sql = node.trimChar == null
                ? "athena_" + name + "(" + source + ")"
                : name + "(" + source + ", " + text(node.trimChar, scope, query) + ")";
        return new Typed(sql, Simple.VARCHAR);
    }

    static Typed normalize(NormalizeContext node, Scope scope, Translating query) {
        String form =
                node.normalForm() == null ? "NFC" : node.normalForm().getText().toUpperCase(Locale.ROOT);
        return new Typed(
                "athena_normalize(" + text(node.valueExpression(), scope, query) + ", '" + form + "')", Simple.VARCHAR);
    }

    static Typed substring(SubstringContext node, Scope scope, Translating query) {
        StringBuilder sql = new StringBuilder("athena_substr(");
        sql.append(text(node.valueExpression(0), scope, query));
        for (int i = 1; i < node.valueExpression().size(); i++) {
            sql.append(", ")
                    .append(query.expression(node.valueExpression(i), scope, Simple.BIGINT, "the position")
                            .sql());
        }
        return new Typed(sql.append(')').toString(), Simple.VARCHAR);
    }

    static Typed grouping(GroupingOperationContext node, Scope scope, Translating query) {
        Splice text = Splice.of(node);
        for (QualifiedNameContext name : node.qualifiedName()) {
            text.replace(
                    name,
                    ReferenceRules.resolve(name, name.identifier(), scope, query)
                            .sql());
        }
        return new Typed("CAST(" + text.text() + " AS INTEGER)", Simple.INTEGER);
    }

    private static String text(ValueExpressionContext node, Scope scope, Translating query) {
        return query.expression(node, scope, Simple.VARCHAR, "the argument").sql();
    }
}
