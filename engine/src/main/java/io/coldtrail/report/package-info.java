/**
 * What a case looks like at one glance: {@code coverage} tells when there are records, {@code timeline} writes events for
 * other programs.
 */
@NullMarked
package io.coldtrail.report;

import org.jspecify.annotations.NullMarked;
