/**
 * Column chunks of Parquet from values and levels: run lengths, dictionaries, pages. Knows nothing of batches.
 * Start at {@link io.coldtrail.columnar.encode.ChunkEncoder}.
 */
@NullMarked
package io.coldtrail.columnar.encode;

import org.jspecify.annotations.NullMarked;
