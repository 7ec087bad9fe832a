package io.coldtrail.sql;

import io.trino.grammar.sql.SqlBaseParser.IdentifierContext;
import io.trino.grammar.sql.SqlBaseParser.RootQueryContext;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.antlr.v4.runtime.ParserRuleContext;
import org.jspecify.annotations.Nullable;

/** One query on its way: what the rules share. */
final class Translating {
    /** No reference: columns go by the names that the query gives them. */
    private static final int AS_WRITTEN = -1;

    private final TableCatalog catalog;
    private final FunctionTable functions;
    private final @Nullable Instant asOf;
    private final Field.Visibility hiddenColumns;
    private final int shapeOf;
    private final Set<String> qualified;
    private final Supplier<List<String>> rowKeys;
    private final List<TableReference> references;
    private final Map<ParserRuleContext, NamedColumn> named;
    private final ViewRules.Expansion expansion;

    /**
     * @param asOf the moment that {@code now()} means, or null where it has none
     * @param hiddenColumns whether the query names hidden columns, so that tables must offer them
     */
    Translating(TableCatalog catalog, FunctionTable functions, @Nullable Instant asOf, Field.Visibility hiddenColumns) {
        this(
                catalog,
                functions,
                asOf,
                hiddenColumns,
                AS_WRITTEN,
                Set.of(),
                List::of,
                new ArrayList<>(),
                new IdentityHashMap<>(),
                new ViewRules.Expansion());
    }

    private Translating(
            TableCatalog catalog,
            FunctionTable functions,
            @Nullable Instant asOf,
            Field.Visibility hiddenColumns,
            int shapeOf,
            Set<String> qualified,
            Supplier<List<String>> rowKeys,
            List<TableReference> references,
            Map<ParserRuleContext, NamedColumn> named,
            ViewRules.Expansion expansion) {
        this.catalog = catalog;
        this.functions = functions;
        this.asOf = asOf;
        this.hiddenColumns = hiddenColumns;
        this.shapeOf = shapeOf;
        this.qualified = qualified;
        this.rowKeys = rowKeys;
        this.references = references;
        this.named = named;
        this.expansion = expansion;
    }

    /**
     * The same query, for parts of it that are to stand alone: columns of a reference go by the names of its table's
     * shape.
     */
    Translating overShape(int reference) {
        return new Translating(
                catalog, functions, asOf, hiddenColumns, reference, qualified, rowKeys, references, named, expansion);
    }

    /**
     * The same query, for parts of it where some names must not be taken for anything but columns of the sources: DuckDB
     * would look for them in the result.
     */
    Translating qualifying(Set<String> columns) {
        return new Translating(
                catalog,
                functions,
                asOf,
                hiddenColumns,
                shapeOf,
                Set.copyOf(columns),
                rowKeys,
                references,
                named,
                expansion);
    }

    /** The same query, for a SELECT of it whose rows these keys tell apart. */
    Translating identifying(Supplier<List<String>> keys) {
        return new Translating(
                catalog, functions, asOf, hiddenColumns, shapeOf, qualified, keys, references, named, expansion);
    }

    /** The same query, for the query of a view, which may name hidden columns where the query around it does not. */
    Translating naming(RootQueryContext view) {
        Field.Visibility hidden = needsHiddenColumns() || AthenaTranslator.needsHidden(view)
                ? Field.Visibility.HIDDEN
                : Field.Visibility.VISIBLE;
        return new Translating(
                catalog, functions, asOf, hidden, AS_WRITTEN, Set.of(), List::of, references, named, expansion);
    }

    /** The query of a view. */
    Optional<String> view(String name) {
        return catalog.view(name);
    }

    ViewRules.Expansion expansion() {
        return expansion;
    }

    /** What tells the rows apart that a window sees; see {@link EvidenceOrder}. */
    List<String> rowKeys() {
        return rowKeys.get();
    }

    /** Translates any expression, or refuses it. */
    Typed expression(ParserRuleContext node, Scope scope) {
        return ExpressionRules.translate(node, scope, this);
    }

    /** Translates an expression that must have a type, or one that becomes it. */
    Typed expression(ParserRuleContext node, Scope scope, SqlType wanted, String role) {
        return require(node, expression(node, scope), wanted, role);
    }

    /** Refuses a value that does not become the type. */
    Typed require(ParserRuleContext node, Typed typed, SqlType wanted, String role) {
        if (!Types.becomes(typed.type(), wanted)) {
            throw SqlProblems.type(
                    node,
                    role + " is " + typed.type().athenaName() + " where " + wanted.athenaName() + " is needed",
                    "Athena does not convert it by itself; use CAST.");
        }
        return typed;
    }

    /** Begins a new reference to a table of the catalog. */
    Optional<TableReference> table(String name) {
        Optional<TableReference> found =
                catalog.find(name).map(shape -> new TableReference(references.size(), name, shape));
        found.ifPresent(references::add);
        return found;
    }

    /** A reference by its number. */
    TableReference reference(int number) {
        return references.get(number);
    }

    /** Notes that the query needs the values of a column. */
    void use(Field field) {
        field.origins().forEach(origin -> reference(origin.reference()).use(origin.column()));
    }

    /** Notes which column of a table, or field of it, a name in the query means. */
    void named(ParserRuleContext node, Scope.Match match, List<String> parts, SqlType type) {
        for (Field.Origin origin : match.field().origins()) {
            List<String> path = new ArrayList<>(List.of(origin.column()));
            path.addAll(parts.subList(match.prefix() + 1, parts.size()));
            TableReference reference = reference(origin.reference());
            named.put(node, new NamedColumn(origin.reference(), reference.shape(), String.join(".", path), type));
        }
    }

    /** What was noted so far. */
    Map<ParserRuleContext, NamedColumn> named() {
        return Collections.unmodifiableMap(named);
    }

    /** A column, or a field of it, in DuckDB's spelling. */
    String spelling(List<IdentifierContext> identifiers, Scope.Match match) {
        Optional<Field.Origin> origin = match.field().origin(shapeOf);
        if (origin.isPresent() && match.prefix() == identifiers.size() - 1) {
            return Identifiers.quote(origin.get().column());
        }
        String own = match.field().spelling();
        if (own != null) {
            return own;
        }
        if (qualified.contains(match.field().name()) && match.prefix() == 0) {
            String relation = match.relation().name();
            if (relation.isEmpty()) {
                throw SqlProblems.refused(
                        identifiers.get(0),
                        "the name " + match.field().name()
                                + ", which is a column of a source without a name, and of the result",
                        "Give the result's column another name.");
            }
            return Identifiers.quote(relation) + "." + Identifiers.render(identifiers.get(0));
        }
        return identifiers.subList(match.dropped(), identifiers.size()).stream()
                .map(Identifiers::render)
                .collect(Collectors.joining("."));
    }

    List<String> tableNames() {
        return catalog.names();
    }

    List<TableUse> tables() {
        return references.stream().map(TableReference::use).toList();
    }

    FunctionTable functions() {
        return functions;
    }

    boolean needsHiddenColumns() {
        return hiddenColumns == Field.Visibility.HIDDEN;
    }

    Instant asOf(ParserRuleContext node) {
        if (asOf == null) {
            throw SqlProblems.refused(node, node.getText() + " without a moment to take for now", "Give --as-of TIME.");
        }
        return asOf;
    }
}
