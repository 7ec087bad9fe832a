package io.coldtrail.integrity.digest;

import io.coldtrail.bytes.ByteWindow;
import io.coldtrail.bytes.DamagedBytes;
import io.coldtrail.bytes.HashedBytes;
import io.coldtrail.bytes.Hashes;
import io.coldtrail.bytes.InflatedBytes;
import io.coldtrail.decode.Sniffer;
import io.coldtrail.problem.ColdtrailException;
import io.coldtrail.problem.Limits;
import io.coldtrail.source.KeyFacts;
import io.coldtrail.source.SourceFile;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads files one by one: each once, hashed both as stored and inflated. Not thread-safe. */
final class FileReading {
    /** Room for many thousand logs; what is longer is no digest. */
    static final int MAX_DIGEST_BYTES = 48 << 20;

    private static final int MAX_SIGNATURE_BYTES = 1 << 20;
    private static final int HEAD_BYTES = 4096;
    /** The array of a log or of {@code lookup-events}, or a member that every event has. */
    private static final Pattern RECORDS =
            Pattern.compile("\"(?:records|events)\"\\s*:\\s*\\[|\"(?:eventsource|eventversion|eventname)\"\\s*:\\s*\"");

    private final Limits limits;
    private final byte[] chunk = new byte[1 << 16];
    private byte[] windowBytes = new byte[0];

    FileReading(Limits limits) {
        this.limits = limits;
    }

    ReadFile read(SourceFile file) {
        try {
            return Signatures.isSidecar(file.key()) ? signature(file) : evidence(file);
        } catch (IOException e) {
            return new ReadFile(
                    file, kindByName(file.key()), null, null, "it cannot be read: " + e.getMessage(), null, null);
        }
    }

    private static ReadFile.Kind kindByName(String key) {
        KeyFacts facts = KeyFacts.of(key);
        if (facts == null) {
            return ReadFile.Kind.OTHER;
        }
        return switch (facts.kind()) {
            case CLOUDTRAIL, CLOUDTRAIL_INSIGHT -> ReadFile.Kind.LOG;
            case CLOUDTRAIL_DIGEST -> ReadFile.Kind.DIGEST;
            case FLOW_LOG -> ReadFile.Kind.OTHER;
        };
    }

    private ReadFile signature(SourceFile file) throws IOException {
        try (InflatedBytes in = new InflatedBytes(file.stored().open(), file.size(), limits)) {
            byte[] bytes = in.readNBytes(MAX_SIGNATURE_BYTES);
            String text = new String(bytes, StandardCharsets.UTF_8);
            return new ReadFile(file, ReadFile.Kind.SIGNATURE, null, null, null, null, text);
        }
    }

    private ReadFile evidence(SourceFile file) throws IOException {
        ReadFile.Kind named = kindByName(file.key());
        try (HashedBytes stored = new HashedBytes(file.stored().open());
                InflatedBytes in = new InflatedBytes(stored, file.size(), limits)) {
            ByteWindow window = new ByteWindow(in, limits, windowBytes);
            Sniffer.Content content = Sniffer.Content.OTHER;
            @Nullable DamagedBytes damage = null;
            try {
                content = Sniffer.sniff(window);
            } catch (DamagedBytes e) {
                damage = e;
            }
            windowBytes = window.bytes();
            ReadFile.Kind kind = kind(named, content, window);
            if (kind == ReadFile.Kind.OTHER) {
                return new ReadFile(file, kind, null, null, null, null, null);
            }
            MessageDigest inflated = Hashes.sha256();
            inflated.update(windowBytes, window.start(), window.end() - window.start());
            @Nullable ByteArrayOutputStream kept = kind == ReadFile.Kind.DIGEST ? new ByteArrayOutputStream() : null;
            if (kept != null) {
                kept.write(windowBytes, window.start(), window.end() - window.start());
            }
            try {
                int count;
                while (damage == null && (count = in.read(chunk, 0, chunk.length)) >= 0) {
                    inflated.update(chunk, 0, count);
                    if (kept != null && kept.size() <= MAX_DIGEST_BYTES) {
                        kept.write(chunk, 0, count);
                    }
                }
            } catch (DamagedBytes e) {
                damage = e;
            }
            String storedSha256 = stored.drain();
            String sha256 = Hashes.hex(inflated);
            String problem = damage == null ? null : String.valueOf(damage.getMessage());
            @Nullable Digest digest = null;
            if (kept != null && problem == null) {
                try {
                    digest = digest(kept, sha256);
                } catch (ColdtrailException e) {
                    problem = e.problem();
                }
            }
            return new ReadFile(file, kind, storedSha256, sha256, problem, digest, null);
        }
    }

    private static Digest digest(ByteArrayOutputStream kept, String sha256) {
        if (kept.size() > MAX_DIGEST_BYTES) {
            throw Digest.unreadable("it is longer than the limit of " + MAX_DIGEST_BYTES + " bytes for a digest");
        }
        byte[] content = kept.toByteArray();
        return Digest.parse(content, content.length, sha256);
    }

    /** Content decides between a log and a digest; the name decides where the content says nothing. */
    private static ReadFile.Kind kind(ReadFile.Kind named, Sniffer.Content content, ByteWindow window) {
        if (content != Sniffer.Content.CLOUDTRAIL) {
            return named;
        }
        byte[] head =
                Arrays.copyOfRange(window.bytes(), window.start(), Math.min(window.end(), window.start() + HEAD_BYTES));
        String text = new String(head, StandardCharsets.ISO_8859_1).toLowerCase(Locale.ROOT);
        boolean records = RECORDS.matcher(text).find();
        if (!records && text.contains("\"digeststarttime\"")) {
            return ReadFile.Kind.DIGEST;
        }
        return named != ReadFile.Kind.OTHER ? named : records ? ReadFile.Kind.LOG : ReadFile.Kind.JSON;
    }
}
