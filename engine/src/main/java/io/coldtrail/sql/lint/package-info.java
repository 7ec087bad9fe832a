/**
 * What is wrong with a query, all of it at once, and how it is put right. Reads with the translator and never runs anything.
 * Start at {@link io.coldtrail.sql.lint.Linter}.
 */
@NullMarked
package io.coldtrail.sql.lint;

import org.jspecify.annotations.NullMarked;
