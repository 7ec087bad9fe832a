package io.coldtrail.sql.statement;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a {@code CREATE EXTERNAL TABLE} says.
 *
 * @param location the value of LOCATION
 * @param properties the table's properties, names as written
 */
public record TableDefinition(
        Name name,
        boolean ifNotExists,
        List<DefinedColumn> columns,
        List<DefinedColumn> partitions,
        Optional<String> location,
        Map<String, String> properties) {
    public TableDefinition {
        columns = List.copyOf(columns);
        partitions = List.copyOf(partitions);
    }

    /** A column with its type. */
    public record DefinedColumn(Name name, HiveType type) {}
}
