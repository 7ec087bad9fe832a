package io.coldtrail.sql;

/** An expression in DuckDB's SQL, with its type. */
record Typed(String sql, SqlType type) {}
