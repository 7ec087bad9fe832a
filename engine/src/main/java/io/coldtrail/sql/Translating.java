package io.coldtrail.sql;

import io.trino.grammar.sql.SqlBaseParser.IdentifierContext;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.tree.ParseTree;
import org.jspecify.annotations.Nullable;

/** One query on its way: what the rules share. */
final class Translating {
    private final TableCatalog catalog;
    private final FunctionTable functions;
    private final @Nullable Instant asOf;
    private final Field.Visibility hiddenColumns;
    private final Names names;
    private final List<TableReference> references;
    private final ViewRules.Expansion expansion;

    /**
     * @param asOf the moment that {@code now()} means, or null where it has none
     * @param hiddenColumns whether the query names hidden columns, so that tables must offer them
     */
    Translating(TableCatalog catalog, FunctionTable functions, @Nullable Instant asOf, Field.Visibility hiddenColumns) {
        this(catalog, functions, asOf, hiddenColumns, Names.AS_WRITTEN, new ArrayList<>(), new ViewRules.Expansion());
    }

    private Translating(
            TableCatalog catalog,
            FunctionTable functions,
            @Nullable Instant asOf,
            Field.Visibility hiddenColumns,
            Names names,
            List<TableReference> references,
            ViewRules.Expansion expansion) {
        this.catalog = catalog;
        this.functions = functions;
        this.asOf = asOf;
        this.hiddenColumns = hiddenColumns;
        this.names = names;
        this.references = references;
        this.expansion = expansion;
    }

    private enum Names {
        AS_WRITTEN,
        OF_THE_SHAPE
    }

    /** The same query, for parts of it that are to stand alone: columns of tables go by the names of the shape. */
    Translating overShape() {
        return new Translating(catalog, functions, asOf, hiddenColumns, Names.OF_THE_SHAPE, references, expansion);
    }

    /** The same query, for the query of a view, which may name hidden columns where the query around it does not. */
    Translating naming(ParseTree view) {
        Field.Visibility hidden = needsHiddenColumns() || AthenaTranslator.namesHidden(view)
                ? Field.Visibility.HIDDEN
                : Field.Visibility.VISIBLE;
        return new Translating(catalog, functions, asOf, hidden, Names.AS_WRITTEN, references, expansion);
    }

    /** The query of a view. */
    Optional<String> view(String name) {
        return catalog.view(name);
    }

    ViewRules.Expansion expansion() {
        return expansion;
    }

    /** Translates any expression, or refuses it. */
    Typed expression(ParserRuleContext node, Scope scope) {
        return ExpressionRules.translate(node, scope, this);
    }

    /** Translates an expression that must have a type, or one that becomes it. */
    Typed expression(ParserRuleContext node, Scope scope, SqlType wanted, String role) {
        Typed typed = expression(node, scope);
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
        Field.Origin origin = field.origin();
        if (origin != null) {
            reference(origin.reference()).use(origin.column());
        }
    }

    /** A column, or a field of it, in DuckDB's spelling. */
    String spelling(List<IdentifierContext> identifiers, Scope.Match match) {
        Field.Origin origin = match.field().origin();
        if (names == Names.OF_THE_SHAPE && origin != null && match.prefix() == identifiers.size() - 1) {
            return Identifiers.quote(origin.column());
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
