package io.coldtrail.integrity.digest;

import io.coldtrail.json.JsonTree;
import io.coldtrail.problem.ColdtrailException;
import io.coldtrail.problem.ErrorCode;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The content of a digest file.
 *
 * @param sha256 of the content, inflated, in lower-case hex
 * @param endText the end as it stands there, which is what is signed
 * @param key of the object when AWS wrote it
 * @param fingerprint of the public key
 * @param signatureAlgorithm as it stands there
 * @param previous the digest before it; null where this one begins a chain
 */
record Digest(
        String sha256,
        String account,
        Instant start,
        Instant end,
        String endText,
        String bucket,
        String key,
        String fingerprint,
        String signatureAlgorithm,
        @Nullable Previous previous,
        List<ListedLog> logs) {
    static final String SIGNATURE_ALGORITHM = "SHA256withRSA";

    /** As digests name it; other spellings are met in {@code hashAlgorithm} of neither logs nor digests. */
    private static final String HASH_ALGORITHM = "SHA-256";

    /** An hour of the busiest accounts has some thousands. */
    static final int MAX_LOGS = 100_000;

    /** Four times the longest key of S3; the longest signature has 1,024 digits. */
    static final int MAX_TEXT = 4096;

    private static final Instant EARLIEST = Instant.parse("2000-01-01T00:00:00Z");
    private static final Instant LATEST = Instant.parse("2200-01-01T00:00:00Z");

    /**
     * What a digest says about the one before it.
     *
     * @param sha256 of its inflated content
     * @param signature in hex, as it stands there
     */
    record Previous(String bucket, String key, String sha256, String signature) {}

    /**
     * A log that a digest lists.
     *
     * @param sha256 of its inflated content, in lower-case hex
     */
    record ListedLog(String bucket, String key, String sha256) {
        String address() {
            return Digest.address(bucket, key);
        }
    }

    /** Where AWS wrote it. */
    String address() {
        return address(bucket, key);
    }

    static String address(String bucket, String key) {
        return "s3://" + bucket + "/" + key;
    }

    /** The bytes that AWS signed. */
    byte[] signed() {
        String text = endText + "\n" + bucket + "/" + key + "\n" + sha256 + "\n"
                + (previous == null ? "null" : previous.signature());
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /**
     * Reads the content of a digest file.
     *
     * @param sha256 of the content
     * @throws ColdtrailException where it is none; its problem says why
     */
    static Digest parse(byte[] content, int length, String sha256) {
        JsonTree json = JsonTree.parse(text(content, length), Digest::unreadable);
        String endText = text(json, "digestEndTime");
        Instant start = time(text(json, "digestStartTime"), "digestStartTime");
        Instant end = time(endText, "digestEndTime");
        if (end.isBefore(start)) {
            throw unreadable("it ends before it starts");
        }
        return new Digest(
                sha256,
                text(json, "awsAccountId"),
                start,
                end,
                endText,
                text(json, "digestS3Bucket"),
                text(json, "digestS3Object"),
                text(json, "digestPublicKeyFingerprint").toLowerCase(Locale.ROOT),
                text(json, "digestSignatureAlgorithm"),
                previous(json),
                logs(json));
    }

    private static @Nullable Previous previous(JsonTree json) {
        String signature = textOrNull(json, "previousDigestSignature");
        String key = textOrNull(json, "previousDigestS3Object");
        String bucket = textOrNull(json, "previousDigestS3Bucket");
        String hash = textOrNull(json, "previousDigestHashValue");
        if (signature == null && key == null && bucket == null && hash == null) {
            return null;
        }
        if (signature == null || key == null || bucket == null || hash == null) {
            throw unreadable("it says only a part of what it should about the digest before it");
        }
        return new Previous(bucket, key, hash.toLowerCase(Locale.ROOT), signature);
    }

    private static List<ListedLog> logs(JsonTree json) {
        List<JsonTree> entries = json.objects("logFiles");
        if (entries.size() > MAX_LOGS) {
            throw unreadable("it lists more than the limit of " + MAX_LOGS + " log files");
        }
        List<ListedLog> logs = new ArrayList<>(entries.size());
        Map<String, String> buckets = new HashMap<>();
        for (JsonTree entry : entries) {
            if (!text(entry, "hashAlgorithm").equals(HASH_ALGORITHM)) {
                throw unreadable("it has hashes that are not " + HASH_ALGORITHM);
            }
            String bucket = text(entry, "s3Bucket");
            logs.add(new ListedLog(
                    buckets.computeIfAbsent(bucket, same -> same),
                    text(entry, "s3Object"),
                    text(entry, "hashValue").toLowerCase(Locale.ROOT)));
        }
        return logs;
    }

    private static String text(JsonTree json, String member) {
        return bounded(json.text(member), member);
    }

    private static @Nullable String textOrNull(JsonTree json, String member) {
        String text = json.textOrNull(member);
        return text == null ? null : bounded(text, member);
    }

    private static String bounded(String text, String member) {
        if (text.length() > MAX_TEXT) {
            throw unreadable("its member " + member + " is longer than the limit of " + MAX_TEXT + " characters");
        }
        return text;
    }

    private static Instant time(String text, String member) {
        try {
            Instant time = Instant.parse(text);
            if (isPossible(time)) {
                return time;
            }
        } catch (DateTimeException e) {
            // The same is wrong with it as with a time beyond the bounds.
        }
        throw unreadable("its member " + member + " is no time in UTC");
    }

    /** Whether a digest can be of that time: in this century or the next. */
    static boolean isPossible(Instant time) {
        return !time.isBefore(EARLIEST) && time.isBefore(LATEST);
    }

    private static String text(byte[] content, int length) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(content, 0, length))
                    .toString();
        } catch (CharacterCodingException e) {
            throw unreadable("it is not UTF-8");
        }
    }

    static ColdtrailException unreadable(String reason) {
        return new ColdtrailException(ErrorCode.DATA_MALFORMED, reason, null, "");
    }
}
