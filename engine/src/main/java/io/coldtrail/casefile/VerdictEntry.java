package io.coldtrail.casefile;

import org.jspecify.annotations.Nullable;

/**
 * One verdict of a verification, in the words of {@code docs/format.md}.
 *
 * @param path of what was judged
 * @param sha256 of the bytes that were read, or null
 * @param reason whole sentences; may be empty
 */
public record VerdictEntry(String path, @Nullable String sha256, String kind, String verdict, String reason) {}
