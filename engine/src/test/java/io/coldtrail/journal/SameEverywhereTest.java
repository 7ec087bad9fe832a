package io.coldtrail.journal;

import static org.assertj.core.api.Assertions.assertThat;

import io.coldtrail.bytes.LocalStorage;
import io.coldtrail.bytes.Storage;
import io.coldtrail.fixtures.EvidenceGenerator;
import io.coldtrail.fixtures.GeneratorOptions;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The same evidence gives the same lake and the same answers, whatever is around: clock, user, language, time zone,
 * threads, character set, the order in which a folder lists its files, their times and modes, and the mask of new files.
 */
class SameEverywhereTest {
    @TempDir
    private static Path temp;

    private static Path evidence;
    private static List<String> expected;

    @BeforeAll
    static void hereAndNow() throws IOException {
        evidence = temp.resolve("evidence");
        EvidenceGenerator.generate(
                GeneratorOptions.defaults()
                        .withEvents(2_000)
                        .withFlows(1_000)
                        .withAccounts(2)
                        .withRegions(2)
                        .withDays(2)
                        .withFilesPerDay(3),
                evidence);
        expected = SameEverywhereChild.caseOf(
                new LocalStorage(), evidence, temp.resolve("case"), "2024-03-01T00:00:00Z", 2);
        assertThat(expected).hasSizeGreaterThan(30).doesNotHaveDuplicates();
    }

    @Test
    void atAnotherTimeOnOneThreadAndOnMany() {
        assertThat(SameEverywhereChild.caseOf(
                        new LocalStorage(), evidence, temp.resolve("one"), "1970-01-01T00:00:00Z", 1))
                .isEqualTo(expected);
        assertThat(SameEverywhereChild.caseOf(
                        new LocalStorage(), evidence, temp.resolve("many"), "2099-12-31T23:59:59Z", 7))
                .isEqualTo(expected);
    }

    /** Whatever order a file system lists its folders in: here another one for each folder, and each time it is asked. */
    @Test
    void fromFoldersInAnyOrder() {
        Storage shuffled = new Shuffled(new LocalStorage(), new Random(5));
        assertThat(SameEverywhereChild.caseOf(shuffled, evidence, temp.resolve("shuffled"), "2024-03-01T00:00:00Z", 2))
                .isEqualTo(expected);
    }

    /** A disk that lists the entries of a folder in any order. */
    private record Shuffled(Storage disk, Random random) implements Storage {
        @Override
        public Entry look(Path path) throws IOException {
            return disk.look(path);
        }

        @Override
        public List<Entry> list(Path folder) throws IOException {
            List<Entry> entries = new ArrayList<>(disk.list(folder));
            Collections.shuffle(entries, random);
            return entries;
        }

        @Override
        public InputStream open(Path file) throws IOException {
            return disk.open(file);
        }

        @Override
        public SeekableByteChannel openChannel(Path file) throws IOException {
            return disk.openChannel(file);
        }
    }

    /** The letter i is not I's lower case there, and the day begins at another time. */
    @Test
    void inTurkishInNepal() throws IOException, InterruptedException {
        List<String> flags = List.of(
                "-Duser.language=tr",
                "-Duser.country=TR",
                "-Duser.timezone=Asia/Kathmandu",
                "-Duser.name=examiner",
                "-Duser.home=" + Files.createDirectory(temp.resolve("home")));
        assertThat(child("turkish", "077", flags, Map.of("TZ", "Asia/Kathmandu", "USER", "examiner"), evidence))
                .isEqualTo(expected);
    }

    /** Digits are others there, and so are characters without a declared set. */
    @Test
    void inArabicOnAnIslandWithACopyOfOtherTimesAndOrder() throws IOException, InterruptedException {
        Path copy = temp.resolve("copy");
        copyBackwards(evidence, copy);
        List<String> flags = List.of(
                "-Duser.language=ar",
                "-Duser.country=EG",
                "-Duser.extensions=u-ca-islamic-nu-arab",
                "-Duser.timezone=Pacific/Kiritimati",
                "-Dfile.encoding=ISO-8859-1",
                "-Dline.separator=\r\n");
        assertThat(child("arabic", "000", flags, Map.of("LC_ALL", "C", "HOSTNAME", "other"), copy))
                .isEqualTo(expected);
    }

    private static List<String> child(
            String name, String mask, List<String> flags, Map<String, String> environment, Path evidence)
            throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("sh", "-c", "umask " + mask + "; exec \"$@\"", "sh"));
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-XX:TieredStopAtLevel=1", "-Xmx512m", "--add-opens=java.base/java.nio=ALL-UNNAMED"));
        command.addAll(flags);
        command.addAll(
                List.of("-cp", System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"))));
        command.addAll(List.of(
                SameEverywhereChild.class.getName(),
                evidence.toString(),
                temp.resolve(name).toString(),
                "2031-07-09T08:07:06Z",
                "3"));
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(
                        Files.createDirectory(temp.resolve(name + "-working")).toFile());
        builder.environment().putAll(environment);
        Path problems = temp.resolve(name + ".err");
        Process process = builder.redirectError(problems.toFile()).start();
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(Files.readString(problems)).isZero();
        return out.lines().toList();
    }

    /** A copy whose files are made last to first, with other times and modes. */
    private static void copyBackwards(Path from, Path to) throws IOException {
        List<Path> paths;
        try (Stream<Path> walk = Files.walk(from)) {
            paths = new ArrayList<>(walk.sorted().toList());
        }
        for (Path path : paths) {
            if (Files.isDirectory(path)) {
                Files.createDirectory(to.resolve(from.relativize(path).toString()));
            }
        }
        Collections.reverse(paths);
        long second = 0;
        for (Path path : paths) {
            if (Files.isRegularFile(path)) {
                Path copy = to.resolve(from.relativize(path).toString());
                Files.copy(path, copy);
                Files.setPosixFilePermissions(copy, PosixFilePermissions.fromString("r--r-----"));
                Files.setLastModifiedTime(copy, FileTime.fromMillis(1000 * second++));
            }
        }
    }
}
