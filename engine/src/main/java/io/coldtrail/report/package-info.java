/**
 * What a case looks like at one glance: {@code coverage} tells when there are records, {@code timeline} writes events for
 * other programs, and {@code page} makes one page of all of it. Start at {@link io.coldtrail.report.CaseReport}.
 */
@NullMarked
package io.coldtrail.report;

import org.jspecify.annotations.NullMarked;
