/**
 * Record batches in memory and Parquet files on disk.
 * Start at {@link io.coldtrail.columnar.RecordBatch} and {@link io.coldtrail.columnar.PartWriter}; for Parquet that comes
 * as evidence, and may be hostile, at {@link io.coldtrail.columnar.ParquetRows}.
 */
@NullMarked
package io.coldtrail.columnar;

import org.jspecify.annotations.NullMarked;
