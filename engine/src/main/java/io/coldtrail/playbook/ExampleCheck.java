package io.coldtrail.playbook;

import io.coldtrail.bytes.LocalStorage;
import io.coldtrail.ingest.EvidenceScan;
import io.coldtrail.problem.ColdtrailException;
import io.coldtrail.problem.ErrorCode;
import io.coldtrail.problem.Limits;
import io.coldtrail.problem.Where;
import io.coldtrail.query.QueryResult;
import io.coldtrail.query.QuerySession;
import io.coldtrail.query.ResultColumn;
import io.coldtrail.query.SessionOptions;
import io.coldtrail.query.Value;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Holds a question to its example: the logs are read as evidence is, and the question is asked of them. */
public final class ExampleCheck {
    private final Path temp;

    /**
     * A check that works below a folder.
     *
     * @param temp an existing, writable folder; what is put there is removed again
     */
    public ExampleCheck(Path temp) {
        this.temp = temp;
    }

    /** What the answer is and should not be, or is not and should be; one sentence each, none where all is as it should. */
    public List<String> differences(Question question, Example example) {
        Path folder = write(example);
        try (EvidenceScan scan = EvidenceScan.open(List.of(folder), Limits.DEFAULT, new LocalStorage());
                QuerySession session = QuerySession.openEvidence(scan, SessionOptions.in(temp))) {
            List<String> differences = new ArrayList<>();
            for (Example.Ask ask : example.asks()) {
                compare(session, question, ask, differences);
            }
            scan.incomplete()
                    .forEach(file -> differences.add("the example's " + name(file.key()) + " cannot be read whole: "
                            + file.records().quarantined() + " records are rejected"));
            return differences;
        } finally {
            remove(folder);
        }
    }

    private static void compare(QuerySession session, Question question, Example.Ask ask, List<String> differences) {
        String at = "line " + ask.line() + ": ";
        try (QueryResult result = session.run(question.render(ask.arguments()))) {
            List<String> names =
                    result.columns().stream().map(ResultColumn::name).toList();
            for (String column : ask.columns()) {
                if (!names.contains(column)) {
                    differences.add(at + "the answer has no column " + column + ", but " + String.join(", ", names));
                    return;
                }
            }
            int row = 0;
            for (Optional<List<Value>> next = result.next(); next.isPresent(); next = result.next(), row++) {
                List<@Nullable String> actual = new ArrayList<>();
                for (String column : ask.columns()) {
                    Value value = next.get().get(names.indexOf(column));
                    actual.add(value.isNull() ? null : value.athenaText());
                }
                if (row >= ask.rows().size()) {
                    differences.add(at + "row " + (row + 1) + " should not be there: " + shown(actual));
                } else if (!Objects.equals(actual, ask.rows().get(row))) {
                    differences.add(at + "row " + (row + 1) + " is " + shown(actual) + ", and should be "
                            + shown(ask.rows().get(row)));
                }
            }
            for (; row < ask.rows().size(); row++) {
                differences.add(at + "row " + (row + 1) + " is missing: "
                        + shown(ask.rows().get(row)));
            }
        } catch (ColdtrailException e) {
            differences.add(at + e.getMessage());
        }
    }

    private static String shown(List<@Nullable String> row) {
        List<String> cells = new ArrayList<>();
        row.forEach(cell -> cells.add(cell == null ? "\\N" : cell));
        return String.join(" | ", cells);
    }

    private static String name(String key) {
        return key.substring(key.lastIndexOf('/') + 1);
    }

    private Path write(Example example) {
        try {
            Path folder = Files.createTempDirectory(temp, "coldtrail-example-");
            if (!example.events().isEmpty()) {
                Files.writeString(folder.resolve("events.json"), example.events(), StandardCharsets.UTF_8);
            }
            if (!example.flows().isEmpty()) {
                Files.writeString(folder.resolve("flows.log"), example.flows(), StandardCharsets.UTF_8);
            }
            return folder;
        } catch (IOException e) {
            throw failed(temp, e);
        }
    }

    private static void remove(Path folder) {
        try {
            Files.deleteIfExists(folder.resolve("events.json"));
            Files.deleteIfExists(folder.resolve("flows.log"));
            Files.deleteIfExists(folder);
        } catch (IOException e) {
            throw failed(folder, e);
        }
    }

    private static ColdtrailException failed(Path folder, IOException cause) {
        return new ColdtrailException(
                ErrorCode.IO_FAILED,
                "the example's logs cannot be put into a temporary folder",
                Where.file(folder.toString()),
                "Check that it may be written to and has space.",
                cause);
    }
}
