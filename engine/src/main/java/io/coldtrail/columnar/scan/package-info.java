/**
 * What a query engine reads of a Parquet file: {@link io.coldtrail.columnar.scan.PartReads} plans the reads that Trino's
 * reader would make, without making them.
 */
@NullMarked
package io.coldtrail.columnar.scan;

import org.jspecify.annotations.NullMarked;
