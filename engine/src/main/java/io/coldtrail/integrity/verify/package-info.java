/**
 * All checks together: evidence, digests and lake of a case, or evidence before there is a case.
 * {@link io.coldtrail.integrity.verify.Verification} is the whole of it.
 */
@NullMarked
package io.coldtrail.integrity.verify;

import org.jspecify.annotations.NullMarked;
