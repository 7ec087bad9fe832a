/**
 * Which files make up the evidence, and what their names say about them.
 * Start at {@link io.coldtrail.source.SourceWalk} and {@link io.coldtrail.source.KeyFacts}.
 */
@NullMarked
package io.coldtrail.source;

import org.jspecify.annotations.NullMarked;
