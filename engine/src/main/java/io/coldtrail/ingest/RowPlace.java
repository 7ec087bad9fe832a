package io.coldtrail.ingest;

/**
 * Where a row of the lake says that its record stands.
 *
 * @param key object key of the source file
 * @param record position in the file, from 0
 * @param sha256 of the source file as stored
 */
public record RowPlace(String key, long record, String sha256) {}
