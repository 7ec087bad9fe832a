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

    private final Whole whole;
    private final Part part;

    /**
     * What all parts of the query share.
     *
     * @param asOf the moment that {@code now()} means, or null where it has none
     * @param reads what is read whatever else is needed
     */
    private record Whole(
            TableCatalog catalog,
            FunctionTable functions,
            @Nullable Instant asOf,
            List<TableReference> references,
            Map<ParserRuleContext, NamedColumn> named,
            ViewRules.Expansion expansion,
            Reads reads) {}

    /**
     * How a part of the query is read.
     *
     * @param hiddenColumns whether the query names hidden columns, so that tables must offer them
     * @param shapeOf the reference whose columns go by the names of its table's shape
     * @param qualified names that mean columns of the sources, and are written with their relation
     * @param rowKeys what tells rows apart
     * @param reads where it notes what it reads
     */
    private record Part(
            Field.Visibility hiddenColumns,
            int shapeOf,
            Set<String> qualified,
            Supplier<List<String>> rowKeys,
            Reads reads) {
        static Part outermost(Field.Visibility hiddenColumns, Reads reads) {
            return new Part(hiddenColumns, AS_WRITTEN, Set.of(), List::of, reads);
        }
    }

    /**
     * Begins a query.
     *
     * @param asOf the moment that {@code now()} means, or null where it has none
     * @param hiddenColumns whether the query names hidden columns, so that tables must offer them
     */
    Translating(TableCatalog catalog, FunctionTable functions, @Nullable Instant asOf, Field.Visibility hiddenColumns) {
        this(catalog, functions, asOf, hiddenColumns, new Reads());
    }

    private Translating(
            TableCatalog catalog,
            FunctionTable functions,
            @Nullable Instant asOf,
            Field.Visibility hiddenColumns,
            Reads reads) {
        this(
                new Whole(
                        catalog,
                        functions,
                        asOf,
                        new ArrayList<>(),
                        new IdentityHashMap<>(),
                        new ViewRules.Expansion(),
                        reads),
                Part.outermost(hiddenColumns, reads));
    }

    private Translating(Whole whole, Part part) {
        this.whole = whole;
        this.part = part;
    }

    /**
     * The same query, for parts of it that are to stand alone: columns of a reference go by the names of its table's
     * shape.
     */
    Translating overShape(int reference) {
        return new Translating(
                whole, new Part(part.hiddenColumns(), reference, part.qualified(), part.rowKeys(), part.reads()));
    }

    /**
     * The same query, for parts of it where some names must not be taken for anything but columns of the sources: DuckDB
     * would look for them in the result.
     */
    Translating qualifying(Set<String> columns) {
        return new Translating(
                whole,
                new Part(part.hiddenColumns(), part.shapeOf(), Set.copyOf(columns), part.rowKeys(), part.reads()));
    }

    /** The same query, for a SELECT of it whose rows these keys tell apart. */
    Translating identifying(Supplier<List<String>> keys) {
        return new Translating(
                whole, new Part(part.hiddenColumns(), part.shapeOf(), part.qualified(), keys, part.reads()));
    }

    /** The same query, for a part of it that reads nothing until something needs it. */
    Translating reading(Reads reads) {
        return new Translating(
                whole, new Part(part.hiddenColumns(), part.shapeOf(), part.qualified(), part.rowKeys(), reads));
    }

    /** The same query, for the query of a view, which may name hidden columns where the query around it does not. */
    Translating naming(RootQueryContext view) {
        boolean hidden = needsHiddenColumns() || AthenaTranslator.needsHidden(view);
        return new Translating(
                whole, Part.outermost(hidden ? Field.Visibility.HIDDEN : Field.Visibility.VISIBLE, part.reads()));
    }

    /** The query of a view. */
    Optional<String> view(String name) {
        return whole.catalog().view(name);
    }

    ViewRules.Expansion expansion() {
        return whole.expansion();
    }

    /** What tells the rows apart that a window sees; see {@link EvidenceOrder}. */
    List<String> rowKeys() {
        return part.rowKeys().get();
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
        Optional<TableReference> found = whole.catalog()
                .find(name)
                .map(shape -> new TableReference(whole.references().size(), name, shape));
        found.ifPresent(whole.references()::add);
        return found;
    }

    /** A reference by its number. */
    TableReference reference(int number) {
        return whole.references().get(number);
    }

    /** Notes that the query needs the values of a column. */
    void use(Field field) {
        field.origins()
                .forEach(origin ->
                        reference(origin.reference()).use(origin.path().column()));
    }

    /**
     * Notes that this part of the query reads a column, or a field of it.
     *
     * @param fields the way down to the field; none for all of the column
     */
    void read(Field field, List<String> fields) {
        field.origins().forEach(origin -> part.reads().add(origin.below(fields)));
        field.made().forEach(part.reads()::add);
    }

    /** Notes that this part of the query reads all columns of a query within it. */
    void readAll(Query inner) {
        inner.fields().forEach(field -> read(field, List.of()));
    }

    /** Notes that this part of the query reads whatever another part reads. */
    void read(Reads reads) {
        part.reads().add(reads);
    }

    /** Notes which column of a table, or field of it, a name in the query means. */
    void named(ParserRuleContext node, Scope.Match match, List<String> parts, SqlType type) {
        for (Field.Origin origin : match.field().origins()) {
            if (origin.path().parts().size() > 1) {
                continue;
            }
            ColumnPath path = origin.path().below(parts.subList(match.prefix() + 1, parts.size()));
            TableReference reference = reference(origin.reference());
            whole.named().put(node, new NamedColumn(origin.reference(), reference.shape(), path.toString(), type));
        }
    }

    /** What was noted so far. */
    Map<ParserRuleContext, NamedColumn> named() {
        return Collections.unmodifiableMap(whole.named());
    }

    /** A column, or a field of it, in DuckDB's spelling. */
    String spelling(List<IdentifierContext> identifiers, Scope.Match match) {
        Optional<Field.Origin> origin = match.field().origin(part.shapeOf());
        if (origin.isPresent() && match.prefix() == identifiers.size() - 1) {
            return Identifiers.quote(origin.get().path().column());
        }
        String own = match.field().spelling();
        if (own != null) {
            return own;
        }
        if (part.qualified().contains(match.field().name()) && match.prefix() == 0) {
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
        return whole.catalog().names();
    }

    List<TableUse> tables() {
        Set<Field.Origin> read = whole.reads().all();
        return whole.references().stream().map(table -> table.use(read)).toList();
    }

    FunctionTable functions() {
        return whole.functions();
    }

    boolean needsHiddenColumns() {
        return part.hiddenColumns() == Field.Visibility.HIDDEN;
    }

    Instant asOf(ParserRuleContext node) {
        Instant moment = whole.asOf();
        if (moment == null) {
            throw SqlProblems.refused(node, node.getText() + " without a moment to take for now", "Give --as-of TIME.");
        }
        return moment;
    }
}
