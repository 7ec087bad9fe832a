package io.coldtrail.source;

import io.coldtrail.bytes.DamagedBytes;
import io.coldtrail.bytes.DiskFile;
import io.coldtrail.bytes.NameBytes;
import io.coldtrail.bytes.Storage;
import io.coldtrail.bytes.archive.ArchiveFile;
import io.coldtrail.bytes.archive.Member;
import io.coldtrail.problem.Limits;
import io.coldtrail.source.SourceWalk.Archive;
import io.coldtrail.source.SourceWalk.Damage;
import io.coldtrail.source.SourceWalk.PassedOver;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Collects what is below the roots. Not thread-safe. */
final class Walker {
    /** Deeper than any S3 prefix; a bound on hostile trees. */
    private static final int MAX_DEPTH = 128;

    /** As AWS ends the names of logs, and as they end once they are inflated. */
    private static final List<String> LOG_NAME_ENDINGS = List.of(".json.gz", ".log.gz", ".parquet", ".json", ".log");

    private final Storage storage;
    private final Limits limits;
    private final List<Found> files = new ArrayList<>();
    private final List<PassedOver> passedOver = new ArrayList<>();
    private final List<Archive> archives = new ArrayList<>();
    private final List<ArchiveFile> open = new ArrayList<>();

    /**
     * A file.
     *
     * @param place what it is put in order by: its key, or what its key begins with and is common to those that keep the
     *     order they were found in
     */
    private record Found(SourceFile file, String place) {}

    Walker(Storage storage, Limits limits) {
        this.storage = storage;
        this.limits = limits;
    }

    List<SourceFile> files() {
        return files.stream()
                .sorted(Comparator.comparingInt((Found found) -> found.file().root())
                        .thenComparing(Found::place, KeyOrder.UTF_8))
                .map(Found::file)
                .toList();
    }

    List<PassedOver> passedOver() {
        return passedOver.stream()
                .sorted(Comparator.comparingInt(PassedOver::root).thenComparing(PassedOver::key, KeyOrder.UTF_8))
                .toList();
    }

    List<Archive> archives() {
        return archives.stream()
                .sorted(Comparator.comparingInt(Archive::root).thenComparing(Archive::key, KeyOrder.UTF_8))
                .toList();
    }

    /** The archives that files have come from. */
    List<ArchiveFile> open() {
        return List.copyOf(open);
    }

    /** Walks a root, by what was found at the path that a person named. */
    void root(int root, Path named, Storage.Entry entry) throws IOException {
        String key = NameBytes.text(named);
        switch (entry.kind()) {
            case FOLDER -> folder(root, entry.path(), "", 0);
            case FILE -> file(root, key, "", entry);
            case LINK, OTHER, VANISHED, UNREADABLE -> passedOver.add(new PassedOver(root, key, "not-a-file"));
        }
    }

    private void folder(int root, Path folder, String prefix, int depth) throws IOException {
        for (Storage.Entry entry : storage.list(folder)) {
            String key = prefix + NameBytes.text(entry.path());
            switch (entry.kind()) {
                case FILE -> file(root, key, key + "/", entry);
                case FOLDER -> descend(root, entry.path(), key, depth + 1);
                case LINK -> passedOver.add(new PassedOver(root, key, "link"));
                case OTHER -> passedOver.add(new PassedOver(root, key, "not-a-file"));
                case VANISHED -> passedOver.add(new PassedOver(root, key, "vanished"));
                case UNREADABLE -> passedOver.add(new PassedOver(root, key, "unreadable"));
            }
        }
    }

    private void descend(int root, Path folder, String key, int depth) {
        if (depth > MAX_DEPTH) {
            passedOver.add(new PassedOver(root, key, "too-deep"));
            return;
        }
        try {
            folder(root, folder, key + "/", depth);
        } catch (IOException e) {
            // The ledger tells it; the rest of the evidence still loads.
            passedOver.add(new PassedOver(root, key, "unreadable-folder"));
        }
    }

    /** @param prefix what the keys of members begin with, if it is an archive */
    private void file(int root, String key, String prefix, Storage.Entry entry) {
        DiskFile stored = new DiskFile(storage, entry.path(), entry.size());
        @Nullable ArchiveFile archive = isNamedByAws(key) ? null : archive(stored);
        if (archive == null) {
            files.add(new Found(new SourceFile(root, key, stored), key));
            return;
        }
        open.add(archive);
        for (Member member : archive.members()) {
            member(root, prefix, archive, member);
        }
        @Nullable DamagedBytes damage = archive.damage();
        archives.add(new Archive(
                new SourceFile(root, key, stored),
                archive.sha256(),
                archive.members().size(),
                damage == null ? null : new Damage(damage.reason(), String.valueOf(damage.getMessage()))));
    }

    private void member(int root, String prefix, ArchiveFile archive, Member member) {
        String key = prefix + member.name();
        switch (member.kind()) {
            case FILE -> {
                if (member.file() != null) {
                    String place = archive.sequential() ? prefix : key;
                    files.add(new Found(new SourceFile(root, key, member.file()), place));
                }
            }
            case LINK -> passedOver.add(new PassedOver(root, key, "link"));
            case OTHER -> passedOver.add(new PassedOver(root, key, "not-a-file"));
            case ARCHIVE -> passedOver.add(new PassedOver(root, key, "nested-archive"));
            case UNREADABLE -> passedOver.add(new PassedOver(root, key, "archive-member-unreadable", member.detail()));
        }
    }

    /** Lists a file if it is an archive. */
    private @Nullable ArchiveFile archive(DiskFile file) {
        try {
            return ArchiveFile.open(file, limits, Walker::isNamedByAws);
        } catch (IOException e) {
            // Reading the file will tell.
            return null;
        }
    }

    /** Whether a name is one that AWS delivers logs under, so that its content need not be looked at for an archive. */
    private static boolean isNamedByAws(String name) {
        return LOG_NAME_ENDINGS.stream().anyMatch(name::endsWith) && KeyFacts.of(name) != null;
    }
}
