package io.coldtrail.bytes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NameBytesTest {
    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource({
        "61, a",
        "c3a9, \u00e9",
        "f09f9880, \ud83d\ude00",
        "ff, \\xff",
        "61ff62, a\\xffb",
        "c3, \\xc3",
        "c361, \\xc3a",
        "e28282ff, \u2082\\xff",
        "e282, \\xe2\\x82",
        "eda080, \\xed\\xa0\\x80",
        "c080, \\xc0\\x80",
        "80c3a980, \\x80\u00e9\\x80"
    })
    void writesMalformedBytesInHex(String hex, String text) {
        assertThat(NameBytes.text(HexFormat.of().parseHex(hex))).isEqualTo(text);
    }

    @Test
    void keepsLongAndOddNames() throws IOException {
        for (String name : List.of("n".repeat(255), "a\nb", "...", "\\x", "a b%41+", "-")) {
            assertThat(NameBytes.text(Files.createFile(folder.resolve(name)))).isEqualTo(name);
        }
        assertThat(NameBytes.text(Path.of("/"))).isEqualTo("/");
    }

    /** A virtual machine takes names to be in the character set of its locale; the bytes are the same in each. */
    @ParameterizedTest
    @ValueSource(strings = {"C", "C.UTF-8"})
    void readsTheBytesOfNamesInEveryLocale(String locale) throws IOException, InterruptedException {
        Path shell = Path.of("/bin/sh");
        assumeThat(shell).exists();
        run(
                locale,
                shell.toString(),
                "-c",
                "cd \"$0\" && touch \"$(printf 'a\\377\\303\\251%%')\" && " + "mkdir \"$(printf 'd\\376')\"",
                folder.toString());
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        String names = run(
                locale,
                java,
                "-cp",
                String.join(File.pathSeparator, classes(NameBytes.class), classes(NameBytesTest.class)),
                Lister.class.getName(),
                folder.toString());
        assertThat(names.lines()).containsExactlyInAnyOrder("a\\xff\u00e9%".replace("\u00e9", "\\u00e9"), "d\\xfe");
    }

    private static String classes(Class<?> type) {
        return Path.of(type.getProtectionDomain().getCodeSource().getLocation().getPath())
                .toString();
    }

    private static String run(String locale, String... command) throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().put("LC_ALL", locale);
        Process process = builder.start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor())
                .as("%s: %s", Arrays.toString(command), output)
                .isZero();
        return output;
    }

    /** Prints the names of a folder's entries in ASCII. */
    static final class Lister {
        public static void main(String[] arguments) throws IOException {
            try (Stream<Path> entries = Files.list(Path.of(arguments[0]))) {
                entries.map(NameBytes::text).forEach(name -> System.out.println(name.replace("\u00e9", "\\u00e9")));
            }
        }
    }
}
