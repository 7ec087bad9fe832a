package io.coldtrail.sql.statement;

import io.coldtrail.sql.statement.AthenaStatement.CreateView;
import io.coldtrail.sql.statement.AthenaStatement.Deallocate;
import io.coldtrail.sql.statement.AthenaStatement.Drop;
import io.coldtrail.sql.statement.AthenaStatement.Execute;
import io.coldtrail.sql.statement.AthenaStatement.Explain;
import io.coldtrail.sql.statement.AthenaStatement.Prepare;
import io.coldtrail.sql.statement.AthenaStatement.Query;
import io.coldtrail.sql.statement.AthenaStatement.Use;
import io.coldtrail.sql.statement.StatementToken.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Tells what kind a statement is, and reads all kinds but queries. */
public final class StatementParser {
    /** Longer than any statement that Athena takes, which is 256 KiB. */
    private static final int MAX_CHARACTERS = 1_000_000;

    private StatementParser() {}

    /**
     * Reads one statement; a semicolon may close it.
     *
     * @throws io.coldtrail.problem.ColdtrailException with {@code SQL_SYNTAX} or {@code SQL_REFUSED} and the place, where
     *     it is no query and cannot be read
     */
    public static AthenaStatement parse(String sql) {
        String first = sql.length() > MAX_CHARACTERS ? "" : firstWord(sql);
        StatementLexer.Escapes escapes =
                first.equals("CREATE") || first.equals("ALTER") ? hiveEscapes(sql) : StatementLexer.Escapes.NONE;
        return switch (first) {
            case "CREATE",
                    "ALTER",
                    "MSCK",
                    "DROP",
                    "SHOW",
                    "DESCRIBE",
                    "DESC",
                    "PREPARE",
                    "EXECUTE",
                    "DEALLOCATE",
                    "EXPLAIN",
                    "UNLOAD",
                    "INSERT",
                    "USE" -> statement(first, new StatementCursor(sql, escapes));
            default -> new Query(sql);
        };
    }

    /**
     * Cuts a text into its statements, at the semicolons outside of quotes and comments. What holds nothing but blanks and
     * comments is none.
     *
     * @return the statements with the comments before them, without their semicolons
     */
    public static List<String> split(String text) {
        List<String> statements = new ArrayList<>();
        int start = 0;
        boolean any = false;
        for (StatementToken token : StatementLexer.tokens(text, StatementLexer.Escapes.NONE)) {
            if (token.is(";") || token.kind() == StatementToken.Kind.END) {
                if (any) {
                    statements.add(text.substring(start, token.start()).strip());
                }
                start = token.end();
                any = false;
            } else {
                any = true;
            }
        }
        return statements;
    }

    /** The first word without the comments before it; empty where something else comes first. */
    private static String firstWord(String sql) {
        int at = 0;
        while (at < sql.length()) {
            if (Character.isWhitespace(sql.charAt(at)) || sql.charAt(at) == '\uFEFF') {
                at++;
            } else if (sql.startsWith("--", at) || sql.startsWith("/*", at)) {
                String end = sql.startsWith("--", at) ? "\n" : "*/";
                int found = sql.indexOf(end, at + 2);
                at = found < 0 ? sql.length() : found + end.length();
            } else {
                break;
            }
        }
        int end = at;
        while (end < sql.length() && Character.isLetter(sql.charAt(end))) {
            end++;
        }
        return sql.substring(at, end).toUpperCase(Locale.ROOT);
    }

    /** Only texts of Hive's statements know backslashes; those of a view's query do not. */
    private static StatementLexer.Escapes hiveEscapes(String sql) {
        String start = sql.substring(0, Math.min(sql.length(), 4_000)).toUpperCase(Locale.ROOT);
        return start.contains("EXTERNAL") || start.contains("ALTER")
                ? StatementLexer.Escapes.BACKSLASH
                : StatementLexer.Escapes.NONE;
    }

    private static AthenaStatement statement(String first, StatementCursor cursor) {
        return switch (first) {
            case "CREATE" -> create(cursor);
            case "ALTER" -> HiveAlterParser.alter(cursor);
            case "MSCK" -> HiveAlterParser.repair(cursor);
            case "DROP" -> drop(cursor);
            case "SHOW", "DESCRIBE", "DESC" -> ShowParser.show(cursor);
            case "PREPARE" -> prepare(cursor);
            case "EXECUTE" -> execute(cursor);
            case "DEALLOCATE" -> deallocate(cursor);
            case "EXPLAIN" -> explain(cursor);
            case "UNLOAD" -> WriteParser.unload(cursor);
            case "INSERT" -> WriteParser.insert(cursor);
            default -> use(cursor);
        };
    }

    private static AthenaStatement create(StatementCursor cursor) {
        if (cursor.at("CREATE", "EXTERNAL")) {
            return HiveTableParser.createTable(cursor);
        }
        if (cursor.at("CREATE", "TABLE")) {
            return WriteParser.createTableAs(cursor);
        }
        StatementToken start = cursor.peek();
        cursor.expect("CREATE");
        boolean orReplace = cursor.take("OR", "REPLACE");
        cursor.take("PROTECTED");
        cursor.take("MULTI", "DIALECT");
        if (!cursor.take("VIEW")) {
            throw StatementProblems.refused(
                    start.where(),
                    "the statement CREATE " + cursor.peek().upper(),
                    "A case takes CREATE EXTERNAL TABLE, CREATE VIEW and CREATE TABLE … AS.");
        }
        Name name = cursor.qualifiedName("the view's name");
        if (cursor.at("(")) {
            throw StatementProblems.refused(
                    cursor.peek().where(), "a list of columns of a view", "Name the columns in its query, with AS.");
        }
        if (cursor.take("COMMENT")) {
            cursor.text("the comment");
        }
        if (cursor.take("SECURITY") && !cursor.take("DEFINER")) {
            cursor.expect("INVOKER");
        }
        cursor.expect("AS");
        return new CreateView(name, orReplace, cursor.query());
    }

    private static AthenaStatement drop(StatementCursor cursor) {
        StatementToken start = cursor.next();
        boolean view = cursor.take("VIEW");
        if (!view && !cursor.take("TABLE")) {
            throw StatementProblems.refused(
                    start.where(),
                    "the statement DROP " + cursor.peek().upper(),
                    "A case lets go of views and of names that CREATE EXTERNAL TABLE gave.");
        }
        boolean ifExists = cursor.take("IF", "EXISTS");
        Name name = cursor.qualifiedName(view ? "the view's name" : "the table's name");
        cursor.take("PURGE");
        cursor.end();
        return new Drop(view ? Drop.Target.VIEW : Drop.Target.TABLE, name, ifExists);
    }

    private static AthenaStatement prepare(StatementCursor cursor) {
        cursor.expect("PREPARE");
        Name name = cursor.name("the statement's name");
        cursor.expect("FROM");
        return new Prepare(name, cursor.query());
    }

    private static AthenaStatement execute(StatementCursor cursor) {
        cursor.expect("EXECUTE");
        if (cursor.at("IMMEDIATE") && cursor.peek(1).kind() == Kind.TEXT) {
            throw StatementProblems.refused(
                    cursor.peek().where(), "EXECUTE IMMEDIATE", "Run the query itself, or PREPARE it first.");
        }
        Name name = cursor.name("the statement's name");
        List<String> values = new ArrayList<>();
        if (cursor.take("USING")) {
            do {
                values.add(value(cursor));
            } while (cursor.take(","));
        }
        cursor.end();
        return new Execute(name, values);
    }

    /** The text up to the next comma or the end that no parenthesis encloses. */
    private static String value(StatementCursor cursor) {
        StatementToken first = cursor.peek();
        int depth = 0;
        int end = first.start();
        while (!cursor.atEnd() && !(depth == 0 && (cursor.at(",") || cursor.at(";")))) {
            StatementToken token = cursor.next();
            depth += token.is("(") || token.is("[") ? 1 : token.is(")") || token.is("]") ? -1 : 0;
            end = token.end();
        }
        if (end == first.start()) {
            throw StatementProblems.expected(cursor.peek(), "a value");
        }
        return cursor.written(first.start(), end);
    }

    private static AthenaStatement deallocate(StatementCursor cursor) {
        cursor.expect("DEALLOCATE", "PREPARE");
        Name name = cursor.name("the statement's name");
        cursor.end();
        return new Deallocate(name);
    }

    private static AthenaStatement explain(StatementCursor cursor) {
        cursor.expect("EXPLAIN");
        Explain.Form kind = cursor.take("ANALYZE") ? Explain.Form.ANALYZE : Explain.Form.PLAN;
        cursor.take("VERBOSE");
        if (cursor.at("(") && (cursor.peek(1).is("TYPE") || cursor.peek(1).is("FORMAT"))) {
            cursor.expect("(");
            do {
                StatementToken option = cursor.next();
                StatementToken value = cursor.next();
                if (option.is("TYPE") && value.is("VALIDATE")) {
                    kind = Explain.Form.VALIDATE;
                } else if (!(option.is("FORMAT") && value.is("TEXT"))
                        && !(option.is("TYPE") && (value.is("LOGICAL") || value.is("DISTRIBUTED")))) {
                    throw StatementProblems.refused(
                            option.where(),
                            "EXPLAIN with " + option.upper() + " " + value.upper(),
                            "It takes FORMAT TEXT, and TYPE LOGICAL, DISTRIBUTED or VALIDATE.");
                }
            } while (cursor.take(","));
            cursor.expect(")");
        }
        return new Explain(kind, cursor.query());
    }

    private static AthenaStatement use(StatementCursor cursor) {
        cursor.expect("USE");
        Name database = cursor.qualifiedName("the database's name");
        cursor.end();
        return new Use(database);
    }
}
