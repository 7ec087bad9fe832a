/**
 * CloudTrail's JSON. Start at {@link io.coldtrail.decode.cloudtrail.CloudTrailDecoder}.
 */
@NullMarked
package io.coldtrail.decode.cloudtrail;

import org.jspecify.annotations.NullMarked;
