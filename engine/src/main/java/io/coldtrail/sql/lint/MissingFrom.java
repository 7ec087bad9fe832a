package io.coldtrail.sql.lint;

import io.coldtrail.sql.TableCatalog;
import io.trino.grammar.sql.SqlBaseParser.IdentifierContext;
import io.trino.grammar.sql.SqlBaseParser.QuerySpecificationContext;
import io.trino.grammar.sql.SqlBaseParser.SelectItemContext;
import io.trino.grammar.sql.SqlBaseParser.SelectSingleContext;
import java.util.Locale;
import org.antlr.v4.runtime.ParserRuleContext;

/** A query without FROM that has a table's name as the last alias of its list: {@code select a, b cloudtrail where …}. */
final class MissingFrom {
    private MissingFrom() {}

    /** Puts FROM before the table's name; true where that was done. */
    static boolean mend(Judged judged, ParserRuleContext tree, TableCatalog known) {
        Nodes nodes = new Nodes(judged.text(), tree);
        for (QuerySpecificationContext select : nodes.all(QuerySpecificationContext.class)) {
            SelectItemContext last = select.selectItem(select.selectItem().size() - 1);
            if (select.FROM() == null && last instanceof SelectSingleContext single && single.AS() == null) {
                IdentifierContext alias = single.identifier();
                String name =
                        alias == null ? "" : nodes.text(alias).replace("\"", "").toLowerCase(Locale.ROOT);
                if (alias != null && known.find(name).isPresent()) {
                    judged.mend(SyntaxFixes.fromBefore(
                            new Word(0, nodes.text(alias), nodes.start(alias), nodes.end(alias))));
                    return true;
                }
            }
        }
        return false;
    }
}
