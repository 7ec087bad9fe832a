package io.coldtrail.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.coldtrail.bytes.LocalStorage;
import io.coldtrail.casefile.CaseFolder;
import io.coldtrail.casefile.HashList;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The lists of hashes that a run leaves, judged by {@code sha256sum} itself. */
class EvidenceHashesTest {
    @TempDir
    private Path folder;

    @Test
    void sha256sumFindsEveryFileAsItWas() throws Exception {
        Path evidence = folder.resolve("evidence");
        Evidence.generate(evidence);
        write("evidence/a/back\\slash.json", Evidence.event("1"));
        write("evidence/a/line\nend.json", Evidence.event("2"));
        write("evidence/a/carriage\rreturn.json", Evidence.event("3"));
        write("evidence/a/ two  spaces.json", Evidence.event("4"));
        write("evidence/a/*star.json", Evidence.event("5"));
        write("evidence/a/\u00e9\uD83D\uDE00.json", Evidence.event("6"));
        write("evidence/empty.json", "");
        write("evidence/notes.txt", "no log");
        ingest(evidence);

        HashList list = lists(1).get(0);
        assertThat(list.path()).isEqualTo("evidence/run-000001-000.sha256");
        assertThat(list.files()).isEqualTo(Evidence.hashes(evidence).size());
        assertThat(Evidence.sha256(folder.resolve("case").resolve(list.path()))).isEqualTo(list.sha256());
        assertThat(sha256sum(evidence, list)).isEqualTo(0);
        Files.writeString(evidence.resolve("notes.txt"), "a log?");
        assertThat(sha256sum(evidence, list)).isEqualTo(1);
    }

    @Test
    void anArchiveIsListedAsTheFileThatItIs() throws Exception {
        write("evidence/b.json", Evidence.event("1"));
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(folder.resolve("evidence/a.zip")))) {
            zip.putNextEntry(new ZipEntry("inside.json"));
            zip.write(Evidence.event("2").getBytes(StandardCharsets.UTF_8));
        }
        ingest(folder.resolve("evidence"));
        Path evidence = folder.resolve("evidence");
        assertThat(folder.resolve("case/evidence/run-000001-000.sha256"))
                .hasContent(Evidence.sha256(evidence.resolve("a.zip")) + "  a.zip\n"
                        + Evidence.sha256(evidence.resolve("b.json")) + "  b.json\n");
    }

    @Test
    void everyRunHasAListForEveryRoot() throws Exception {
        write("one/a.json", Evidence.event("1"));
        write("two.json", Evidence.event("2"));
        ingest(folder.resolve("one"), folder.resolve("two.json"));
        write("one/b.json", Evidence.event("3"));
        ingest(folder.resolve("one"));

        String a = Evidence.sha256(folder.resolve("one/a.json")) + "  a.json\n";
        assertThat(folder.resolve("case/evidence/run-000001-000.sha256")).hasContent(a);
        assertThat(folder.resolve("case/evidence/run-000001-001.sha256"))
                .hasContent(Evidence.sha256(folder.resolve("two.json")) + "  two.json\n");
        assertThat(folder.resolve("case/evidence/run-000002-000.sha256"))
                .hasContent(a + Evidence.sha256(folder.resolve("one/b.json")) + "  b.json\n");
        assertThat(lists(1)).extracting(HashList::root).containsExactly(0, 1);
        assertThat(lists(2)).extracting(HashList::files).containsExactly(2L);
    }

    @Test
    void aBareNameOfBytesThatAreNoTextIsKeptAsItIs() throws Exception {
        write("evidence/b.json", Evidence.event("1"));
        Path evidence = folder.resolve("evidence");
        // The shell makes the name; Java has no text for it.
        assumeTrue(run(evidence, "cp b.json \"$(printf 'caf\\351.json')\"") == 0);
        ingest(evidence);
        assertThat(lists(1).get(0).files()).isEqualTo(2);
        assertThat(sha256sum(evidence, lists(1).get(0))).isEqualTo(0);
    }

    private List<HashList> lists(int run) {
        return CaseFolder.open(folder.resolve("case")).ledger().head(run).hashLists();
    }

    private void ingest(Path... evidence) {
        Ingest.run(Evidence.request(folder.resolve("case"), 2, new LocalStorage(), evidence));
    }

    private void write(String path, String content) throws IOException {
        Path file = folder.resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, content);
    }

    private int sha256sum(Path evidence, HashList list) throws IOException, InterruptedException {
        assumeTrue(run(evidence, "sha256sum --version >/dev/null") == 0, "sha256sum is not there");
        return run(
                evidence,
                "sha256sum --check --strict --quiet '" + folder.resolve("case").resolve(list.path()) + "'");
    }

    private static int run(Path workingDirectory, String command) throws IOException, InterruptedException {
        return new ProcessBuilder("sh", "-c", command)
                .directory(workingDirectory.toFile())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start()
                .waitFor();
    }
}
