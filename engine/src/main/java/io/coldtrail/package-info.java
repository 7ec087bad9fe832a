/**
 * Coldtrail's engine as a library: {@link io.coldtrail.Engine} opens cases, ingests evidence and runs queries. The
 * packages below it are described in {@code docs/architecture.md}.
 */
@NullMarked
package io.coldtrail;

import org.jspecify.annotations.NullMarked;
