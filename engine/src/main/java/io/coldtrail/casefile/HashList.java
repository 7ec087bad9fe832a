package io.coldtrail.casefile;

/**
 * The hashes of all files below one evidence root, as {@link HashListLine}s in a file of the case.
 *
 * @param root position of the evidence root in the run
 * @param path below the case folder, with {@code /} as separator
 * @param files number of the file's lines
 * @param sha256 of the file
 */
public record HashList(int root, String path, long files, String sha256) {}
