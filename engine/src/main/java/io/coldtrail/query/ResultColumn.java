package io.coldtrail.query;

import io.coldtrail.sql.SqlType;

/**
 * A column of a result.
 *
 * @param name as Athena names it
 * @param type DuckDB's name of the type, such as {@code VARCHAR} or {@code DECIMAL(18,3)}
 * @param athenaType what the type is in Athena
 */
public record ResultColumn(String name, String type, SqlType athenaType) {

    /** Whether the values are text that somebody may have chosen freely. */
    public boolean holdsText() {
        return type.equals("VARCHAR") || type.equals("JSON");
    }

    /** Whether the values are numbers, which line up on the right. */
    public boolean holdsNumbers() {
        return switch (type) {
            case "TINYINT", "SMALLINT", "INTEGER", "BIGINT", "HUGEINT", "FLOAT", "DOUBLE" -> true;
            case "UTINYINT", "USMALLINT", "UINTEGER", "UBIGINT", "UHUGEINT" -> true;
            default -> type.startsWith("DECIMAL");
        };
    }
}
