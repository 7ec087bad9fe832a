package io.coldtrail.source;

import java.nio.file.Path;

/**
 * A file of the evidence.
 *
 * @param root position of the evidence root it was found under, in the order in which the roots were given
 * @param path where it lies
 * @param key object key: its path below the root, with {@code /} as separator
 * @param size stored bytes when it was found
 */
public record SourceFile(int root, Path path, String key, long size) {}
