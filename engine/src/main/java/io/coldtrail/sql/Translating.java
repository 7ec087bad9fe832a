package io.coldtrail.sql;

import io.coldtrail.schema.TableShape;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.antlr.v4.runtime.ParserRuleContext;
import org.jspecify.annotations.Nullable;

/** One query on its way: what the rules share. */
final class Translating {
    private final TableCatalog catalog;
    private final FunctionTable functions;
    private final @Nullable Instant asOf;
    private final Field.Visibility hiddenColumns;
    private final List<TableUse> tables = new ArrayList<>();

    /**
     * @param asOf the moment that {@code now()} means, or null where it has none
     * @param hiddenColumns whether the query names hidden columns, so that tables must offer them
     */
    Translating(TableCatalog catalog, FunctionTable functions, @Nullable Instant asOf, Field.Visibility hiddenColumns) {
        this.catalog = catalog;
        this.functions = functions;
        this.asOf = asOf;
        this.hiddenColumns = hiddenColumns;
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

    Optional<TableShape> table(String name) {
        Optional<TableShape> shape = catalog.find(name);
        shape.ifPresent(found -> tables.add(new TableUse(name, found)));
        return shape;
    }

    List<String> tableNames() {
        return catalog.names();
    }

    List<TableUse> tables() {
        return tables;
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
