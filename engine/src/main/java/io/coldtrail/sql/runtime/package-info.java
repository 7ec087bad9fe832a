/**
 * What Athena's functions mean where DuckDB has nothing of the same meaning: functions in Java that translated queries
 * call for each row. They know no database; {@code query} registers them.
 */
@NullMarked
package io.coldtrail.sql.runtime;

import org.jspecify.annotations.NullMarked;
