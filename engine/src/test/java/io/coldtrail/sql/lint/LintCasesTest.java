package io.coldtrail.sql.lint;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Runs the cases in the {@code .lint} files. Each is a block between blank lines: {@code Q} and the statement, which may go
 * on in lines that begin with two blanks; {@code F} and a finding, as its line, column, code and a part of its text, all
 * findings in order but those that have nothing to do with the file's purpose ({@code select-star}, and in most files
 * {@code placeholder}); {@code C} and the corrected statement, with {@code -} for none. {@code N} names the file that the
 * statement is in.
 */
class LintCasesTest {
    private static final Path FOLDER = Path.of("src/test/resources/io/coldtrail/sql/lint");

    private record Case(String name, String file, String sql, List<String> findings, String corrected) {}

    @TestFactory
    Stream<DynamicTest> cases() throws IOException {
        List<DynamicTest> tests = new ArrayList<>();
        try (Stream<Path> files = Files.list(FOLDER)) {
            for (Path file : files.filter(path -> path.toString().endsWith(".lint"))
                    .sorted()
                    .toList()) {
                for (Case one : read(file)) {
                    tests.add(DynamicTest.dynamicTest(one.name(), () -> check(one)));
                }
            }
        }
        assertThat(tests).hasSizeGreaterThan(100);
        return tests.stream();
    }

    private static void check(Case one) {
        List<String> found = new ArrayList<>();
        String corrected = "-";
        for (LintedStatement statement : Linter.withoutCase().lint(one.file(), one.sql())) {
            corrected = statement.corrected().orElse(corrected);
            for (Finding finding : statement.findings()) {
                boolean aside = finding.code() == LintCode.SELECT_STAR || finding.code() == LintCode.PLACEHOLDER;
                if (!aside) {
                    found.add(finding.place().line() + ":" + finding.place().column() + " "
                            + finding.code().word() + ": " + finding.text());
                }
            }
        }
        assertThat(found)
                .as("%s%nfound %s%ncorrected %s", one.sql(), found, corrected)
                .hasSameSizeAs(one.findings());
        for (int i = 0; i < found.size(); i++) {
            String wanted = one.findings().get(i);
            String head = wanted.split(" ", 3)[0] + " " + wanted.split(" ", 3)[1];
            assertThat(found.get(i)).as(one.sql()).startsWith(head + ":");
            if (wanted.length() > head.length()) {
                assertThat(found.get(i)).contains(wanted.substring(head.length() + 1));
            }
        }
        assertThat(corrected).as(one.sql()).isEqualTo(one.corrected());
    }

    private static List<Case> read(Path path) throws IOException {
        List<Case> cases = new ArrayList<>();
        int line = 1;
        for (String block : Files.readString(path).split("\n\n")) {
            String file = "query.sql";
            String sql = "";
            String corrected = "";
            List<String> findings = new ArrayList<>();
            char last = ' ';
            for (String text : block.split("\n")) {
                String rest = text.length() < 2 ? "" : text.substring(2);
                char key = text.isEmpty() ? '#' : text.charAt(0);
                switch (key == ' ' ? last : key) {
                    case 'Q' -> sql += (sql.isEmpty() ? "" : "\n") + rest;
                    case 'C' -> corrected += (corrected.isEmpty() ? "" : "\n") + rest;
                    case 'F' -> findings.add(rest);
                    case 'N' -> file = rest;
                    default -> {}
                }
                last = key == ' ' ? last : key;
            }
            if (!sql.isEmpty()) {
                String name = path.getFileName() + " line " + line + ": "
                        + sql.lines().findFirst().orElse("");
                cases.add(new Case(name, file, sql, findings, corrected.isEmpty() ? "-" : corrected));
            }
            line += block.split("\n", -1).length + 1;
        }
        return cases;
    }
}
