/**
 * The sections of the report, each of which reads what it shows before anything is written, and the page that holds them.
 * {@link io.coldtrail.report.page.Html} is the only way for text into the page.
 */
@NullMarked
package io.coldtrail.report.page;

import org.jspecify.annotations.NullMarked;
