/**
 * What was asked of a case and what it answered, and the case as an archive that can be repeated. Start at
 * {@link io.coldtrail.journal.Journal}, {@link io.coldtrail.journal.CaseArchive} and
 * {@link io.coldtrail.journal.Reproduction}.
 */
@NullMarked
package io.coldtrail.journal;

import org.jspecify.annotations.NullMarked;
