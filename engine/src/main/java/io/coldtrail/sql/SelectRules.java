package io.coldtrail.sql;

import io.coldtrail.sql.Selection.Output;
import io.trino.grammar.sql.SqlBaseParser.ColumnReferenceContext;
import io.trino.grammar.sql.SqlBaseParser.DereferenceContext;
import io.trino.grammar.sql.SqlBaseParser.IdentifierContext;
import io.trino.grammar.sql.SqlBaseParser.PrimaryExpressionContext;
import io.trino.grammar.sql.SqlBaseParser.SelectAllContext;
import io.trino.grammar.sql.SqlBaseParser.SelectItemContext;
import io.trino.grammar.sql.SqlBaseParser.SelectSingleContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.tree.ParseTree;
import org.jspecify.annotations.Nullable;

/** The list after SELECT: stars without hidden columns, and the names that Athena gives to columns. */
final class SelectRules {
    private SelectRules() {}

    /** The name of a column that has none, by its position from 0. */
    static String unnamed(int position) {
        return "_col" + position;
    }

    static List<Output> select(
            List<SelectItemContext> items, boolean starKnown, Splice text, Scope scope, Translating query) {
        List<Output> outputs = new ArrayList<>();
        for (SelectItemContext item : items) {
            if (item instanceof SelectAllContext all) {
                outputs.addAll(all(all, starKnown, text, scope, query));
            } else {
                outputs.add(single((SelectSingleContext) item, outputs.size(), text, scope, query));
            }
        }
        return List.copyOf(outputs);
    }

    private static List<Output> all(
            SelectAllContext node, boolean starKnown, Splice text, Scope scope, Translating query) {
        if (node.columnAliases() != null) {
            throw SqlProblems.refused(node, "column names after a star", "Name the columns one by one.");
        }
        if (!starKnown) {
            throw SqlProblems.refused(node, "a star over JOIN … USING", "Name the columns, or write ON.");
        }
        if (node.primaryExpression() == null) {
            if (scope.relations().isEmpty()) {
                throw SqlProblems.type(node, "there is nothing for * to show", "Write FROM and a table.");
            }
            List<Field> fields = scope.fields().toList();
            text.replace(node.ASTERISK(), star(node, fields));
            List<Output> outputs = new ArrayList<>();
            int first = 0;
            for (Scope.Relation relation : scope.relations()) {
                outputs.addAll(outputs(first, relation, scope, query));
                first += relation.fields().size();
            }
            return outputs;
        }
        String name = lastName(node.primaryExpression());
        List<Scope.Relation> named = scope.relations().stream()
                .filter(relation -> relation.name().equals(name))
                .toList();
        if (named.size() != 1) {
            throw SqlProblems.refused(
                    node,
                    node.primaryExpression().getText() + ".*",
                    "Only a table or an alias of the FROM clause can stand before .* here.");
        }
        List<Field> fields = named.get(0).fields();
        text.replace(node.getStart(), node.ASTERISK().getSymbol(), Identifiers.quote(name) + "." + star(node, fields));
        int first = 0;
        for (Scope.Relation relation : scope.relations()) {
            if (relation == named.get(0)) {
                break;
            }
            first += relation.fields().size();
        }
        return outputs(first, named.get(0), scope, query);
    }

    /** @param first the place of the first of the relation's columns in the scope */
    private static List<Output> outputs(int first, Scope.Relation relation, Scope scope, Translating query) {
        List<Output> outputs = new ArrayList<>();
        for (int i = 0; i < relation.fields().size(); i++) {
            Field field = relation.fields().get(i);
            if (field.isVisible()) {
                query.use(field);
                outputs.add(new Output(
                        Field.visible(field.name(), field.type()),
                        Sameness.key(scope.level(), first + i),
                        null,
                        relation.spelling(field)));
            }
        }
        return outputs;
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
                shown.add(Field.visible(field.name(), field.type()));
            }
        }
        return List.copyOf(shown);
    }

    private static Output single(SelectSingleContext node, int place, Splice text, Scope scope, Translating query) {
        Typed value = query.expression(node.expression(), scope);
        String key = Sameness.key(node.expression(), scope);
        if (node.identifier() != null) {
            String name = Identifiers.name(node.identifier());
            text.replace(node.expression(), value.sql());
            text.replace(
                    node.identifier(),
                    node.AS() == null
                            ? Identifiers.renderBareAlias(node.identifier())
                            : Identifiers.renderLowerCase(node.identifier()));
            return new Output(Field.visible(name, value.type()), key, node.expression(), "");
        }
        IdentifierContext source = sourceName(node.expression());
        String name = source == null ? "" : Identifiers.name(source);
        String shown = name.isEmpty() ? unnamed(place) : name;
        boolean column = bare(node.expression()) instanceof ColumnReferenceContext
                && value.sql().equals(source.getText());
        text.replace(node.expression(), column ? value.sql() : value.sql() + " AS " + Identifiers.quote(shown));
        return new Output(Field.visible(name, value.type()), key, node.expression(), "");
    }

    /** The identifier that names the column where no alias does: that of a column, or of a row's field. */
    private static @Nullable IdentifierContext sourceName(ParserRuleContext node) {
        ParseTree bare = bare(node);
        if (bare instanceof ColumnReferenceContext column) {
            return column.identifier();
        }
        return bare instanceof DereferenceContext dereference ? dereference.fieldName : null;
    }

    private static ParseTree bare(ParseTree node) {
        ParseTree bare = node;
        while (!(bare instanceof ColumnReferenceContext) && bare.getChildCount() == 1) {
            bare = bare.getChild(0);
        }
        return bare;
    }
}
