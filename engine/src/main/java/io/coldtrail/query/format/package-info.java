/**
 * Results as text: table, CSV, JSON, NDJSON and Markdown. Start at {@link io.coldtrail.query.format.ResultFormat}.
 */
@NullMarked
package io.coldtrail.query.format;

import org.jspecify.annotations.NullMarked;
