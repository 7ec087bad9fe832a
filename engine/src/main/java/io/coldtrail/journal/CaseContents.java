package io.coldtrail.journal;

import io.coldtrail.casefile.CaseFolder;
import io.coldtrail.casefile.QuarantinePart;
import io.coldtrail.lake.Part;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The files of a case that belong to it, at one moment: what its ledger lists, and what tells of it. */
final class CaseContents {
    private static final String HEAD = Journal.FOLDER + "/" + Journal.HEAD;

    private final CaseFolder owner;
    private final Map<String, Item> items = new TreeMap<>();

    private CaseContents(CaseFolder owner) {
        this.owner = owner;
    }

    /** Opens the bytes of a file. */
    @FunctionalInterface
    interface Bytes {
        InputStream open() throws IOException;
    }

    /**
     * A file of a case.
     *
     * @param name its path below the case, with {@code /} as separator
     * @param size how many of its bytes count: more may have been added since
     * @param sha256 that the ledger tells of it; empty where it tells none
     */
    record Item(String name, Bytes bytes, long size, Optional<String> sha256) {
        static Item of(String name, byte[] content) {
            return new Item(name, () -> new ByteArrayInputStream(content), content.length, Optional.empty());
        }
    }

    /**
     * The files, by name.
     *
     * @param withLake whether files that are made of the evidence's content are among them
     * @throws io.coldtrail.problem.ColdtrailException where the ledger is damaged
     */
    static List<Item> of(CaseFolder owner, boolean withLake) throws IOException {
        return new CaseContents(owner).items(withLake);
    }

    private List<Item> items(boolean withLake) throws IOException {
        // The journal's head before its lines: those that are added meanwhile follow on it.
        Path head = owner.folder().resolve(HEAD);
        if (Files.exists(head)) {
            items.put(HEAD, Item.of(HEAD, Files.readAllBytes(head)));
        }
        List<Integer> runs = owner.ledger().runs();
        for (String name : records()) {
            boolean later = ArchiveNames.run(name).isPresent()
                    && !runs.contains(ArchiveNames.run(name).getAsInt());
            if (!later && !name.equals(HEAD)) {
                add(name, Optional.empty());
            }
        }
        for (int run : runs) {
            owner.ledger().check(run);
            if (withLake) {
                for (Part part : owner.ledger().parts(run)) {
                    add(part.path(), Optional.of(part.sha256()));
                }
                for (QuarantinePart part : owner.ledger().quarantine(run)) {
                    add(part.path(), Optional.of(part.sha256()));
                    add(part.bytesPath(), Optional.of(part.bytesSha256()));
                }
            }
        }
        return List.copyOf(items.values());
    }

    private void add(String name, Optional<String> sha256) throws IOException {
        Path file = owner.folder().resolve(name);
        items.put(name, new Item(name, () -> Files.newInputStream(file), Files.size(file), sha256));
    }

    /** Names of the files that tell of the case. */
    private List<String> records() throws IOException {
        Path folder = owner.folder();
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS))
                    .map(file -> folder.relativize(file).toString().replace('\\', '/'))
                    .filter(ArchiveNames::isRecord)
                    .toList();
        }
    }
}
