/**
 * What the way from logs to a lake, and a lake's scan, cost. Each benchmark checks its results against the generated
 * evidence's known answers before it is timed; {@code benchmarks/README.md} lists them.
 */
@NullMarked
package io.coldtrail.benchmarks;

import org.jspecify.annotations.NullMarked;
