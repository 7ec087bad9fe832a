/**
 * VPC Flow Logs' lines. Start at {@link io.coldtrail.decode.flowlog.FlowLogDecoder}.
 */
@NullMarked
package io.coldtrail.decode.flowlog;

import org.jspecify.annotations.NullMarked;
