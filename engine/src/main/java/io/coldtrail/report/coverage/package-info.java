/**
 * Where and when a case has records, and where it has none. Start at {@link
 * io.coldtrail.report.coverage.CoverageReader}.
 */
@NullMarked
package io.coldtrail.report.coverage;

import org.jspecify.annotations.NullMarked;
