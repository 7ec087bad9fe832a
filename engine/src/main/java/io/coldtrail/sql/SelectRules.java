package io.coldtrail.sql;

import io.coldtrail.sql.Selection.Output;
import io.trino.grammar.sql.SqlBaseParser.ColumnReferenceContext;
import io.trino.grammar.sql.SqlBaseParser.DereferenceContext;
import io.trino.grammar.sql.SqlBaseParser.IdentifierContext;
import io.trino.grammar.sql.SqlBaseParser.QuerySpecificationContext;
import io.trino.grammar.sql.SqlBaseParser.SelectAllContext;
import io.trino.grammar.sql.SqlBaseParser.SelectItemContext;
import io.trino.grammar.sql.SqlBaseParser.SelectSingleContext;
import java.util.ArrayList;
import java.util.List;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.tree.ParseTree;
import org.jspecify.annotations.Nullable;

/** The list after SELECT, and the names that Athena gives to columns. */
final class SelectRules {
    private SelectRules() {}

    /** The name of a column that has none, by its position from 0. */
    static String unnamed(int position) {
        return "_col" + position;
    }

    static List<Output> select(
            List<SelectItemContext> items, RelationRules.Order order, Splice text, Scope scope, Translating query) {
        List<Output> outputs = new ArrayList<>();
        for (SelectItemContext item : items) {
            if (item instanceof SelectAllContext all) {
                outputs.addAll(StarRules.star(all, order, text, scope, query));
            } else {
                outputs.add(single((SelectSingleContext) item, outputs.size(), text, scope, query));
            }
        }
        return List.copyOf(outputs);
    }

    private static Output single(SelectSingleContext node, int place, Splice text, Scope scope, Translating query) {
        Reads reads = new Reads();
        Typed value = query.reading(reads).expression(node.expression(), scope);
        if (isDistinct(node)) {
            value = new Typed(MapSameness.ordered(node, value), value.type());
        }
        String key = Sameness.key(node.expression(), scope);
        if (node.identifier() != null) {
            String name = Identifiers.name(node.identifier());
            text.replace(node.expression(), value.sql());
            text.replace(
                    node.identifier(),
                    node.AS() == null
                            ? Identifiers.renderBareAlias(node.identifier())
                            : Identifiers.renderLowerCase(node.identifier()));
            return new Output(
                    shown(Field.visible(name, value.type()), node.expression(), reads, scope),
                    key,
                    node.expression(),
                    "");
        }
        IdentifierContext source = sourceName(node.expression());
        String name = source == null ? "" : Identifiers.name(source);
        String shown = name.isEmpty() ? unnamed(place) : name;
        boolean column = source != null
                && bare(node.expression()) instanceof ColumnReferenceContext
                && value.sql().equals(source.getText());
        text.replace(node.expression(), column ? value.sql() : value.sql() + " AS " + Identifiers.quote(shown));
        return new Output(
                shown(Field.visible(name, value.type()), node.expression(), reads, scope), key, node.expression(), "");
    }

    /** Whether an item stands after SELECT DISTINCT. */
    static boolean isDistinct(SelectItemContext item) {
        return item.getParent() instanceof QuerySpecificationContext select
                && select.setQuantifier() != null
                && select.setQuantifier().DISTINCT() != null;
    }

    /** A column of the result: one of the sources or a field of it, where the expression names that, or a new one. */
    private static Field shown(Field plain, ParserRuleContext expression, Reads reads, Scope scope) {
        ParseTree bare = OrderRules.bare(expression);
        List<String> parts = Sameness.parts(bare);
        return Sameness.column(bare, scope)
                .filter(match -> match.level() == scope.level())
                .map(match -> plain.from(match.field(), parts.subList(match.prefix() + 1, parts.size())))
                .orElse(plain.made(reads));
    }

    /** The identifier that names the column where no alias does: that of a column, or of a field of one. */
    private static @Nullable IdentifierContext sourceName(ParserRuleContext node) {
        ParseTree bare = bare(node);
        if (bare instanceof ColumnReferenceContext column) {
            return column.identifier();
        }
        // Behind anything but names, a field leaves its column without a name.
        return bare instanceof DereferenceContext dereference
                        && !Sameness.parts(dereference).isEmpty()
                ? dereference.fieldName
                : null;
    }

    private static ParseTree bare(ParseTree node) {
        ParseTree bare = node;
        while (!(bare instanceof ColumnReferenceContext) && bare.getChildCount() == 1) {
            bare = bare.getChild(0);
        }
        return bare;
    }
}
