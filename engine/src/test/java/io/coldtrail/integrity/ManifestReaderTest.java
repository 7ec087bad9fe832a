package io.coldtrail.integrity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.coldtrail.bytes.LocalStorage;
import io.coldtrail.problem.ColdtrailException;
import io.coldtrail.problem.ErrorCode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ManifestReaderTest {
    /** SHA-256 and MD5 of no bytes, as RFC 6234 and RFC 1321 have them. */
    private static final String SHA256 = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";

    private static final String MD5 = "d41d8cd98f00b204e9800998ecf8427e";

    @TempDir
    private Path folder;

    @Test
    void readsWhatSha256sumPrints() throws IOException {
        assertThat(entries("m", SHA256 + "  a/b.json\n" + SHA256 + " *c d.json\n# a remark\n\n" + SHA256 + "  ./e\r\n"))
                .containsExactly(
                        new Manifest.Entry("a/b.json", HashAlgorithm.SHA256, SHA256, 1),
                        new Manifest.Entry("c d.json", HashAlgorithm.SHA256, SHA256, 2),
                        new Manifest.Entry("./e", HashAlgorithm.SHA256, SHA256, 5));
        assertThat(entries("m", "\\" + SHA256 + "  a\\\\b\\nc\\rd\n" + SHA256 + "  a\\nb\n"))
                .extracting(Manifest.Entry::name)
                .containsExactly("a\\b\nc\rd", "a\\nb");
        assertThat(entries("m", "\ufeff" + SHA256.toUpperCase(Locale.ROOT) + "  \u00e9"))
                .containsExactly(new Manifest.Entry("\u00e9", HashAlgorithm.SHA256, SHA256, 1));
    }

    @Test
    void readsTaggedLines() throws IOException {
        assertThat(entries(
                        "m",
                        "SHA256 (a (1).json) = " + SHA256 + "\nMD5 (b) = " + MD5 + "\nSHA2-256(c)= " + SHA256
                                + "\n\\SHA256 (d\\ne) = " + SHA256 + "\n"))
                .containsExactly(
                        new Manifest.Entry("a (1).json", HashAlgorithm.SHA256, SHA256, 1),
                        new Manifest.Entry("b", HashAlgorithm.MD5, MD5, 2),
                        new Manifest.Entry("c", HashAlgorithm.SHA256, SHA256, 3),
                        new Manifest.Entry("d\ne", HashAlgorithm.SHA256, SHA256, 4));
    }

    @Test
    void readsWhatSha256deepAndHashdeepPrint() throws IOException {
        assertThat(entries("m", "     12345  " + SHA256 + "  /evidence/a.json\n" + SHA256 + "  C:\\copy\\b.json\n"))
                .extracting(Manifest.Entry::name)
                .containsExactly("/evidence/a.json", "C:/copy/b.json");
        assertThat(entries(
                        "m",
                        "%%%% HASHDEEP-1.0\n%%%% size,md5,sha256,filename\n## Invoked from: /evidence\n## \n0," + MD5
                                + "," + SHA256 + ",/evidence/a,b.json\n"))
                .containsExactly(
                        new Manifest.Entry("/evidence/a,b.json", HashAlgorithm.MD5, MD5, 5),
                        new Manifest.Entry("/evidence/a,b.json", HashAlgorithm.SHA256, SHA256, 5));
    }

    @Test
    void readsTheManifestsOfABag() throws IOException {
        Files.writeString(folder.resolve("bagit.txt"), "BagIt-Version: 1.0\n");
        Files.writeString(folder.resolve("manifest-sha256.txt"), SHA256 + "   data/a%0Ab%25.json\n");
        Files.writeString(folder.resolve("manifest-md5.txt"), MD5 + "\t*data/c\n");
        Files.writeString(folder.resolve("tagmanifest-sha256.txt"), SHA256 + "  bagit.txt\n");
        Files.writeString(folder.resolve("bag-info.txt"), "no manifest");
        List<Path> files = ManifestReader.files(folder, new LocalStorage());
        assertThat(files)
                .extracting(file -> file.getFileName().toString())
                .containsExactly("manifest-md5.txt", "manifest-sha256.txt", "tagmanifest-sha256.txt");
        assertThat(ManifestReader.files(folder.resolve("bagit.txt"), new LocalStorage()))
                .isEqualTo(files);
        assertThat(ManifestReader.read(files.get(0), new LocalStorage()).entries())
                .containsExactly(new Manifest.Entry("data/c", HashAlgorithm.MD5, MD5, 1));
        assertThat(ManifestReader.read(files.get(1), new LocalStorage()).entries())
                .containsExactly(new Manifest.Entry("data/a\nb%.json", HashAlgorithm.SHA256, SHA256, 1));
    }

    @Test
    void readsWhatTheToolsOfThisMachinePrint() throws Exception {
        Path names = Files.createDirectory(folder.resolve("names"));
        for (String name : List.of("plain", "back\\slash", "line\nend", " (x) = y")) {
            Files.createFile(names.resolve(name));
        }
        for (String tool : List.of("sha256sum", "sha256sum --tag", "sha512sum -b", "md5sum --tag", "sha1sum")) {
            Path out = folder.resolve("out");
            int code = new ProcessBuilder("sh", "-c", tool + " names/*")
                    .directory(folder.toFile())
                    .redirectOutput(out.toFile())
                    .start()
                    .waitFor();
            assumeTrue(code == 0, tool);
            assertThat(ManifestReader.read(out, new LocalStorage()).entries())
                    .as(tool)
                    .extracting(Manifest.Entry::name)
                    .containsExactlyInAnyOrder("names/plain", "names/back\\slash", "names/line\nend", "names/ (x) = y");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "hello\n",
                "e3b0c44298fc1c14  short\n",
                "CRC32 (a) = d41d8cd98f00b204e9800998ecf8427e\n",
                "SHA256 (a) = d41d8cd98f00b204e9800998ecf8427e\n",
                "\\d41d8cd98f00b204e9800998ecf8427e  a\\qb\n",
                "%%%% HASHDEEP-1.0\n%%%% size,tiger,filename\n0,d41d8cd98f00b204e9800998ecf8427e,a\n",
                "%%%% HASHDEEP-1.0\n%%%% size,md5,filename\n0,d41d8cd98f00b204e9800998ecf8427e\n",
                "d\0004\0001\000\n",
                "# nothing\n"
            })
    void refusesWhatIsNoManifest(String text) {
        assertThatThrownBy(() -> entries("m", text))
                .isInstanceOfSatisfying(
                        ColdtrailException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.MANIFEST_INVALID));
    }

    @Test
    void saysWhere() {
        assertThatThrownBy(() -> entries("m", SHA256 + "  a\nhello\n")).hasMessageContaining("line 2: it is no line");
        assertThatThrownBy(() -> entries("manifest-crc32.txt", "00000000  a\n")).hasMessageContaining("crc32");
        assertThatThrownBy(() -> entries("m", SHA256 + "  " + "a".repeat(1 << 16)))
                .hasMessageContaining("longer than 65536 bytes");
        assertThatThrownBy(() -> ManifestReader.files(folder, new LocalStorage()))
                .hasMessageContaining("no bag");
        assertThatThrownBy(() -> ManifestReader.files(folder.resolve("none"), new LocalStorage()))
                .hasMessageContaining("NoSuchFile");
    }

    private List<Manifest.Entry> entries(String name, String text) throws IOException {
        Path file = folder.resolve(name);
        Files.write(file, text.getBytes(StandardCharsets.UTF_8));
        return ManifestReader.read(file, new LocalStorage()).entries();
    }
}
