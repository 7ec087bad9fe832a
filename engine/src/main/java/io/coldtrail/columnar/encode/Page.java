package io.coldtrail.columnar.encode;

import org.apache.parquet.bytes.BytesInput;
import org.apache.parquet.column.Encoding;
import org.apache.parquet.column.statistics.Statistics;

/**
 * A finished data page of version 1.
 *
 * @param content compressed
 * @param size of the content before compression
 * @param levels how many pairs of levels it has, which is how many values, NULLs counted
 * @param rows how many rows begin in it
 */
record Page(BytesInput content, int size, int levels, int rows, Encoding encoding, Statistics<?> statistics) {}
