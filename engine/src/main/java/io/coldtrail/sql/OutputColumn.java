package io.coldtrail.sql;

/**
 * A column of a result.
 *
 * @param name as Athena gives it, in lower case; two columns may have the same
 */
public record OutputColumn(String name, SqlType type) {}
