package io.coldtrail.sql.lint;

import io.coldtrail.problem.ColdtrailException;
import io.coldtrail.sql.GrammarLevels;
import io.coldtrail.sql.NamedColumn;
import io.coldtrail.sql.Reading;
import io.coldtrail.sql.SqlType;
import io.trino.grammar.sql.SqlBaseParser.BetweenContext;
import io.trino.grammar.sql.SqlBaseParser.BooleanLiteralContext;
import io.trino.grammar.sql.SqlBaseParser.ComparisonContext;
import io.trino.grammar.sql.SqlBaseParser.DereferenceContext;
import io.trino.grammar.sql.SqlBaseParser.NumericLiteralContext;
import io.trino.grammar.sql.SqlBaseParser.PredicatedContext;
import io.trino.grammar.sql.SqlBaseParser.StringLiteralContext;
import io.trino.grammar.sql.SqlBaseParser.SubscriptContext;
import java.util.Locale;
import java.util.Optional;
import org.antlr.v4.runtime.ParserRuleContext;

/** What was meant where types do not go together. */
final class TypeRepairs {
    private final Nodes nodes;
    private final Reading reading;
    private final ColdtrailException problem;

    TypeRepairs(Nodes nodes, Reading reading, ColdtrailException problem) {
        this.nodes = nodes;
        this.reading = reading;
        this.problem = problem;
    }

    /** A dot or a bracket after a column with JSON in it. */
    Optional<Repair> fieldOfText(ParserRuleContext node) {
        SubscriptContext subscript = Nodes.around(node, SubscriptContext.class);
        if (subscript != null && GrammarLevels.bare(subscript.index) instanceof StringLiteralContext key) {
            String name = nodes.text(key);
            return Optional.of(json(
                    subscript,
                    nodes.text(subscript.value),
                    "." + name.substring(1, name.length() - 1),
                    nodes.start(subscript)));
        }
        DereferenceContext field = Nodes.around(node, DereferenceContext.class);
        if (field == null) {
            return Optional.empty();
        }
        String column = nodes.text(field.base);
        DereferenceContext whole = field;
        while (whole.getParent() instanceof DereferenceContext outer && outer.base == whole) {
            whole = outer;
        }
        String path = nodes.sql().substring(nodes.end(field.base), nodes.end(whole));
        return Optional.of(json(whole, column, path.replace("\"", ""), nodes.start(field.fieldName)));
    }

    private Repair json(ParserRuleContext whole, String column, String path, int start) {
        String call = "json_extract_scalar(" + column + ", '$" + path.replace("'", "''") + "')";
        return new Repair(
                LintCode.STRUCT_FIELD_OF_TEXT,
                start,
                nodes.end(whole),
                new Mending(nodes.start(whole), nodes.end(whole), call),
                column + " is a text with JSON in it and has no fields",
                "Write `" + Shown.cut(call) + "`.");
    }

    /** A comparison of unlike types. */
    Optional<Repair> unlike(ParserRuleContext node) {
        PredicatedContext predicate = Nodes.around(node, PredicatedContext.class);
        while (predicate != null && predicate.predicate() == null) {
            predicate = Nodes.around(predicate.getParent(), PredicatedContext.class);
        }
        if (predicate == null || nodes.start(node) < nodes.end(predicate.valueExpression)) {
            return Optional.empty();
        }
        ParserRuleContext left = GrammarLevels.bare(predicate.valueExpression);
        ParserRuleContext right = node;
        while (right.getParent() != null
                && right.getParent() != predicate.predicate()
                && nodes.start(right.getParent()) == nodes.start(node)) {
            right = right.getParent();
        }
        Optional<NamedColumn> column = reading.column(left);
        Optional<Mending> mending = column.flatMap(name -> value(name, predicateValue(node)));
        if (mending.isEmpty()
                && column.isPresent()
                && (predicate.predicate() instanceof ComparisonContext
                        || predicate.predicate() instanceof BetweenContext)) {
            mending = converted(column.get(), left, GrammarLevels.bare(right));
        }
        if (mending.isEmpty() && reading.column(GrammarLevels.bare(right)).isPresent()) {
            mending = value(reading.column(GrammarLevels.bare(right)).get(), left);
        }
        int end = nodes.end(right);
        return mending.map(found -> new Repair(
                LintCode.UNLIKE_TYPES,
                nodes.start(node),
                end,
                found,
                problem.problem(),
                "Write `" + Shown.cut(found.text()) + "`."));
    }

    private static ParserRuleContext predicateValue(ParserRuleContext node) {
        ParserRuleContext value = node;
        while (value.getParent() != null
                && value.getParent().getChildCount() == 1
                && value.getParent().getStart() == node.getStart()) {
            value = value.getParent();
        }
        return GrammarLevels.bare(value);
    }

    /** A literal in the form that a column compares with. */
    private Optional<Mending> value(NamedColumn column, ParserRuleContext value) {
        String text = nodes.text(value);
        String type = column.type().athenaName();
        if (column.type() == SqlType.Simple.VARCHAR
                && (value instanceof NumericLiteralContext || value instanceof BooleanLiteralContext)) {
            boolean padded = text.length() == 1
                    && (column.path().equals("month") || column.path().equals("day"));
            return replace(value, Shown.literal(padded ? "0" + text : text.toLowerCase(Locale.ROOT)));
        }
        if (value instanceof StringLiteralContext) {
            String content = text.substring(1, text.length() - 1);
            if (type.equals("integer") || type.equals("bigint")) {
                return content.matches("\\d{1,18}") ? replace(value, content) : protocol(column, value, content);
            }
            if (type.equals("date")) {
                String dashed = content.replace('/', '-');
                return dashed.matches("\\d{4}-\\d{2}-\\d{2}")
                        ? replace(value, "DATE '" + dashed + "'")
                        : Optional.empty();
            }
        }
        return Optional.empty();
    }

    private Optional<Mending> protocol(NamedColumn column, ParserRuleContext value, String content) {
        if (!column.path().equals("protocol")) {
            return Optional.empty();
        }
        return switch (content.toUpperCase(Locale.ROOT)) {
            case "TCP" -> replace(value, "6");
            case "UDP" -> replace(value, "17");
            case "ICMP" -> replace(value, "1");
            case "ICMPV6" -> replace(value, "58");
            default -> Optional.empty();
        };
    }

    private Optional<Mending> replace(ParserRuleContext node, String text) {
        return Optional.of(new Mending(nodes.start(node), nodes.end(node), text));
    }

    /** A column made a time, as the other side is one. */
    private Optional<Mending> converted(NamedColumn column, ParserRuleContext left, ParserRuleContext right) {
        boolean time =
                problem.problem().contains("timestamp") || problem.problem().contains("with date");
        if (!time) {
            return Optional.empty();
        }
        String name = nodes.text(left);
        if (column.path().equals("eventtime")) {
            return replace(left, "from_iso8601_timestamp(" + name + ")");
        }
        if (column.path().equals("timestamp") && problem.problem().contains("with date")) {
            return replace(right, "date_format(" + nodes.text(right) + ", '%Y/%m/%d')");
        }
        if (column.type() == SqlType.Simple.BIGINT) {
            return replace(left, "from_unixtime(" + name + ")");
        }
        return Optional.empty();
    }
}
