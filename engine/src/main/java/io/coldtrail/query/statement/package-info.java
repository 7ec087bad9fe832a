/**
 * Answers to statements: queries, and what Athena takes beside them. Names that statements give are kept in the case.
 * Start at {@link io.coldtrail.query.statement.StatementSession}.
 */
@NullMarked
package io.coldtrail.query.statement;

import org.jspecify.annotations.NullMarked;
