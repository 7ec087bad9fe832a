/**
 * The DuckDB session: a case's tables as views over its live parts, locked against everything outside the case, and
 * results as plain values. The only package that knows DuckDB. Start at {@link io.coldtrail.query.QuerySession}.
 */
@NullMarked
package io.coldtrail.query;

import org.jspecify.annotations.NullMarked;
