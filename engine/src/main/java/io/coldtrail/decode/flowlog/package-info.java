/**
 * Flow logs of VPCs and transit gateways, as text and as Parquet. Start at
 * {@link io.coldtrail.decode.flowlog.FlowLogDecoder}; {@link io.coldtrail.decode.flowlog.FieldMapping} says which field
 * goes to which column, for both.
 */
@NullMarked
package io.coldtrail.decode.flowlog;

import org.jspecify.annotations.NullMarked;
