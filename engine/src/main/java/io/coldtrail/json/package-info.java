/**
 * JSON in and out. {@link io.coldtrail.json.JsonCursor} walks the bytes of log records without building objects;
 * {@link io.coldtrail.json.JsonTree} and {@link io.coldtrail.json.JsonText} read and write Coldtrail's own documents
 * with Jackson.
 */
@NullMarked
package io.coldtrail.json;

import org.jspecify.annotations.NullMarked;
