package io.coldtrail.rules;

/**
 * A record of the case. Texts are empty where the record does not say.
 *
 * @param account whose trail delivered it
 * @param path object key of the file that it stands in
 * @param record its position in that file, from 0
 */
public record EventRef(
        String eventId,
        String eventTime,
        String eventSource,
        String eventName,
        String account,
        String region,
        String path,
        long record) {}
