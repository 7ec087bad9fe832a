package io.coldtrail.integrity.digest;

import io.coldtrail.json.JsonTree;
import io.coldtrail.problem.ColdtrailException;
import io.coldtrail.problem.ErrorCode;
import io.coldtrail.problem.Where;
import java.nio.file.Path;
import java.security.PublicKey;
import java.security.spec.InvalidKeySpecException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The public keys that a person has saved, by fingerprint. */
final class PublicKeys {
    private static final String REMEDY =
            "Save the output of aws cloudtrail list-public-keys with --output json, for the region of the logs.";

    private final Map<String, Key> byFingerprint = new TreeMap<>();
    private final List<String> notes = new ArrayList<>();

    /**
     * A key.
     *
     * @param from when it began to be used, or null where the file does not tell
     * @param to when it ceased to be used, or null
     */
    record Key(
            PublicKey key, @Nullable Instant from, @Nullable Instant to) {

        /** Whether the file tells that it was not in use at a time. */
        boolean outOfUse(Instant time) {
            return (from != null && time.isBefore(from)) || (to != null && time.isAfter(to));
        }

        /** The same key, said to be in use for the times of both. */
        Key joined(Key other) {
            Instant earliest =
                    from == null || other.from == null ? null : from.isBefore(other.from) ? from : other.from;
            Instant latest = to == null || other.to == null ? null : to.isAfter(other.to) ? to : other.to;
            return new Key(key, earliest, latest);
        }
    }

    private PublicKeys() {}

    /**
     * Reads files as {@code aws cloudtrail list-public-keys} prints them.
     *
     * @throws ColdtrailException where a file cannot be read, or holds no keys or one that is damaged
     */
    static PublicKeys read(SmallFiles files, List<Path> paths) {
        PublicKeys keys = new PublicKeys();
        for (Path path : paths) {
            keys.add(path, files.text(path, "the public keys"));
        }
        return keys;
    }

    private void add(Path path, String text) {
        JsonTree json = JsonTree.parse(text, reason -> damaged(path, reason));
        if (!json.has("PublicKeyList")) {
            throw damaged(path, "it has no PublicKeyList");
        }
        List<JsonTree> entries = json.objects("PublicKeyList");
        if (entries.isEmpty()) {
            notes.add("The file " + path + " holds no public key; ask for the time of the digests with --start-time and"
                    + " --end-time.");
        }
        for (JsonTree entry : entries) {
            add(path, entry);
        }
    }

    private void add(Path path, JsonTree entry) {
        String stated = entry.text("Fingerprint").toLowerCase(Locale.ROOT);
        byte[] der;
        PublicKey key;
        try {
            der = Base64.getDecoder().decode(entry.text("Value"));
            key = RsaKeys.parse(der);
        } catch (IllegalArgumentException e) {
            throw damaged(path, "the key " + stated + " is not base64: " + e.getMessage());
        } catch (InvalidKeySpecException e) {
            throw damaged(path, "the key " + stated + " cannot be used: " + e.getMessage());
        }
        String fingerprint = RsaKeys.fingerprint(der);
        if (!fingerprint.equals(stated)) {
            notes.add("In " + path + " the key that is called " + stated + " has the fingerprint " + fingerprint
                    + ", by which it is known here; get the keys again from AWS if they were not edited on purpose.");
        }
        Key read = new Key(key, time(path, entry, "ValidityStartTime"), time(path, entry, "ValidityEndTime"));
        byFingerprint.merge(fingerprint, read, Key::joined);
    }

    /** A time as CLI 2 prints it (ISO 8601 with an offset) or as CLI 1 does (seconds since the epoch, with a fraction). */
    private static @Nullable Instant time(Path path, JsonTree entry, String member) {
        String text = entry.scalarOrNull(member);
        if (text == null) {
            return null;
        }
        try {
            return Character.isDigit(text.charAt(0)) && text.indexOf('-') < 0
                    ? Instant.ofEpochSecond((long) Double.parseDouble(text))
                    : OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeException | NumberFormatException | StringIndexOutOfBoundsException e) {
            throw damaged(path, "its " + member + " is no time: " + text);
        }
    }

    boolean isEmpty() {
        return byFingerprint.isEmpty();
    }

    /** The key of a fingerprint, or null where it was not saved. */
    @Nullable
    Key get(String fingerprint) {
        return byFingerprint.get(fingerprint);
    }

    /** What a person should know about the files. */
    List<String> notes() {
        return notes;
    }

    private static ColdtrailException damaged(Path path, String reason) {
        return new ColdtrailException(
                ErrorCode.DATA_MALFORMED,
                "the public keys cannot be read: " + reason,
                Where.file(path.toString()),
                REMEDY);
    }
}
