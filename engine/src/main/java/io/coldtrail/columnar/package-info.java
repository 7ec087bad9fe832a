/**
 * Record batches in memory and Parquet files on disk.
 * Start at {@link io.coldtrail.columnar.RecordBatch} and {@link io.coldtrail.columnar.PartWriter}.
 */
@NullMarked
package io.coldtrail.columnar;

import org.jspecify.annotations.NullMarked;
