/**
 * Reading evidence: one storage seam, decompression within limits, digests of bytes.
 * Start at {@link io.coldtrail.bytes.Storage} and {@link io.coldtrail.bytes.EvidenceStream}.
 */
@NullMarked
package io.coldtrail.bytes;

import org.jspecify.annotations.NullMarked;
