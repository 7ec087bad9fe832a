/**
 * Column types, the stored schemas of the lake, and the table shapes that SQL sees.
 * Start at {@link io.coldtrail.schema.LakeTable} (what is stored) and
 * {@link io.coldtrail.schema.TableShape} (what a query sees of it).
 */
@NullMarked
package io.coldtrail.schema;

import org.jspecify.annotations.NullMarked;
