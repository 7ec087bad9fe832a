package io.coldtrail.sql;

import io.coldtrail.problem.ColdtrailException;
import io.coldtrail.schema.TableShape;
import io.trino.grammar.sql.SqlBaseParser.FunctionCallContext;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.antlr.v4.runtime.ParserRuleContext;
import org.jspecify.annotations.Nullable;

/**
 * A query as the translator read it, for those who judge queries and do not run them: its parse tree, and what the names
 * in it mean, up to the first thing that was refused.
 */
public final class Reading {
    private final ParserRuleContext tree;
    private final Map<ParserRuleContext, NamedColumn> names;
    private final List<TableUse> tables;
    private final @Nullable ColdtrailException problem;

    Reading(
            ParserRuleContext tree,
            Map<ParserRuleContext, NamedColumn> names,
            List<TableUse> tables,
            @Nullable ColdtrailException problem) {
        this.tree = tree;
        this.names = names;
        this.tables = List.copyOf(tables);
        this.problem = problem;
    }

    /** The root of the parse tree. */
    public ParserRuleContext tree() {
        return tree;
    }

    /** The column of a table that a name means; empty for what a query within the query makes. */
    public Optional<NamedColumn> column(ParserRuleContext name) {
        return Optional.ofNullable(names.get(name));
    }

    /** Every reference to a table that was read, in the order of the query. */
    public List<TableUse> tables() {
        return tables;
    }

    /** What was refused first; empty for a query that runs. */
    public Optional<ColdtrailException> problem() {
        return Optional.ofNullable(problem);
    }

    /** Whether a call is one of an aggregate function, over a group and not over a window. */
    public static boolean isAggregate(FunctionCallContext call) {
        List<String> name = Identifiers.parts(call.qualifiedName());
        return call.over() == null
                && AthenaTranslator.functions().find(name.get(name.size() - 1)).stream()
                        .anyMatch(form -> form.kind() == Overload.Kind.AGGREGATE);
    }

    /** The names that a problem suggests in the place of one that is unknown, the nearest first. */
    public static List<String> suggestions(ColdtrailException problem) {
        return SqlProblems.suggestions(problem);
    }

    /** The names that differ little from one that is unknown, the nearest first. */
    public static List<String> nearest(String written, Collection<String> known) {
        return NearestNames.of(written, known);
    }

    /** Whether a shape has a column or a hidden column of that name. */
    public static boolean has(TableShape shape, String column) {
        return shape.all().anyMatch(known -> known.name().equals(column));
    }
}
