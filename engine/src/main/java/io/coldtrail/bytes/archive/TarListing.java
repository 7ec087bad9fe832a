package io.coldtrail.bytes.archive;

import io.coldtrail.bytes.DamagedBytes;
import io.coldtrail.bytes.HashedBytes;
import io.coldtrail.bytes.Hashes;
import io.coldtrail.bytes.InflatedBytes;
import io.coldtrail.bytes.NameBytes;
import io.coldtrail.problem.Limits;
import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * What is in a tar file, found in one pass that hashes the file and every member.
 *
 * @param damage what the members end at, or null
 * @param sha256 of the file as stored, or null where the storage fails
 */
record TarListing(
        List<Member> members,
        @Nullable DamagedBytes damage,
        @Nullable String sha256) {

    static TarListing of(TarArchive archive, Predicate<String> known) throws IOException {
        try (HashedBytes stored =
                new HashedBytes(new BufferedInputStream(archive.file().open(), 1 << 16))) {
            Pass pass = new Pass(archive, known);
            @Nullable DamagedBytes damage = pass.damage(stored);
            @Nullable String sha256 = pass.storageFailed ? null : stored.drain();
            return new TarListing(List.copyOf(pass.members), damage, sha256);
        }
    }

    /** The pass through the file. */
    private static final class Pass {
        /** Enough for the first bytes of any compressed archive: the largest block of bzip2 has 900 kB. */
        private static final int HEAD_BYTES = 1 << 20;

        private final TarArchive archive;
        private final Limits limits;
        private final Predicate<String> known;
        private final MemberCount count;
        private final List<Member> members = new ArrayList<>();
        private final ByteArrayOutputStream head = new ByteArrayOutputStream();
        private final byte[] chunk = new byte[1 << 16];
        private boolean storageFailed;

        Pass(TarArchive archive, Predicate<String> known) {
            this.archive = archive;
            this.limits = archive.limits();
            this.known = known;
            this.count = new MemberCount(limits);
        }

        /** Lists the members, and tells what they end at; null where that is the end. */
        @Nullable
        DamagedBytes damage(HashedBytes stored) {
            // The stream below is closed by who has opened it, and has to be read on after damage.
            try (InflatedBytes inflated =
                    new InflatedBytes(new Unclosed(stored), archive.file().size(), limits)) {
                TarEntries entries = new TarEntries(inflated);
                TarEntries.@Nullable Entry entry;
                while ((entry = entries.next()) != null) {
                    list(entries, entry);
                }
                return entries.end();
            } catch (DamagedBytes e) {
                return e;
            } catch (IOException e) {
                storageFailed = true;
                return new DamagedBytes("unreadable", e.getClass().getSimpleName() + ": " + e.getMessage());
            }
        }

        private void list(TarEntries entries, TarEntries.Entry entry) throws IOException {
            String name = Member.relative(NameBytes.text(entry.name()));
            if (isFolder(entry)) {
                return;
            }
            count.add(entry.name(), "tar-damaged");
            switch (entry.type()) {
                case '1', '2' -> members.add(Member.noFile(name, Member.Kind.LINK));
                case '3', '4', '6' -> members.add(Member.noFile(name, Member.Kind.OTHER));
                case 'M' -> members.add(Member.unreadable(name, "it begins in another piece of the tar file"));
                default -> {
                    if (entry.sparse()) {
                        members.add(Member.unreadable(name, "it is stored as a sparse file"));
                    } else {
                        file(entries, entry, name);
                    }
                }
            }
        }

        /** A folder; old programs mark it by the end of its name alone. GNU's {@code D} lists what is in one. */
        private static boolean isFolder(TarEntries.Entry entry) {
            boolean slash = entry.name().length > 0 && entry.name()[entry.name().length - 1] == '/';
            return entry.type() == '5' || entry.type() == 'D' || (slash && entry.size() == 0);
        }

        private void file(TarEntries entries, TarEntries.Entry entry, String name) throws IOException {
            MessageDigest digest = Hashes.sha256();
            boolean looked = !known.test(name);
            head.reset();
            long size = 0;
            try {
                int read;
                while ((read = entries.read(chunk)) >= 0) {
                    digest.update(chunk, 0, read);
                    size += read;
                    if (looked && head.size() < HEAD_BYTES) {
                        head.write(chunk, 0, Math.min(read, HEAD_BYTES - head.size()));
                    }
                }
            } catch (DamagedBytes e) {
                add(new TarMember(archive, name, entry.offset(), size, digest.digest(), e), looked);
                throw e;
            } catch (IOException e) {
                members.add(Member.file(name, new TarMember(archive, name, entry.offset(), entry.size(), null, null)));
                throw e;
            }
            add(new TarMember(archive, name, entry.offset(), size, digest.digest(), null), looked);
        }

        private void add(TarMember member, boolean looked) throws IOException {
            boolean nested = looked
                    && ArchiveFormat.of(new ByteArrayInputStream(head.toByteArray()), member.size(), limits) != null;
            members.add(
                    nested ? Member.noFile(member.name(), Member.Kind.ARCHIVE) : Member.file(member.name(), member));
        }
    }
}
