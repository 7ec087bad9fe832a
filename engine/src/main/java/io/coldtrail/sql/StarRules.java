package io.coldtrail.sql;

import io.coldtrail.sql.Selection.Output;
import io.coldtrail.sql.SqlType.RowOf;
import io.trino.grammar.sql.SqlBaseParser.ColumnAliasesContext;
import io.trino.grammar.sql.SqlBaseParser.ColumnReferenceContext;
import io.trino.grammar.sql.SqlBaseParser.DereferenceContext;
import io.trino.grammar.sql.SqlBaseParser.PrimaryExpressionContext;
import io.trino.grammar.sql.SqlBaseParser.SelectAllContext;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.antlr.v4.runtime.ParserRuleContext;

/** Stars in the list after SELECT: without hidden columns, and written out where DuckDB would show something else. */
final class StarRules {
    private StarRules() {}

    static List<Output> star(
            SelectAllContext node, RelationRules.Order order, Splice text, Scope scope, Translating query) {
        if (node.primaryExpression() == null) {
            if (scope.relations().isEmpty()) {
                throw SqlProblems.type(node, "there is nothing for * to show", "Write FROM and a table.");
            }
            return relations(node, scope.relations(), order, text, scope, query);
        }
        String name = lastName(node.primaryExpression());
        List<Scope.Relation> named = scope.relations().stream()
                .filter(relation -> relation.name().equals(name))
                .toList();
        if (named.size() == 1) {
            return relations(node, named, order, text, scope, query);
        }
        if (named.size() > 1) {
            throw SqlProblems.ambiguous(node, name);
        }
        return row(node, text, scope, query);
    }

    private static List<Output> relations(
            SelectAllContext node,
            List<Scope.Relation> shown,
            RelationRules.Order order,
            Splice text,
            Scope scope,
            Translating query) {
        List<Output> outputs = new ArrayList<>();
        int place = 0;
        for (Scope.Relation relation : scope.relations()) {
            for (Field field : relation.fields()) {
                if (field.isVisible() && shown.contains(relation)) {
                    query.use(field);
                    outputs.add(new Output(
                            Field.visible(field.name(), field.type()).from(field),
                            Sameness.key(scope.level(), place),
                            null,
                            relation.spelling(field)));
                }
                place++;
            }
        }
        if (SelectRules.isDistinct(node)
                && outputs.stream()
                        .anyMatch(output -> MapSameness.hasMap(output.field().type()))) {
            List<Output> ordered = renamed(
                    node, outputs.stream().map(output -> ordered(node, output)).toList());
            text.replace(node.getStart(), node.getStop(), list(node, shown, ordered));
            return ordered;
        }
        if (order == RelationRules.Order.ENGINES_DIFFER || node.columnAliases() != null) {
            List<Output> renamed = renamed(node, outputs);
            text.replace(node.getStart(), node.getStop(), list(node, shown, renamed));
            return renamed;
        }
        if (node.primaryExpression() == null) {
            text.replace(node.ASTERISK(), star(node, scope.fields().toList()));
        } else {
            Scope.Relation relation = shown.get(0);
            text.replace(
                    node.getStart(),
                    node.ASTERISK().getSymbol(),
                    Identifiers.quote(relation.name()) + "." + star(node, relation.fields()));
        }
        return outputs;
    }

    private static Output ordered(SelectAllContext node, Output output) {
        Typed value = new Typed(output.column(), output.field().type());
        return new Output(output.field(), output.key(), null, MapSameness.ordered(node, value));
    }

    /** The fields of a row, each in a column. */
    private static List<Output> row(SelectAllContext node, Splice text, Scope scope, Translating query) {
        if (node.primaryExpression() instanceof ColumnReferenceContext column) {
            throw SqlProblems.type(
                    node,
                    "no table of FROM is named " + column.getText(),
                    "For the fields of a row, write the table's name or alias before it: t." + column.getText()
                            + ".*.");
        }
        Reads reads = new Reads();
        Typed value = query.reading(reads).expression(node.primaryExpression(), scope);
        if (!(value.type() instanceof RowOf row)) {
            throw SqlProblems.type(
                    node,
                    value.type().athenaName() + " has no fields that a star could show",
                    "Before .* stands a table, an alias of FROM, or a row.");
        }
        List<Output> outputs = new ArrayList<>();
        for (int i = 0; i < row.fields().size(); i++) {
            outputs.add(new Output(
                    Field.visible(
                                    row.fields().get(i).name(),
                                    row.fields().get(i).type())
                            .made(reads),
                    Sameness.key(node.primaryExpression(), scope) + "." + i,
                    null,
                    RowRules.at(value.sql(), i)));
        }
        List<Output> renamed = renamed(node, outputs);
        text.replace(node.getStart(), node.getStop(), list(renamed));
        return renamed;
    }

    private static List<Output> renamed(SelectAllContext node, List<Output> outputs) {
        ColumnAliasesContext names = node.columnAliases();
        if (names == null) {
            return outputs;
        }
        if (names.identifier().size() != outputs.size()) {
            throw SqlProblems.type(
                    names,
                    "there are " + names.identifier().size() + " names for " + outputs.size() + " columns",
                    "Name all of them.");
        }
        List<Output> renamed = new ArrayList<>();
        for (int i = 0; i < outputs.size(); i++) {
            Output output = outputs.get(i);
            Field field = output.field().renamed(Identifiers.name(names.identifier(i)));
            renamed.add(new Output(field, output.key(), null, output.column()));
        }
        return renamed;
    }

    private static String list(ParserRuleContext node, List<Scope.Relation> relations, List<Output> outputs) {
        relations.forEach(relation -> requireDistinct(node, relation));
        return list(outputs);
    }

    private static String list(List<Output> outputs) {
        List<String> columns = new ArrayList<>();
        for (int i = 0; i < outputs.size(); i++) {
            String name = outputs.get(i).field().name();
            String shown = name.isEmpty() ? SelectRules.unnamed(i) : name;
            columns.add(outputs.get(i).column() + " AS " + Identifiers.quote(shown));
        }
        return String.join(", ", columns);
    }

    /** All visible columns of some relations, written out under names that tell them apart. */
    static String columns(ParserRuleContext node, List<Scope.Relation> relations, List<String> names) {
        List<String> columns = new ArrayList<>();
        for (Scope.Relation relation : relations) {
            requireDistinct(node, relation);
            for (Field field : relation.fields()) {
                if (field.isVisible()) {
                    columns.add(relation.spelling(field) + " AS " + Identifiers.quote(names.get(columns.size())));
                }
            }
        }
        return String.join(", ", columns);
    }

    /** Two columns of one name are told apart by a star alone. */
    private static void requireDistinct(ParserRuleContext node, Scope.Relation relation) {
        Set<String> names = new HashSet<>();
        for (Field field : relation.fields()) {
            if (!field.name().isEmpty() && !names.add(field.name())) {
                throw SqlProblems.refused(
                        node,
                        "all columns of a query that has two of the name " + field.name(),
                        "Give them different names.");
            }
        }
    }

    private static String lastName(PrimaryExpressionContext node) {
        if (node instanceof ColumnReferenceContext column) {
            return Identifiers.name(column.identifier());
        }
        if (node instanceof DereferenceContext dereference && dereference.base instanceof ColumnReferenceContext) {
            return Identifiers.name(dereference.fieldName);
        }
        return "";
    }

    /** A star that shows none of the hidden columns. */
    static String star(ParserRuleContext node, List<Field> fields) {
        Set<String> hidden = fields.stream()
                .filter(field -> !field.isVisible())
                .map(Field::name)
                .collect(Collectors.toSet());
        if (fields.stream().anyMatch(field -> field.isVisible() && hidden.contains(field.name()))) {
            throw SqlProblems.refused(node, "a star over a column named like a hidden one", "Name the columns.");
        }
        return hidden.isEmpty()
                ? "*"
                : hidden.stream()
                        .sorted()
                        .map(Identifiers::quote)
                        .collect(Collectors.joining(", ", "* EXCLUDE (", ")"));
    }

    /** The columns that a star makes of those of its relations, all of which it uses. */
    static List<Field> shown(List<Field> fields, Translating query) {
        List<Field> shown = new ArrayList<>();
        for (Field field : fields) {
            if (field.isVisible()) {
                query.use(field);
                shown.add(Field.visible(field.name(), field.type()).from(field));
            }
        }
        return List.copyOf(shown);
    }
}
