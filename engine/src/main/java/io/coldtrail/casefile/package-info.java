/**
 * The case folder: identity and versions, the lock, the ledger and its atomic commit.
 * Start at {@link io.coldtrail.casefile.CaseFolder}.
 */
@NullMarked
package io.coldtrail.casefile;

import org.jspecify.annotations.NullMarked;
