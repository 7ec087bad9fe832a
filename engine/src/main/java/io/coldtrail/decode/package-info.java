/**
 * From the bytes of a log to rows of a batch. {@link io.coldtrail.decode.LogDecoder} is what both formats offer;
 * {@link io.coldtrail.decode.Sniffer} tells from the first bytes which one a file needs.
 */
@NullMarked
package io.coldtrail.decode;

import org.jspecify.annotations.NullMarked;
