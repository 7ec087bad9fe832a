/**
 * The question library: SQL for Athena with typed parameters, one file a question, and what to read from the answer.
 * Start at {@link io.coldtrail.playbook.PlaybookLibrary}; the file format is described at
 * {@link io.coldtrail.playbook.QuestionParser}.
 */
@NullMarked
package io.coldtrail.playbook;

import org.jspecify.annotations.NullMarked;
