/**
 * Events in the order of their time, for programs that show timelines. Start at {@link
 * io.coldtrail.report.timeline.TimesketchWriter} and {@link io.coldtrail.report.timeline.TimelineFilter}.
 */
@NullMarked
package io.coldtrail.report.timeline;

import org.jspecify.annotations.NullMarked;
