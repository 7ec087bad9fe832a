package io.coldtrail.sql.statement;

import io.coldtrail.sql.statement.AthenaStatement.CreateTable;
import io.coldtrail.sql.statement.TableDefinition.DefinedColumn;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Hive's {@code CREATE EXTERNAL TABLE}, its clauses in any order. */
final class HiveTableParser {
    /** Structs in structs; AWS's own tables reach 5. */
    private static final int MAX_TYPE_DEPTH = 50;

    private static final int MAX_COLUMNS = 2_000;

    private final StatementCursor cursor;
    private List<DefinedColumn> partitions = List.of();
    private Optional<String> location = Optional.empty();
    private Map<String, String> properties = Map.of();

    private HiveTableParser(StatementCursor cursor) {
        this.cursor = cursor;
    }

    static AthenaStatement createTable(StatementCursor cursor) {
        return new HiveTableParser(cursor).read();
    }

    private AthenaStatement read() {
        cursor.expect("CREATE", "EXTERNAL", "TABLE");
        boolean ifNotExists = cursor.take("IF", "NOT", "EXISTS");
        Name name = cursor.qualifiedName("the table's name");
        List<DefinedColumn> columns = cursor.at("(") ? columns() : List.of();
        while (!cursor.atEnd() && !cursor.at(";")) {
            clause();
        }
        cursor.end();
        return new CreateTable(
                new TableDefinition(name, ifNotExists, columns, partitions, location, properties), cursor.sql());
    }

    private void clause() {
        if (cursor.take("COMMENT")) {
            cursor.text("the comment");
        } else if (cursor.take("PARTITIONED", "BY")) {
            partitions = columns();
        } else if (cursor.take("CLUSTERED", "BY")) {
            cursor.enclosed();
            if (cursor.take("SORTED", "BY")) {
                cursor.enclosed();
            }
            cursor.expect("INTO");
            cursor.next();
            cursor.expect("BUCKETS");
        } else if (cursor.take("ROW", "FORMAT")) {
            rowFormat();
        } else if (cursor.take("WITH", "SERDEPROPERTIES")) {
            properties();
        } else if (cursor.take("STORED")) {
            stored();
        } else if (cursor.take("LOCATION")) {
            location = Optional.of(cursor.text("the location"));
        } else if (cursor.take("TBLPROPERTIES")) {
            properties = properties();
        } else {
            throw StatementProblems.expected(cursor.peek(), "a clause such as PARTITIONED BY, ROW FORMAT or LOCATION");
        }
    }

    private void rowFormat() {
        if (cursor.take("SERDE")) {
            cursor.text("the name of a SerDe");
            return;
        }
        cursor.expect("DELIMITED");
        boolean more = true;
        while (more) {
            if (cursor.take("NULL", "DEFINED", "AS") || cursor.take("ESCAPED", "BY")) {
                cursor.text("a text");
            } else if (cursor.at("FIELDS") || cursor.at("LINES")) {
                cursor.next();
                terminated();
            } else if (cursor.take("COLLECTION", "ITEMS") || cursor.take("MAP", "KEYS")) {
                terminated();
            } else {
                more = false;
            }
        }
    }

    private void terminated() {
        cursor.expect("TERMINATED", "BY");
        cursor.text("a separator");
    }

    private void stored() {
        if (cursor.take("BY")) {
            cursor.text("a class");
            return;
        }
        cursor.expect("AS");
        if (cursor.take("INPUTFORMAT")) {
            cursor.text("a class");
            cursor.expect("OUTPUTFORMAT");
            cursor.text("a class");
        } else {
            cursor.name("a file format");
        }
    }

    private Map<String, String> properties() {
        Map<String, String> read = new LinkedHashMap<>();
        cursor.expect("(");
        do {
            String name = cursor.text("a property's name");
            cursor.expect("=");
            read.put(name, cursor.text("a property's value"));
        } while (cursor.take(",") && !cursor.at(")"));
        cursor.expect(")");
        return read;
    }

    private List<DefinedColumn> columns() {
        List<DefinedColumn> columns = new ArrayList<>();
        cursor.expect("(");
        do {
            Name name = cursor.name("a column's name");
            // PARTITIONED BY may name columns of the list before it in Iceberg only; Hive wants a type.
            columns.add(new DefinedColumn(name, type(0)));
            if (cursor.take("COMMENT")) {
                cursor.text("the comment");
            }
            if (columns.size() > MAX_COLUMNS) {
                throw StatementProblems.refused(name.where(), "more than " + MAX_COLUMNS + " columns", "");
            }
        } while (cursor.take(","));
        cursor.expect(")");
        return columns;
    }

    private HiveType type(int depth) {
        StatementToken token = cursor.peek();
        String base = cursor.name("a type").text();
        if (token.kind() != StatementToken.Kind.WORD || depth > MAX_TYPE_DEPTH) {
            throw StatementProblems.expected(token, "a type");
        }
        if (cursor.at("(")) {
            cursor.enclosed();
        }
        if (!cursor.take("<")) {
            return new HiveType(base.toLowerCase(Locale.ROOT), List.of());
        }
        List<HiveType.Part> parts = new ArrayList<>();
        do {
            String field = "";
            if (base.equals("struct")) {
                field = cursor.name("a field's name").text();
                cursor.expect(":");
            }
            parts.add(new HiveType.Part(field, type(depth + 1)));
            if (cursor.take("COMMENT")) {
                cursor.text("the comment");
            }
        } while (cursor.take(","));
        cursor.expect(">");
        return new HiveType(base, parts);
    }
}
