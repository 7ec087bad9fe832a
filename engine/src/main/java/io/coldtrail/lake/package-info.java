/**
 * The lake: which Parquet parts are live, under which partition, and in which order.
 * Start at {@link io.coldtrail.lake.LakeSnapshot}.
 */
@NullMarked
package io.coldtrail.lake;

import org.jspecify.annotations.NullMarked;
