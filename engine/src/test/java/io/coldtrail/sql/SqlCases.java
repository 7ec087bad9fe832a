package io.coldtrail.sql;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * The cases of {@code src/test/resources/io/coldtrail/sql/*.cases}. A case begins with its statement and goes on with
 * what is expected of it, one line each:
 *
 * <pre>
 * Q  the statement; {@code \n} is a line break
 * T  the translation; {@code =} if it is the statement itself
 * C  names of the result's columns, between bars
 * R  a row, values between bars; as many lines as rows
 * 0  no rows
 * E  an error of the translator: code, line:column, and a part of the message
 * X  a part of DuckDB's error when it runs
 * </pre>
 */
public final class SqlCases {
    private SqlCases() {}

    /** What a case says, and where it stands. */
    public record SqlCase(String place, String statement, List<String> expectations) {
        public List<String> expected(String kind) {
            return expectations.stream()
                    .filter(line -> line.startsWith(kind))
                    .map(line -> line.substring(1).strip())
                    .toList();
        }

        @Override
        public String toString() {
            return place + " " + statement;
        }
    }

    public static List<SqlCase> all() {
        try (Stream<Path> files = Files.list(folder())) {
            List<SqlCase> cases = new ArrayList<>();
            for (Path file : files.filter(path -> path.toString().endsWith(".cases"))
                    .sorted()
                    .toList()) {
                read(file, cases);
            }
            return cases;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path folder() {
        return Path.of(Objects.requireNonNull(SqlCases.class.getResource("queries.cases"))
                        .getPath())
                .getParent();
    }

    private static void read(Path file, List<SqlCase> cases) throws IOException {
        List<String> lines = Files.readAllLines(file);
        for (int i = 0; i < lines.size(); i++) {
            if (lines.get(i).startsWith("Q ")) {
                List<String> expectations = new ArrayList<>();
                for (int j = i + 1; j < lines.size() && lines.get(j).matches("[TCREX0].*"); j++) {
                    expectations.add(lines.get(j));
                }
                String statement = lines.get(i).substring(1).strip().replace("\\n", "\n");
                cases.add(new SqlCase(file.getFileName() + ":" + (i + 1), statement, expectations));
            }
        }
    }
}
