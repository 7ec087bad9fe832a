/**
 * Whether what a case holds is what it should be: evidence against manifests and digests, the lake against the ledger.
 * {@link io.coldtrail.integrity.Standing} is one finding.
 */
@NullMarked
package io.coldtrail.integrity;

import org.jspecify.annotations.NullMarked;
