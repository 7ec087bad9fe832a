/**
 * Evidence into the lake: joins source, decode, lake and ledger, keeps going past bad files, and commits once.
 * Start at {@link io.coldtrail.ingest.Ingest}.
 */
@NullMarked
package io.coldtrail.ingest;

import org.jspecify.annotations.NullMarked;
