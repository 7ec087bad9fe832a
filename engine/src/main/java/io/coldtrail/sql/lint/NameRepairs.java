package io.coldtrail.sql.lint;

import io.coldtrail.problem.ColdtrailException;
import io.coldtrail.schema.ShapeColumn;
import io.coldtrail.schema.TableShape;
import io.coldtrail.sql.GrammarLevels;
import io.coldtrail.sql.Reading;
import io.coldtrail.sql.TableUse;
import io.trino.grammar.sql.SqlBaseParser.ColumnReferenceContext;
import io.trino.grammar.sql.SqlBaseParser.DereferenceContext;
import io.trino.grammar.sql.SqlBaseParser.FunctionCallContext;
import io.trino.grammar.sql.SqlBaseParser.IdentifierContext;
import io.trino.grammar.sql.SqlBaseParser.PrimaryExpressionContext;
import io.trino.grammar.sql.SqlBaseParser.QuerySpecificationContext;
import io.trino.grammar.sql.SqlBaseParser.SelectItemContext;
import io.trino.grammar.sql.SqlBaseParser.SelectSingleContext;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.antlr.v4.runtime.ParserRuleContext;
import org.jspecify.annotations.Nullable;

/** What was meant by a name that nothing has. */
final class NameRepairs {
    private final Nodes nodes;
    private final Reading reading;
    private final ColdtrailException problem;

    NameRepairs(Nodes nodes, Reading reading, ColdtrailException problem) {
        this.nodes = nodes;
        this.reading = reading;
        this.problem = problem;
    }

    /** @param node begins where the name does */
    Optional<Repair> column(ParserRuleContext node) {
        ParserRuleContext name = wholeName(node);
        String written = nodes.text(name);
        String bare = written.replace("\"", "").toLowerCase(Locale.ROOT);
        String last = bare.substring(bare.lastIndexOf('.') + 1);
        String prefix = written.substring(0, written.lastIndexOf('.') + 1);
        Optional<Repair> alias = alias(name, bare);
        if (alias.isPresent()) {
            return alias;
        }
        for (TableUse table : reading.tables()) {
            Optional<ColumnNames.Translated> other = ColumnNames.fromOtherShape(last, table.shape());
            if (other.isPresent() && !Reading.has(table.shape(), last)) {
                return renamed(
                        name,
                        prefix + quoted(other.get().name()),
                        "no column is named " + bare + " here: it is the name in tables of the shape "
                                + other.get().from().id());
            }
            List<String> fields = bare.indexOf('.') < 0 ? ColumnNames.fields(bare, table.shape()) : List.of();
            if (fields.size() == 1) {
                return renamed(name, fields.get(0), "no column is named " + bare + ": it is a field of a column");
            }
        }
        List<String> suggestions = Reading.suggestions(problem).stream()
                .filter(suggested -> !suggested.equals(bare) && !suggested.isBlank())
                .toList();
        if (!suggestions.isEmpty()) {
            return renamed(name, quoted(suggestions.get(0)), problem.problem());
        }
        Optional<String> first = bare.indexOf('.') < 0
                ? Optional.empty()
                : Spelling.nearest(
                        bare.substring(0, bare.indexOf('.')),
                        reading.tables().stream()
                                .flatMap(table ->
                                        table.shape().visible().stream().map(ShapeColumn::name))
                                .toList());
        if (first.isPresent()) {
            return renamed(name, first.get() + written.substring(written.indexOf('.')), problem.problem());
        }
        if (written.matches("\"[^\".]*\"")) {
            String text = Shown.literal(written.substring(1, written.length() - 1));
            return Optional.of(mended(
                    LintCode.DOUBLE_QUOTED_TEXT,
                    name,
                    text,
                    "no column is named " + Shown.cut(written) + ", and double quotes are for names",
                    "Write " + Shown.cut(text) + "."));
        }
        return Optional.of(TranslationRepair.unmended(
                LintCode.UNKNOWN_COLUMN, nodes.start(name), nodes.end(name), explained(last)));
    }

    private ColdtrailException explained(String name) {
        Optional<TableShape> other = reading.tables().stream()
                .flatMap(table -> ColumnNames.otherTable(name, table.shape()).stream())
                .findFirst();
        return other.isEmpty()
                ? problem
                : new ColdtrailException(
                        problem.code(),
                        problem.problem(),
                        problem.where(),
                        "Tables of the shape " + other.get().id() + " have a column of that name.");
    }

    Optional<Repair> field(ParserRuleContext node) {
        return Reading.suggestions(problem).stream()
                .filter(field -> !field.isBlank())
                .findFirst()
                .map(field -> mended(LintCode.UNKNOWN_FIELD, node, field, problem.problem(), "Write " + field + "."));
    }

    Optional<Repair> function(ParserRuleContext node) {
        FunctionCallContext call = Nodes.around(node, FunctionCallContext.class);
        if (call == null || nodes.start(call) != nodes.start(node)) {
            return Optional.empty();
        }
        return Reading.suggestions(problem).stream()
                .findFirst()
                .map(name -> mended(
                        LintCode.UNKNOWN_FUNCTION,
                        call.qualifiedName(),
                        name,
                        problem.problem(),
                        "Write " + name + "."));
    }

    private Optional<Repair> renamed(ParserRuleContext name, String text, String message) {
        return Optional.of(mended(LintCode.UNKNOWN_COLUMN, name, text, message, "Write " + text + "."));
    }

    private Repair mended(LintCode code, ParserRuleContext node, String text, String message, String remedy) {
        return Repair.of(code, new Mending(nodes.start(node), nodes.end(node), text), message, remedy);
    }

    /** An alias of the select list that is used where aliases are not seen. */
    private Optional<Repair> alias(ParserRuleContext name, String bare) {
        QuerySpecificationContext select = Nodes.around(name, QuerySpecificationContext.class);
        if (select == null) {
            return Optional.empty();
        }
        for (SelectItemContext item : select.selectItem()) {
            if (item instanceof SelectSingleContext single
                    && single.identifier() != null
                    && nodes.text(single.identifier()).replace("\"", "").equalsIgnoreCase(bare)) {
                String expression = nodes.text(single.expression());
                boolean aggregate =
                        Nodes.all(single, FunctionCallContext.class).stream().anyMatch(Reading::isAggregate);
                boolean inHaving = select.having != null && nodes.start(name) >= nodes.start(select.having);
                String message = bare + " is an alias of the select list, which is not seen here";
                if (aggregate && !inHaving) {
                    return Optional.of(new Repair(
                            LintCode.ALIAS_AS_COLUMN,
                            nodes.start(name),
                            nodes.end(name),
                            List.of(),
                            message,
                            "Put the condition on " + Shown.cut(expression) + " into HAVING."));
                }
                return Optional.of(mended(
                        LintCode.ALIAS_AS_COLUMN,
                        name,
                        GrammarLevels.bare(single.expression()) instanceof PrimaryExpressionContext
                                ? expression
                                : "(" + expression + ")",
                        message,
                        "Write " + Shown.cut(expression) + " here."));
            }
        }
        return Optional.empty();
    }

    private static String quoted(String name) {
        return name.matches("[a-z_$][a-z0-9_$.]*") && !name.startsWith("$") && !name.equals("end")
                ? name
                : '"' + name + '"';
    }

    /** The dotted name that begins with a node. */
    private ParserRuleContext wholeName(ParserRuleContext node) {
        ParserRuleContext name = node;
        ParserRuleContext parent = node.getParent();
        while (parent != null && nodes.start(parent) == nodes.start(node) && isName(parent)) {
            name = parent;
            parent = parent.getParent();
        }
        return name;
    }

    private static boolean isName(@Nullable ParserRuleContext node) {
        return node instanceof IdentifierContext
                || node instanceof ColumnReferenceContext
                || (node instanceof DereferenceContext dereference && isName(dereference.base));
    }
}
