package io.coldtrail.sql.statement;

import io.coldtrail.sql.statement.AthenaStatement.ShowNames;
import io.coldtrail.sql.statement.AthenaStatement.ShowTable;
import io.coldtrail.sql.statement.StatementToken.Kind;

/** {@code SHOW …} and {@code DESCRIBE}. */
final class ShowParser {
    private ShowParser() {}

    static AthenaStatement show(StatementCursor cursor) {
        StatementToken first = cursor.next();
        if (!first.is("SHOW")) {
            return describe(cursor);
        }
        StatementToken what = cursor.next();
        return switch (what.upper()) {
            case "TABLES" -> names(ShowNames.Listing.TABLES, cursor);
            case "VIEWS" -> names(ShowNames.Listing.VIEWS, cursor);
            case "DATABASES", "SCHEMAS" -> names(ShowNames.Listing.DATABASES, cursor);
            case "FUNCTIONS" -> names(ShowNames.Listing.FUNCTIONS, cursor);
            case "COLUMNS" -> columns(cursor);
            case "PARTITIONS" -> table(ShowTable.Aspect.PARTITIONS, cursor);
            case "TBLPROPERTIES" -> properties(cursor);
            case "CREATE" -> create(cursor);
            default ->
                throw StatementProblems.refused(
                        first.where(),
                        "the statement SHOW " + what.upper(),
                        "It takes SHOW TABLES, VIEWS, DATABASES, FUNCTIONS, COLUMNS, PARTITIONS, TBLPROPERTIES,"
                                + " CREATE TABLE and CREATE VIEW.");
        };
    }

    private static AthenaStatement names(ShowNames.Listing kind, StatementCursor cursor) {
        if (cursor.take("IN") || cursor.take("FROM")) {
            cursor.qualifiedName("the database's name");
        }
        String pattern = "";
        boolean like = cursor.take("LIKE");
        if (like || !(cursor.atEnd() || cursor.at(";"))) {
            pattern = cursor.text("a pattern in quotes");
        }
        cursor.end();
        return new ShowNames(kind, like ? pattern.replace('%', '*') : pattern);
    }

    private static AthenaStatement columns(StatementCursor cursor) {
        if (!cursor.take("IN")) {
            cursor.expect("FROM");
        }
        Name table = cursor.qualifiedName("the table's name");
        if (cursor.take("IN") || cursor.take("FROM")) {
            cursor.name("the database's name");
        }
        cursor.end();
        return new ShowTable(ShowTable.Aspect.COLUMNS, table);
    }

    private static AthenaStatement properties(StatementCursor cursor) {
        Name table = cursor.qualifiedName("the table's name");
        if (cursor.take("(")) {
            cursor.text("the property's name");
            cursor.expect(")");
        }
        cursor.end();
        return new ShowTable(ShowTable.Aspect.PROPERTIES, table);
    }

    private static AthenaStatement create(StatementCursor cursor) {
        if (cursor.take("VIEW")) {
            return table(ShowTable.Aspect.CREATE_VIEW, cursor);
        }
        cursor.expect("TABLE");
        return table(ShowTable.Aspect.CREATE_TABLE, cursor);
    }

    private static AthenaStatement table(ShowTable.Aspect kind, StatementCursor cursor) {
        Name table = cursor.qualifiedName("the table's name");
        cursor.end();
        return new ShowTable(kind, table);
    }

    private static AthenaStatement describe(StatementCursor cursor) {
        for (String kind : new String[] {"INPUT", "OUTPUT"}) {
            if (cursor.at(kind) && cursor.peek(1).kind() == Kind.WORD) {
                throw StatementProblems.refused(
                        cursor.peek().where(), "DESCRIBE " + kind, "Run the prepared statement to see its columns.");
            }
        }
        if (!cursor.take("EXTENDED")) {
            cursor.take("FORMATTED");
        }
        Name table = cursor.qualifiedName("the table's name");
        if (!cursor.atEnd() && !cursor.at(";")) {
            throw StatementProblems.refused(
                    cursor.peek().where(), "DESCRIBE of a partition or a column", "Describe the table.");
        }
        cursor.end();
        return new ShowTable(ShowTable.Aspect.DESCRIPTION, table);
    }
}
