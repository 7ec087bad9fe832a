package io.coldtrail.sql.statement;

import io.coldtrail.sql.statement.AthenaStatement.AlterTable;
import io.coldtrail.sql.statement.AthenaStatement.PartitionSpec;
import io.coldtrail.sql.statement.AthenaStatement.RepairTable;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Hive's {@code ALTER TABLE} and {@code MSCK REPAIR TABLE}. */
final class HiveAlterParser {
    private HiveAlterParser() {}

    static AthenaStatement repair(StatementCursor cursor) {
        cursor.expect("MSCK");
        cursor.take("REPAIR");
        cursor.expect("TABLE");
        Name table = cursor.qualifiedName("the table's name");
        if (cursor.take("ADD") || cursor.take("DROP") || cursor.take("SYNC")) {
            cursor.expect("PARTITIONS");
        }
        cursor.end();
        return new RepairTable(table);
    }

    static AthenaStatement alter(StatementCursor cursor) {
        StatementToken start = cursor.peek();
        cursor.expect("ALTER");
        if (!cursor.take("TABLE")) {
            throw StatementProblems.refused(
                    start.where(),
                    "the statement ALTER " + cursor.peek().upper(),
                    "A case answers ALTER TABLE; CREATE OR REPLACE VIEW changes a view.");
        }
        Name table = cursor.qualifiedName("the table's name");
        if (cursor.take("ADD", "COLUMNS")) {
            return other(table, "ADD COLUMNS", cursor);
        }
        if (cursor.take("ADD")) {
            cursor.take("IF", "NOT", "EXISTS");
            return new AlterTable(table, "ADD PARTITION", partitions(cursor));
        }
        if (cursor.take("DROP")) {
            cursor.take("IF", "EXISTS");
            return new AlterTable(table, "DROP PARTITION", partitions(cursor));
        }
        if (cursor.at("PARTITION")) {
            return ofPartition(table, cursor);
        }
        StatementToken verb = cursor.next();
        return switch (verb.upper()) {
            case "SET", "RENAME", "REPLACE", "CHANGE", "UNSET" ->
                other(table, verb.upper() + " " + cursor.next().upper(), cursor);
            default -> throw StatementProblems.expected(verb, "ADD, DROP, SET, RENAME, REPLACE or CHANGE");
        };
    }

    /** {@code PARTITION (…) SET LOCATION} and {@code PARTITION (…) RENAME TO PARTITION (…)}. */
    private static AthenaStatement ofPartition(Name table, StatementCursor cursor) {
        cursor.expect("PARTITION");
        List<PartitionSpec> named = new ArrayList<>(List.of(new PartitionSpec(values(cursor), Optional.empty())));
        if (cursor.take("RENAME", "TO", "PARTITION")) {
            named.add(new PartitionSpec(values(cursor), Optional.empty()));
            cursor.end();
            return new AlterTable(table, "RENAME PARTITION", named);
        }
        cursor.expect("SET", "LOCATION");
        cursor.text("the location");
        cursor.end();
        return new AlterTable(table, "SET LOCATION", named);
    }

    /** An action of which only the name counts. */
    private static AthenaStatement other(Name table, String action, StatementCursor cursor) {
        while (!cursor.atEnd() && !cursor.at(";")) {
            cursor.next();
        }
        cursor.end();
        return new AlterTable(table, action, List.of());
    }

    private static List<PartitionSpec> partitions(StatementCursor cursor) {
        List<PartitionSpec> partitions = new ArrayList<>();
        do {
            cursor.expect("PARTITION");
            Map<String, String> values = values(cursor);
            Optional<String> location =
                    cursor.take("LOCATION") ? Optional.of(cursor.text("the location")) : Optional.empty();
            partitions.add(new PartitionSpec(values, location));
            cursor.take(",");
        } while (cursor.at("PARTITION"));
        cursor.end();
        return partitions;
    }

    private static Map<String, String> values(StatementCursor cursor) {
        Map<String, String> values = new LinkedHashMap<>();
        cursor.expect("(");
        do {
            String name = cursor.name("a partition column").text();
            StatementToken sign = cursor.next();
            if (!sign.is("=")) {
                throw StatementProblems.expected(sign, "=");
            }
            // DATE '2024-01-05', as some write it.
            if (cursor.at("DATE") && cursor.peek(1).kind() == StatementToken.Kind.TEXT) {
                cursor.next();
            }
            StatementToken value = cursor.next();
            switch (value.kind()) {
                case TEXT, DOUBLE_QUOTED, NUMBER, WORD -> values.put(name, value.text());
                case QUOTED, SYMBOL, END -> throw StatementProblems.expected(value, "a value");
            }
        } while (cursor.take(","));
        cursor.expect(")");
        return values;
    }
}
