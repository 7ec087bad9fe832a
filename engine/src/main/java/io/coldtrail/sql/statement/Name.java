package io.coldtrail.sql.statement;

import io.coldtrail.problem.Where;

/**
 * A name in a statement.
 *
 * @param text in lower case, without quotes and without the database before it
 */
public record Name(String text, Where where) {}
