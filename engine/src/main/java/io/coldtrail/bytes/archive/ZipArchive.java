package io.coldtrail.bytes.archive;

import io.coldtrail.bytes.DamagedBytes;
import io.coldtrail.bytes.Hashes;
import io.coldtrail.bytes.NameBytes;
import io.coldtrail.bytes.StoredFile;
import io.coldtrail.problem.Limits;
import java.io.IOException;
import java.nio.channels.SeekableByteChannel;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** A zip file, by the directory at its end; where that is damaged, by the headers before its members. */
record ZipArchive(
        List<Member> members,
        @Nullable DamagedBytes damage,
        @Nullable String sha256) implements ArchiveFile {

    static ZipArchive list(StoredFile file, Limits limits, Predicate<String> known) {
        List<Member> members = new ArrayList<>();
        @Nullable DamagedBytes damage;
        @Nullable String sha256 = null;
        try {
            sha256 = Hashes.ofFile(file);
            damage = list(file, limits, known, members);
        } catch (IOException e) {
            damage = new DamagedBytes("unreadable", e.getClass().getSimpleName() + ": " + e.getMessage());
        }
        return new ZipArchive(List.copyOf(members), damage, sha256);
    }

    @Override
    public boolean sequential() {
        return false;
    }

    @Override
    public void close() {
        // Each member opens the file for itself.
    }

    private static @Nullable DamagedBytes list(
            StoredFile file, Limits limits, Predicate<String> known, List<Member> members) throws IOException {
        List<ZipEntry> entries;
        @Nullable DamagedBytes damage;
        boolean cut = false;
        try (SeekableByteChannel channel = file.openChannel()) {
            ZipBytes zip = new ZipBytes(channel);
            ZipDirectory directory = ZipDirectory.read(zip, limits);
            entries = directory.entries();
            damage = directory.damage();
            if (damage != null && damage.reason().equals("zip-damaged")) {
                ZipScan scan = ZipScan.read(file, zip, limits);
                if (scan.entries().size() > entries.size()) {
                    entries = scan.entries();
                    cut = scan.cut();
                }
            }
        }
        for (int i = 0; i < entries.size(); i++) {
            ZipEntry entry = entries.get(i);
            @Nullable DamagedBytes end = cut && i == entries.size() - 1 ? damage : null;
            if (!entry.isFolder()) {
                members.add(member(file, limits, known, entry, end));
            }
        }
        return damage;
    }

    private static Member member(
            StoredFile file, Limits limits, Predicate<String> known, ZipEntry entry, @Nullable DamagedBytes cut)
            throws IOException {
        String name = Member.relative(NameBytes.text(entry.name()));
        if (entry.isLink()) {
            return Member.noFile(name, Member.Kind.LINK);
        }
        if (entry.isOther()) {
            return Member.noFile(name, Member.Kind.OTHER);
        }
        if (entry.encrypted()) {
            return Member.unreadable(name, "it is encrypted");
        }
        if (!entry.supported()) {
            return Member.unreadable(name, "its compression, number " + entry.method() + ", is not supported");
        }
        ZipMember member = new ZipMember(file, limits, name, entry, cut);
        if (cut != null) {
            member = member.measured();
        }
        boolean nested = !known.test(name) && ArchiveFormat.of(member.open(), member.size(), limits) != null;
        return nested ? Member.noFile(name, Member.Kind.ARCHIVE) : Member.file(name, member);
    }
}
