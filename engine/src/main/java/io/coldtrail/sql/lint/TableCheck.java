package io.coldtrail.sql.lint;

import io.coldtrail.schema.ShapeColumn;
import io.coldtrail.schema.TableShape;
import io.coldtrail.sql.GrammarLevels;
import io.coldtrail.sql.NamedColumn;
import io.coldtrail.sql.Reading;
import io.coldtrail.sql.TableUse;
import io.trino.grammar.sql.SqlBaseParser.IdentifierContext;
import io.trino.grammar.sql.SqlBaseParser.QualifiedNameContext;
import io.trino.grammar.sql.SqlBaseParser.QuerySpecificationContext;
import io.trino.grammar.sql.SqlBaseParser.SelectAllContext;
import io.trino.grammar.sql.SqlBaseParser.SelectSingleContext;
import io.trino.grammar.sql.SqlBaseParser.TableNameContext;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.antlr.v4.runtime.ParserRuleContext;

/** Tables that nobody knows, and those that are read whole. */
final class TableCheck {
    private TableCheck() {}

    /** Notes the tables that had to be guessed. */
    static void unknown(Judged judged, Nodes nodes, Map<String, TableShape> guessed, List<String> known) {
        for (TableNameContext table : nodes.all(TableNameContext.class)) {
            QualifiedNameContext name = table.qualifiedName();
            IdentifierContext last = name.identifier(name.identifier().size() - 1);
            String written = nodes.text(last).replace("\"", "").toLowerCase(Locale.ROOT);
            TableShape shape = guessed.get(written);
            if (shape == null) {
                continue;
            }
            Optional<String> near = Spelling.nearest(written, known);
            String message = "no table is named " + Shown.cut(written);
            if (near.isPresent()) {
                judged.mend(
                        LintCode.UNKNOWN_TABLE,
                        nodes.start(last),
                        nodes.end(last),
                        near.get(),
                        message,
                        "Write " + near.get() + ".");
            } else {
                judged.find(
                        LintCode.UNKNOWN_TABLE,
                        nodes.start(last),
                        nodes.end(last),
                        message,
                        "It is read here as a table of the shape " + shape.id() + ".");
            }
        }
    }

    /** Notes tables without a condition on a partition. */
    static void unbounded(Query query) {
        Nodes nodes = query.nodes();
        Set<String> named = query.judged().namesInConditions();
        Set<String> done = new HashSet<>();
        for (TableUse use : query.reading().tables()) {
            boolean bounded = use.shape().partitions().isEmpty()
                    || !use.partitions().isEmpty()
                    || use.shape().partitions().stream().map(ShapeColumn::name).anyMatch(named::contains);
            if (!bounded && done.add(use.name())) {
                node(nodes, use.name())
                        .ifPresent(node -> query.judged()
                                .find(
                                        LintCode.MISSING_PARTITION_PREDICATE,
                                        nodes.start(node),
                                        nodes.end(node),
                                        "no condition bounds the partitions of " + Shown.cut(use.name())
                                                + ", so all of it is read",
                                        "Add a condition such as `" + example(use.shape()) + "`."));
            }
        }
    }

    private static String example(TableShape shape) {
        if (Reading.has(shape, "timestamp")) {
            return "timestamp >= '2024/01/01'";
        }
        return Reading.has(shape, "date")
                ? "date >= DATE '2024-01-01'"
                : "year = '2024' and month = '01' and day = '05'";
    }

    private static Optional<ParserRuleContext> node(Nodes nodes, String table) {
        for (TableNameContext node : nodes.all(TableNameContext.class)) {
            String name = nodes.text(node).replace("\"", "").toLowerCase(Locale.ROOT);
            if (name.substring(name.lastIndexOf('.') + 1).equals(table)) {
                return Optional.of(node);
            }
        }
        return Optional.empty();
    }

    /** Notes stars over tables. */
    static void stars(Query query) {
        for (SelectAllContext star : query.nodes().all(SelectAllContext.class)) {
            QuerySpecificationContext select = Nodes.around(star, QuerySpecificationContext.class);
            boolean table = select != null
                    && select.relation().stream()
                            .flatMap(relation -> Nodes.all(relation, TableNameContext.class).stream())
                            .filter(name -> Nodes.around(name, QuerySpecificationContext.class) == select)
                            .anyMatch(name -> query.reading().tables().stream()
                                    .anyMatch(use ->
                                            lastPart(query.nodes().text(name)).equalsIgnoreCase(use.name())));
            if (table) {
                query.judged()
                        .find(
                                LintCode.SELECT_STAR,
                                query.nodes().start(star),
                                query.nodes().end(star),
                                "a star reads every column",
                                "Name the columns to read less.");
            }
        }
    }

    /** Notes aliases that are names of other columns, which a missing comma makes of them. */
    static void commas(Query query) {
        for (SelectSingleContext item : query.nodes().all(SelectSingleContext.class)) {
            IdentifierContext alias = item.identifier();
            Optional<NamedColumn> column = query.reading().column(GrammarLevels.bare(item.expression()));
            if (alias == null || item.AS() != null || column.isEmpty()) {
                continue;
            }
            String name = query.nodes().text(alias).replace("\"", "").toLowerCase(Locale.ROOT);
            boolean other = !column.get().path().equals(name)
                    && !column.get().path().endsWith("." + name)
                    && Reading.has(column.get().shape(), name);
            if (other) {
                int end = query.nodes().end(item.expression());
                query.judged()
                        .mend(
                                LintCode.MISSING_COMMA,
                                query.nodes().start(alias),
                                query.nodes().end(alias),
                                Mending.insert(end, ","),
                                Shown.cut(query.nodes().text(item.expression())) + " gets the name of the column "
                                        + Shown.cut(name),
                                "Write a comma between them, or AS if the name is meant.");
            }
        }
    }

    private static String lastPart(String name) {
        String bare = name.replace("\"", "");
        return bare.substring(bare.lastIndexOf('.') + 1);
    }
}
