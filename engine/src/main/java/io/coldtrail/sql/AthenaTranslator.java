package io.coldtrail.sql;

import io.coldtrail.problem.ColdtrailException;
import io.coldtrail.problem.Where;
import io.coldtrail.schema.Provenance;
import io.coldtrail.schema.ShapeColumn;
import io.trino.grammar.sql.SqlBaseParser.IdentifierContext;
import io.trino.grammar.sql.SqlBaseParser.RootQueryContext;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.antlr.v4.runtime.tree.ParseTree;
import org.jspecify.annotations.Nullable;

/**
 * Translates queries in Athena's SQL to DuckDB's. What is not known to mean the same there is refused, by name and
 * position.
 *
 * <p>The result expects a session with {@link Macros#statements()} run, and for every table {@code t} of the catalog
 * two views: {@code "t"} with the visible columns of its shape in order, and {@code "t$all"} with the hidden ones after
 * them. Immutable and safe for use by many threads.
 */
public final class AthenaTranslator {
    private static final FunctionTable FUNCTIONS = FunctionTable.load();

    private static final Set<String> HIDDEN =
            Provenance.HIDDEN.stream().map(ShapeColumn::name).collect(Collectors.toUnmodifiableSet());

    private final TableCatalog catalog;
    private final @Nullable Instant asOf;

    /** A translator that refuses {@code current_date}, {@code now()} and their kin, having no moment to take for now. */
    public AthenaTranslator(TableCatalog catalog) {
        this(catalog, null);
    }

    /** @param asOf the moment that {@code current_date}, {@code now()} and their kin mean; null to refuse them */
    public AthenaTranslator(TableCatalog catalog, @Nullable Instant asOf) {
        this.catalog = catalog;
        this.asOf = asOf;
    }

    /**
     * Translates one query; a semicolon may close it.
     *
     * @throws io.coldtrail.problem.ColdtrailException with {@code SQL_SYNTAX}, {@code SQL_UNKNOWN_NAME},
     *     {@code SQL_TYPE} or {@code SQL_REFUSED}, and the line and column
     */
    public Translation translate(String sql) {
        RootQueryContext root = AthenaParser.parse(StatementGate.check(sql));
        Field.Visibility hidden = needsHidden(root) ? Field.Visibility.HIDDEN : Field.Visibility.VISIBLE;
        Translating translating = new Translating(catalog, FUNCTIONS, asOf, hidden);
        Query query = QueryRules.root(root, translating);
        List<OutputColumn> columns = new ArrayList<>();
        for (Field field : query.fields()) {
            String name = field.name().isEmpty() ? SelectRules.unnamed(columns.size()) : field.name();
            columns.add(new OutputColumn(name, field.type()));
        }
        return new Translation(query.sql(), columns, translating.tables());
    }

    /**
     * Puts values in the place of the {@code ?} of a query.
     *
     * @param values expressions without names, as {@code EXECUTE … USING} takes them, as many as there are parameters
     * @param name of the query, for messages, and the place where it is named
     * @throws io.coldtrail.problem.ColdtrailException where the query or a value cannot be read, or their numbers differ
     */
    public static String bind(String sql, List<String> values, String name, Where where) {
        return Parameters.bind(sql, values, name, where);
    }

    /**
     * Demands that a text is a query, whatever its names mean and its parameters will be.
     *
     * @throws io.coldtrail.problem.ColdtrailException with {@code SQL_SYNTAX} or {@code SQL_REFUSED}, and the place
     */
    public static void requireQuery(String sql) {
        AthenaParser.parse(StatementGate.check(sql));
    }

    /** Every function that a query may call: its forms, sorted by name. */
    public static List<FunctionForm> functionForms() {
        return FUNCTIONS.names().stream()
                .sorted()
                .flatMap(name -> FUNCTIONS.find(name).stream())
                .filter(form -> form.support() != Overload.Support.REFUSED)
                .map(FunctionForm::of)
                .distinct()
                .toList();
    }

    /**
     * Reads one query without running it, as far as it can be read.
     *
     * @throws ColdtrailException for what is no query, or cannot be parsed
     */
    public Reading read(String sql) {
        RootQueryContext root = AthenaParser.parse(StatementGate.check(sql));
        Field.Visibility hidden = namesHidden(root) ? Field.Visibility.HIDDEN : Field.Visibility.VISIBLE;
        Translating translating = new Translating(catalog, FUNCTIONS, asOf, hidden);
        ColdtrailException problem = null;
        try {
            QueryRules.root(root, translating);
        } catch (ColdtrailException e) {
            problem = e;
        }
        return new Reading(root, translating.named(), translating.tables(), problem);
    }

    static FunctionTable functions() {
        return FUNCTIONS;
    }

    /** Whether tables must offer their hidden columns to a query. */
    static boolean needsHidden(RootQueryContext root) {
        return namesHidden(root) || StableOrder.needsProvenance(root);
    }

    private static boolean namesHidden(ParseTree root) {
        Deque<ParseTree> open = new ArrayDeque<>();
        open.push(root);
        while (!open.isEmpty()) {
            ParseTree node = open.pop();
            if (node instanceof IdentifierContext identifier) {
                if (HIDDEN.contains(Identifiers.name(identifier))) {
                    return true;
                }
                continue;
            }
            for (int i = 0; i < node.getChildCount(); i++) {
                open.push(node.getChild(i));
            }
        }
        return false;
    }
}
