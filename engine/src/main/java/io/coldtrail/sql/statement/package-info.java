/**
 * Statements as Athena takes them: which kind one is, and what all kinds but plain queries say. Athena speaks two
 * languages, Trino's for queries and Hive's for definitions; this package reads the second, and the frames around queries
 * of the first. Start at {@link io.coldtrail.sql.statement.StatementParser}.
 */
@NullMarked
package io.coldtrail.sql.statement;

import org.jspecify.annotations.NullMarked;
