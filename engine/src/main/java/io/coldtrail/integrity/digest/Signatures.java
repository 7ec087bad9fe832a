package io.coldtrail.integrity.digest;

import io.coldtrail.bytes.Storage;
import io.coldtrail.json.JsonTree;
import io.coldtrail.problem.ColdtrailException;
import io.coldtrail.problem.ErrorCode;
import io.coldtrail.problem.Where;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The signatures of digests that were saved on their own, by the digest's file name. */
final class Signatures {
    private static final String HEAD = ".head.json";
    private static final List<String> ENDINGS = List.of(HEAD, ".sig", ".signature");
    private static final int MAX_DEPTH = 32;

    private final Map<String, List<Saved>> byStem = new TreeMap<>();
    private final List<String> notes = new ArrayList<>();

    /**
     * A signature.
     *
     * @param digest the digest's key, or as much of it as is known
     */
    record Saved(String digest, String hex) {}

    /** Whether a name is that of a signature beside a digest. */
    static boolean isSidecar(String key) {
        return digestOf(key) != null;
    }

    private static @Nullable String digestOf(String key) {
        for (String ending : ENDINGS) {
            if (key.endsWith(ending)) {
                String digest = key.substring(0, key.length() - ending.length());
                return DigestName.isFileName(digest.substring(digest.lastIndexOf('/') + 1)) ? digest : null;
            }
        }
        return null;
    }

    /** Adds what lies in the evidence; one that cannot be read is worth a note. */
    void add(ReadFile file) {
        String digest = digestOf(file.key());
        String text = file.text();
        if (digest == null || text == null) {
            notes.add("The signature in " + file.key() + " cannot be read; save it again.");
            return;
        }
        try {
            addFile(digest, text, file.key());
        } catch (ColdtrailException e) {
            notes.add("The signature in " + file.key() + " cannot be used: " + e.problem() + ".");
        }
    }

    /** Adds files, or all sidecars in folders, that a person named. */
    void add(SmallFiles files, List<Path> paths) {
        for (Path path : paths) {
            add(files, files.look(path, "the signatures"), path.toString(), 0);
        }
    }

    private void add(SmallFiles files, Storage.Entry entry, String shown, int depth) {
        if (entry.kind() == Storage.Kind.FILE) {
            String digest = digestOf(entry.path().toString().replace('\\', '/'));
            if (digest != null || depth == 0) {
                addFile(digest, files.text(entry.path(), "the signatures"), shown);
            }
        } else if (entry.kind() == Storage.Kind.FOLDER && depth < MAX_DEPTH) {
            try {
                List<Storage.Entry> entries = new ArrayList<>(files.storage().list(entry.path()));
                entries.sort(Comparator.comparing(each -> each.path().toString()));
                for (Storage.Entry each : entries) {
                    add(files, each, each.path().toString(), depth + 1);
                }
            } catch (IOException e) {
                throw new ColdtrailException(
                        ErrorCode.EVIDENCE_UNREADABLE,
                        "the signatures cannot be listed: " + e.getMessage(),
                        Where.file(shown),
                        "Name a folder that can be read.",
                        e);
            }
        }
    }

    /** @param digest whose signature it is where the file's name tells, else null */
    private void addFile(@Nullable String digest, String text, String shown) {
        String trimmed = text.strip();
        if (!trimmed.startsWith("{")) {
            if (digest == null) {
                throw damaged(shown, "it is no JSON object, and its name is not that of a digest with .sig after it");
            }
            put(digest, trimmed);
            return;
        }
        JsonTree json = JsonTree.parse(trimmed, reason -> damaged(shown, reason));
        if (json.has("Metadata")) {
            if (digest == null) {
                throw damaged(shown, "it is the output of head-object, and its name does not say of which digest");
            }
            put(digest, json.object("Metadata").text("signature"));
            return;
        }
        for (String key : json.names()) {
            put(key.startsWith("s3://") ? key.substring(key.indexOf('/', 5) + 1) : key, json.text(key));
        }
    }

    private void put(String digest, String hex) {
        byStem.computeIfAbsent(Names.stem(digest), stem -> new ArrayList<>()).add(new Saved(digest, hex));
    }

    /** The signatures that were saved for a digest; of those with its file name, the ones whose folders fit best. */
    List<String> of(String key) {
        List<Saved> named = byStem.getOrDefault(Names.stem(key), List.of());
        int best = named.stream()
                .mapToInt(saved -> Names.commonTail(saved.digest(), key))
                .max()
                .orElse(0);
        return named.stream()
                .filter(saved -> Names.commonTail(saved.digest(), key) == best)
                .map(Saved::hex)
                .distinct()
                .toList();
    }

    /** Everything that was saved, in the order of file names. */
    List<Saved> all() {
        return byStem.values().stream().flatMap(List::stream).toList();
    }

    List<String> notes() {
        return notes;
    }

    private static ColdtrailException damaged(String file, String reason) {
        return new ColdtrailException(
                ErrorCode.DATA_MALFORMED,
                "the signatures cannot be read: " + reason,
                Where.file(file),
                "Name the output of aws s3api head-object <digest file>.head.json, or give a JSON object from object key"
                        + " to signature in hex.");
    }
}
