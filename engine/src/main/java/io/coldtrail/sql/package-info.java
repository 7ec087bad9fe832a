/**
 * Athena SQL in, DuckDB SQL out, with findings. Text to text: needs no database.
 * Start at {@link io.coldtrail.sql.AthenaTranslator}.
 */
@NullMarked
package io.coldtrail.sql;

import org.jspecify.annotations.NullMarked;
