package io.coldtrail.sql.statement;

import io.coldtrail.sql.statement.AthenaStatement.Write;
import java.util.Locale;
import java.util.Optional;

/** Statements that write the rows of a query: {@code CREATE TABLE … AS}, {@code INSERT INTO} and {@code UNLOAD}. */
final class WriteParser {
    private static final String TABLES_OF_A_CASE =
            "A case's tables are made of its evidence. CREATE EXTERNAL TABLE names one; CREATE TABLE … AS SELECT with"
                    + " -o FILE writes rows to a file.";

    private WriteParser() {}

    static AthenaStatement createTableAs(StatementCursor cursor) {
        StatementToken start = cursor.peek();
        cursor.expect("CREATE", "TABLE");
        cursor.take("IF", "NOT", "EXISTS");
        Name name = cursor.qualifiedName("the table's name");
        if (cursor.at("(")) {
            throw StatementProblems.refused(start.where(), "CREATE TABLE with columns", TABLES_OF_A_CASE);
        }
        if (cursor.take("COMMENT")) {
            cursor.text("the comment");
        }
        Optional<String> format = cursor.take("WITH") ? properties(cursor) : Optional.empty();
        if (!cursor.take("AS")) {
            throw StatementProblems.refused(start.where(), "CREATE TABLE without a query", TABLES_OF_A_CASE);
        }
        return new Write("CREATE TABLE … AS", start.where(), Optional.of(name), format, withoutData(cursor));
    }

    /** The query, without WITH DATA, the words that Trino takes after it. */
    private static String withoutData(StatementCursor cursor) {
        int ahead = 0;
        int cut = -1;
        while (cursor.peek(ahead).kind() != StatementToken.Kind.END) {
            if (cursor.peek(ahead).is("WITH")
                    && cursor.peek(ahead + 1).is("NO")
                    && cursor.peek(ahead + 2).is("DATA")) {
                throw StatementProblems.refused(
                        cursor.peek(ahead).where(), "WITH NO DATA", "There would be nothing to write.");
            }
            if (cursor.peek(ahead).is("WITH") && cursor.peek(ahead + 1).is("DATA") && endsAt(cursor, ahead + 2)) {
                cut = cursor.peek(ahead).start();
            }
            ahead++;
        }
        String query = cursor.query();
        return cut < 0
                ? query
                : query.substring(0, query.length() - (cursor.sql().length() - cut));
    }

    private static boolean endsAt(StatementCursor cursor, int ahead) {
        return cursor.peek(ahead).kind() == StatementToken.Kind.END
                || cursor.peek(ahead).is(";");
    }

    static AthenaStatement insert(StatementCursor cursor) {
        StatementToken start = cursor.peek();
        cursor.expect("INSERT", "INTO");
        Name name = cursor.qualifiedName("the table's name");
        if (cursor.at("(") && !cursor.peek(1).is("SELECT") && !cursor.peek(1).is("WITH")) {
            cursor.enclosed();
        }
        return new Write("INSERT INTO", start.where(), Optional.of(name), Optional.empty(), cursor.query());
    }

    static AthenaStatement unload(StatementCursor cursor) {
        StatementToken start = cursor.peek();
        cursor.expect("UNLOAD");
        String query = cursor.enclosed();
        cursor.expect("TO");
        cursor.text("the place in S3");
        Optional<String> format = cursor.take("WITH") ? properties(cursor) : Optional.empty();
        cursor.end();
        return new Write("UNLOAD", start.where(), Optional.empty(), format, query);
    }

    /** Reads {@code (name = value, …)} and returns the format among them. What else there is concerns S3 only. */
    private static Optional<String> properties(StatementCursor cursor) {
        Optional<String> format = Optional.empty();
        cursor.expect("(");
        do {
            Name name = cursor.name("a property's name");
            cursor.expect("=");
            if (name.text().equals("format")) {
                format = Optional.of(cursor.text("the format").toLowerCase(Locale.ROOT));
            } else if (cursor.take("ARRAY")) {
                skip(cursor, "[", "]");
            } else {
                cursor.next();
            }
        } while (cursor.take(","));
        cursor.expect(")");
        return format;
    }

    private static void skip(StatementCursor cursor, String open, String close) {
        cursor.expect(open);
        while (!cursor.take(close)) {
            if (cursor.atEnd()) {
                throw StatementProblems.expected(cursor.peek(), close);
            }
            cursor.next();
        }
    }
}
