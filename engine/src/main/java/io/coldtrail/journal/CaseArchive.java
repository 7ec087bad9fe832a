package io.coldtrail.journal;

import io.coldtrail.bytes.Hashes;
import io.coldtrail.casefile.CaseFolder;
import io.coldtrail.journal.CaseContents.Item;
import io.coldtrail.json.JsonText;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipOutputStream;

/**
 * Writes a case as one archive: its files as they are, what the archive is, and the hashes of all of them. The archive is
 * a zip whose members are stored, sorted and of one time, so that the same case gives the same bytes anywhere.
 */
public final class CaseArchive {
    static final int FORMAT = 1;

    /** The earliest that a zip can tell. */
    private static final LocalDateTime TIME = LocalDateTime.of(1980, 1, 1, 0, 0);

    private static final int CHUNK = 1 << 16;

    private final List<Member> members;

    private CaseArchive(List<Member> members) {
        this.members = members;
    }

    /** A file of a case with what a zip must know of it before its bytes. */
    private record Member(Item item, String sha256, long crc) {}

    /**
     * Reads a case and checks it against its ledger.
     *
     * @param withLake whether what is made of the evidence's content is in the archive: lake and rejected bytes
     * @param toolVersion what writes it
     * @throws io.coldtrail.problem.ColdtrailException where the case is not what its ledger says
     */
    public static CaseArchive of(CaseFolder owner, boolean withLake, String toolVersion) {
        try {
            String about = JsonText.document(json -> json.put("formatVersion", FORMAT)
                            .put("toolVersion", toolVersion)
                            .put("lake", withLake))
                    + "\n";
            List<Item> items = new ArrayList<>(CaseContents.of(owner, withLake));
            items.add(Item.of(ArchiveNames.ABOUT, about.getBytes(StandardCharsets.UTF_8)));
            List<Member> members = new ArrayList<>();
            StringBuilder hashes = new StringBuilder();
            items.sort(Comparator.comparing(Item::name));
            for (Item item : items) {
                Member member = member(item);
                if (item.sha256().isPresent() && !item.sha256().get().equals(member.sha256())) {
                    throw ArchiveProblems.caseDamaged(
                            owner.folder(), item.name() + " has other bytes than the ledger says");
                }
                members.add(member);
                hashes.append(member.sha256()).append("  ").append(item.name()).append('\n');
            }
            members.add(member(Item.of(ArchiveNames.HASHES, hashes.toString().getBytes(StandardCharsets.UTF_8))));
            members.sort(Comparator.comparing(member -> member.item().name()));
            return new CaseArchive(members);
        } catch (IOException | UncheckedIOException e) {
            throw ArchiveProblems.caseDamaged(owner.folder(), "a file cannot be read: " + e.getMessage());
        }
    }

    /** How many files it has. */
    public int files() {
        return members.size();
    }

    /**
     * Writes it. The output is not closed.
     *
     * @throws IOException where the output takes no more, or the case was changed meanwhile
     */
    public void write(OutputStream out) throws IOException {
        ZipOutputStream zip = new ZipOutputStream(out, StandardCharsets.UTF_8);
        for (Member member : members) {
            ZipEntry entry = new ZipEntry(member.item().name());
            entry.setMethod(ZipEntry.STORED);
            entry.setSize(member.item().size());
            entry.setCrc(member.crc());
            entry.setTimeLocal(TIME);
            zip.putNextEntry(entry);
            read(member.item(), zip::write);
            try {
                zip.closeEntry();
            } catch (ZipException e) {
                throw new IOException(member.item().name() + " was changed while it was exported", e);
            }
        }
        zip.finish();
    }

    private static Member member(Item item) throws IOException {
        MessageDigest digest = Hashes.sha256();
        CRC32 crc = new CRC32();
        read(item, (bytes, offset, length) -> {
            digest.update(bytes, offset, length);
            crc.update(bytes, offset, length);
        });
        return new Member(item, Hashes.hex(digest), crc.getValue());
    }

    /** Takes some bytes. */
    @FunctionalInterface
    private interface Target {
        void write(byte[] bytes, int offset, int length) throws IOException;
    }

    private static void read(Item item, Target target) throws IOException {
        byte[] chunk = new byte[CHUNK];
        long left = item.size();
        try (InputStream in = item.bytes().open()) {
            while (left > 0) {
                int read = in.read(chunk, 0, (int) Math.min(chunk.length, left));
                if (read < 0) {
                    throw new EOFException(item.name() + " became shorter while it was read");
                }
                target.write(chunk, 0, read);
                left -= read;
            }
        }
    }
}
