/**
 * What can go wrong, and where: one exception with a stable code, a place and a remedy.
 * Start at {@link io.coldtrail.problem.ColdtrailException}.
 */
@NullMarked
package io.coldtrail.problem;

import org.jspecify.annotations.NullMarked;
