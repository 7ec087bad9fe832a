/**
 * What Athena would scan, request and bill for a query, told from the evidence. {@link io.coldtrail.cost.CostEstimator} is
 * where to start: it asks {@link io.coldtrail.cost.EvidenceObjects} for the sizes of the original objects and
 * {@code columnar.scan} for what is read of Parquet, and {@link io.coldtrail.cost.Tariff} puts a price on it.
 */
@NullMarked
package io.coldtrail.cost;

import org.jspecify.annotations.NullMarked;
