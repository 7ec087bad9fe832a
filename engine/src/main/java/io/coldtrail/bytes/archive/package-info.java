/**
 * Archives: zip and tar files as folders of files, read without unpacking them.
 * Start at {@link io.coldtrail.bytes.archive.ArchiveFile}.
 */
@NullMarked
package io.coldtrail.bytes.archive;

import org.jspecify.annotations.NullMarked;
