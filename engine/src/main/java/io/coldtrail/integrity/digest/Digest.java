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
    private static final int MAX_LOGS = 200_000;

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
        String endText = json.text("digestEndTime");
        Instant start = time(json.text("digestStartTime"), "digestStartTime");
        Instant end = time(endText, "digestEndTime");
        if (end.isBefore(start)) {
            throw unreadable("it ends before it starts");
        }
        return new Digest(
                sha256,
                json.text("awsAccountId"),
                start,
                end,
                endText,
                json.text("digestS3Bucket"),
                json.text("digestS3Object"),
                json.text("digestPublicKeyFingerprint").toLowerCase(Locale.ROOT),
                json.text("digestSignatureAlgorithm"),
                previous(json),
                logs(json));
    }

    private static @Nullable Previous previous(JsonTree json) {
        String signature = json.textOrNull("previousDigestSignature");
        String key = json.textOrNull("previousDigestS3Object");
        String bucket = json.textOrNull("previousDigestS3Bucket");
        String hash = json.textOrNull("previousDigestHashValue");
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
            if (!entry.text("hashAlgorithm").equals(HASH_ALGORITHM)) {
                throw unreadable("it has hashes that are not " + HASH_ALGORITHM);
            }
            String bucket = entry.text("s3Bucket");
            logs.add(new ListedLog(
                    buckets.computeIfAbsent(bucket, same -> same),
                    entry.text("s3Object"),
                    entry.text("hashValue").toLowerCase(Locale.ROOT)));
        }
        return logs;
    }

    private static Instant time(String text, String member) {
        try {
            Instant time = Instant.parse(text);
            if (!time.isBefore(EARLIEST) && time.isBefore(LATEST)) {
                return time;
            }
        } catch (DateTimeException e) {
            // The same is wrong with it as with a time beyond the bounds.
        }
        throw unreadable("its member " + member + " is no time in UTC");
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
