package io.coldtrail.journal;

import io.coldtrail.bytes.Hashes;
import io.coldtrail.casefile.Durable;
import io.coldtrail.json.JsonTree;
import io.coldtrail.problem.ColdtrailException;
import io.coldtrail.problem.Limits;
import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.StringReader;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.util.Enumeration;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * Reads an archive of a case that anybody may have made. Its members are known by name before a byte of them is read:
 * no other names, none twice, none that the list of hashes lacks. No more bytes are taken of a member than it says to
 * have, and all of them must have their hash. Links and modes that it may tell of are not made.
 */
final class ArchiveReader implements AutoCloseable {
    /** Far more than any case has; each takes some memory. */
    private static final int MOST_MEMBERS = Limits.DEFAULT.maxArchiveMembers();

    private static final int LONGEST_NAME = 512;
    private static final long LARGEST_LIST = 1L << 30;
    private static final int LARGEST_ABOUT = 1 << 16;
    private static final Pattern HASH_LINE = Pattern.compile("([0-9a-f]{64})  (\\S{1," + LONGEST_NAME + "})");
    private static final int CHUNK = 1 << 16;

    private final Path file;
    private final ZipFile zip;
    private final Map<String, ZipEntry> members = new TreeMap<>();
    private final Map<String, String> hashes = new TreeMap<>();
    private final String toolVersion;
    private final boolean lake;

    private ArchiveReader(Path file, ZipFile zip) throws IOException {
        this.file = file;
        this.zip = zip;
        list();
        readHashes();
        JsonTree about = about();
        long format = about.number("formatVersion");
        if (format > CaseArchive.FORMAT) {
            throw refused("it has format version " + format + ", and this version reads versions up to "
                    + CaseArchive.FORMAT);
        }
        this.toolVersion = about.text("toolVersion");
        this.lake = about.isTrue("lake");
    }

    /**
     * Opens an archive and reads what it says to hold.
     *
     * @throws ColdtrailException with {@link io.coldtrail.problem.ErrorCode#ARCHIVE_INVALID} where it is none, or one that
     *     nobody should unpack
     */
    static ArchiveReader open(Path file) {
        try {
            ZipFile zip = new ZipFile(file.toFile(), StandardCharsets.UTF_8);
            boolean open = false;
            try {
                ArchiveReader reader = new ArchiveReader(file, zip);
                open = true;
                return reader;
            } finally {
                if (!open) {
                    zip.close();
                }
            }
        } catch (IOException e) {
            throw ArchiveProblems.unreadable(file, e);
        } catch (IllegalArgumentException e) {
            throw ArchiveProblems.refused(file, "a name in it is no UTF-8");
        }
    }

    /** What wrote the archive. */
    String toolVersion() {
        return toolVersion;
    }

    /** Whether it has the lake and the rejected bytes. */
    boolean hasLake() {
        return lake;
    }

    /** The hash of each file of the case, by name. */
    Map<String, String> hashes() {
        return hashes;
    }

    /** Bytes of some files, as the archive says. */
    long bytes(Predicate<String> chosen) {
        long bytes = 0;
        for (Map.Entry<String, ZipEntry> member : members.entrySet()) {
            if (chosen.test(member.getKey())) {
                bytes = Math.addExact(bytes, member.getValue().getSize());
            }
        }
        return bytes;
    }

    /**
     * Writes some files of the case below a folder, at their names, and checks the hash of each. They are durable then.
     *
     * @throws ColdtrailException where one is not what the list of hashes says; what was written before is left
     * @throws IOException where the folder cannot be written
     */
    void extract(Predicate<String> chosen, Path folder) throws IOException {
        for (String name : hashes.keySet()) {
            if (!name.equals(ArchiveNames.ABOUT) && chosen.test(name)) {
                Path target = folder.resolve(name);
                Files.createDirectories(Durable.parent(target));
                try (FileChannel channel =
                                FileChannel.open(target, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
                        OutputStream out = Channels.newOutputStream(channel)) {
                    copy(name, out);
                    channel.force(true);
                }
            }
        }
    }

    @Override
    public void close() throws IOException {
        zip.close();
    }

    private void list() {
        if (zip.size() > MOST_MEMBERS) {
            throw refused("it has " + zip.size() + " members, more than " + MOST_MEMBERS);
        }
        long total = 0;
        for (Enumeration<? extends ZipEntry> entries = zip.entries(); entries.hasMoreElements(); ) {
            ZipEntry entry = entries.nextElement();
            String name = entry.getName();
            if (name.length() > LONGEST_NAME || !isKnown(name)) {
                throw refused("it has a member that no case has: " + shortened(name));
            }
            if (members.put(name, entry) != null) {
                throw refused("it has two members " + name);
            }
            long size = entry.getSize();
            if (size < 0 || total + size < 0) {
                throw refused("it does not say how large " + name + " is");
            }
            total += size;
        }
    }

    private static boolean isKnown(String name) {
        return name.equals(ArchiveNames.ABOUT) || name.equals(ArchiveNames.HASHES) || ArchiveNames.isOfCase(name);
    }

    /** The list of hashes, which must have a line for each of the other members and for nothing else. */
    private void readHashes() throws IOException {
        ZipEntry list = members.get(ArchiveNames.HASHES);
        if (list == null) {
            throw refused("it has no " + ArchiveNames.HASHES);
        }
        long longest = Math.min(LARGEST_LIST, members.size() * (LONGEST_NAME + 68L));
        if (list.getSize() > longest) {
            throw refused(ArchiveNames.HASHES + " is too large for its members");
        }
        String text;
        try (InputStream in = opened(list)) {
            text = new String(in.readNBytes((int) list.getSize()), StandardCharsets.UTF_8);
        }
        try (BufferedReader lines = new BufferedReader(new StringReader(text))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                Matcher matcher = HASH_LINE.matcher(line);
                if (!matcher.matches()) {
                    throw refused(ArchiveNames.HASHES + " has a line that is none of sha256sum: " + shortened(line));
                }
                if (hashes.put(matcher.group(2), matcher.group(1)) != null) {
                    throw refused(ArchiveNames.HASHES + " names " + matcher.group(2) + " twice");
                }
            }
        }
        for (String name : members.keySet()) {
            if (!name.equals(ArchiveNames.HASHES) && !hashes.containsKey(name)) {
                throw refused(ArchiveNames.HASHES + " does not name " + name);
            }
        }
        for (String name : hashes.keySet()) {
            if (!members.containsKey(name)) {
                throw refused("it lacks " + shortened(name));
            }
        }
        for (String needed : Set.of("case.json", ArchiveNames.ABOUT)) {
            if (!hashes.containsKey(needed)) {
                throw refused("it has no " + needed);
            }
        }
    }

    private JsonTree about() throws IOException {
        ZipEntry entry = members.get(ArchiveNames.ABOUT);
        if (entry == null || entry.getSize() > LARGEST_ABOUT) {
            throw refused(ArchiveNames.ABOUT + " is too large");
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        copy(ArchiveNames.ABOUT, bytes);
        return JsonTree.parse(
                bytes.toString(StandardCharsets.UTF_8), reason -> refused(ArchiveNames.ABOUT + ": " + reason));
    }

    private void copy(String name, OutputStream out) throws IOException {
        ZipEntry entry = members.get(name);
        if (entry == null) {
            throw refused("it lacks " + name);
        }
        MessageDigest digest = Hashes.sha256();
        byte[] chunk = new byte[CHUNK];
        long size = 0;
        try (InputStream in = opened(entry)) {
            for (int read = read(in, chunk); read >= 0; read = read(in, chunk)) {
                size += read;
                if (size > entry.getSize()) {
                    throw refused(name + " has more bytes than the archive says");
                }
                digest.update(chunk, 0, read);
                out.write(chunk, 0, read);
            }
        }
        if (size != entry.getSize()) {
            throw refused(name + " has fewer bytes than the archive says");
        }
        if (!Hashes.hex(digest).equals(hashes.get(name))) {
            throw refused(name + " has other bytes than " + ArchiveNames.HASHES + " says");
        }
    }

    private InputStream opened(ZipEntry entry) {
        try {
            return zip.getInputStream(entry);
        } catch (IOException e) {
            throw ArchiveProblems.unreadable(file, e);
        }
    }

    /** Failures of the archive are told apart from those of the folder. */
    private int read(InputStream in, byte[] chunk) {
        try {
            return in.read(chunk);
        } catch (IOException e) {
            throw ArchiveProblems.unreadable(file, e);
        }
    }

    private ColdtrailException refused(String reason) {
        return ArchiveProblems.refused(file, reason);
    }

    private static String shortened(String text) {
        return text.length() <= 80 ? text : text.substring(0, 79) + "…";
    }
}
