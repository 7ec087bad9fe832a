/**
 * The command line: flags in, one call of the engine, text out. Start at {@link io.coldtrail.cli.Coldtrail}; new
 * commands are added in {@link io.coldtrail.cli.Commands}.
 */
@NullMarked
package io.coldtrail.cli;

import org.jspecify.annotations.NullMarked;
