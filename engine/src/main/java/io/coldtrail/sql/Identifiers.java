package io.coldtrail.sql;

import io.trino.grammar.sql.SqlBaseParser.IdentifierContext;
import io.trino.grammar.sql.SqlBaseParser.QualifiedNameContext;
import io.trino.grammar.sql.SqlBaseParser.QuotedIdentifierContext;
import io.trino.grammar.sql.SqlBaseParser.UnquotedIdentifierContext;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Names of columns, tables and functions, in Athena's spelling and in DuckDB's. */
final class Identifiers {
    /**
     * Words that Athena takes as names and DuckDB, in one place or another, does not. Taken from
     * {@code duckdb_keywords()}: everything that is not {@code unreserved}.
     */
    private static final Set<String> KEYWORDS = Set.of(
            ("all analyse analyze and anti any array as asc asof asymmetric at authorization between bigint binary bit "
                            + "boolean both by case cast char character check coalesce collate collation column columns "
                            + "concurrently constraint create cross dec decimal default deferrable desc describe distinct "
                            + "do else end except exists extract false fetch float for foreign freeze from full generated "
                            + "glob group grouping grouping_id having ilike in initially inner inout int integer intersect "
                            + "interval into is isnull join lambda lateral leading left like limit map national natural "
                            + "nchar none not notnull null nullif numeric offset on only or order out outer overlaps "
                            + "overlay pivot pivot_longer pivot_wider placing position positional precision primary "
                            + "qualify real references returning right row select semi setof show similar smallint some "
                            + "struct substring summarize symmetric table tablesample then to trailing treat trim true "
                            + "try_cast tuple union unique unpack unpivot using values varchar variadic verbose when "
                            + "where window with xmlattributes xmlconcat xmlelement xmlexists xmlforest xmlnamespaces "
                            + "xmlparse xmlpi xmlroot xmlserialize xmltable")
                    .split(" ", -1));

    /** Words that go on with the expression in DuckDB where no AS stands before them. */
    private static final Set<String> BARE_ALIASES = Set.of(
            ("centuries century day days decade decades escape exclude export_state filter hour hours ignore microsecond "
                            + "microseconds millennia millennium millisecond milliseconds minute minutes month months over "
                            + "precision quarter quarters rename replace respect second seconds varying week weeks within "
                            + "without year years")
                    .split(" ", -1));

    private Identifiers() {}

    /** The name without quotes, in lower case: Athena's names do not know case. */
    static String name(IdentifierContext node) {
        return text(node).toLowerCase(Locale.ROOT);
    }

    static List<String> parts(QualifiedNameContext node) {
        return node.identifier().stream().map(Identifiers::name).toList();
    }

    /** The identifier in DuckDB's spelling: the author's own, in quotes where DuckDB needs them. */
    static String render(IdentifierContext node) {
        return node instanceof UnquotedIdentifierContext
                        && !KEYWORDS.contains(node.getText().toLowerCase(Locale.ROOT))
                ? node.getText()
                : quote(text(node));
    }

    /** As {@link #render}, in lower case, for names that become those of result columns. */
    static String renderLowerCase(IdentifierContext node) {
        String name = name(node);
        return name.equals(text(node)) ? render(node) : quote(name);
    }

    /** As {@link #renderLowerCase}, for a name that follows an expression without AS. */
    static String renderBareAlias(IdentifierContext node) {
        return BARE_ALIASES.contains(name(node)) ? quote(name(node)) : renderLowerCase(node);
    }

    static String quote(String name) {
        return '"' + name.replace("\"", "\"\"") + '"';
    }

    private static String text(IdentifierContext node) {
        if (node instanceof UnquotedIdentifierContext) {
            return free(node, node.getText());
        }
        if (node instanceof QuotedIdentifierContext) {
            String text = node.getText();
            if (text.length() == 2) {
                throw SqlProblems.syntax(
                        SqlProblems.at(node), "a name has no characters", "Name it, or write a text in single quotes.");
            }
            return free(node, text.substring(1, text.length() - 1).replace("\"\"", "\""));
        }
        throw SqlProblems.refused(
                node, "the name " + node.getText(), "Write it in double quotes: Athena does so in queries.");
    }

    /** Within our macros, a name that is also their variable's would mean the variable. */
    private static String free(IdentifierContext node, String name) {
        if (Macros.variables().contains(name.toLowerCase(Locale.ROOT))) {
            throw SqlProblems.refused(
                    node, "the name " + node.getText(), "Coldtrail's own functions use it; choose another.");
        }
        return name;
    }
}
