package io.coldtrail.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.coldtrail.problem.ColdtrailException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * The playbook document's queries, as they stand, with placeholders filled. They lie outside the repository: in the
 * folder that the system property {@code coldtrail.seed} names, or in {@code shared/seed/verbatim} above this one.
 */
class SeedQueriesTest {
    /** Not well-formed in the document itself, or Hive DDL: where each is refused, and a part of the message. */
    private static final Map<String, List<String>> REFUSED = Map.of(
            "001", List.of("line 3, column 1", "begins with WHERE"),
            "002", List.of("line 3, column 1", "begins with WHERE"),
            "003", List.of("line 3, column 1", "begins with WHERE"),
            "029", List.of("line 5, column 5", "Did you mean eventname?"),
            "031", List.of("line 7, column 1", "A comma is missing between 'EnableMFADevice' and"),
            "040", List.of("line 7, column 1", "A comma is missing between 'AuthorizeSecurityGroupEgress' and"),
            "057", List.of("line 1, column 1", "It is no query"),
            "058", List.of("line 1, column 1", "It is no query"));

    private static final AthenaTranslator TRANSLATOR = new AthenaTranslator(SampleSession.CATALOG, SampleSession.AS_OF);

    @Test
    void runsVerbatimOrIsRefusedForItsOwnDefect() throws Exception {
        Map<String, String> queries = queries();
        assumeTrue(!queries.isEmpty(), "the document's queries are not here");
        int ran = 0;
        try (SampleSession session = new SampleSession()) {
            for (Map.Entry<String, String> query : queries.entrySet()) {
                String sql = Placeholders.fill(query.getValue());
                List<String> refusal = REFUSED.get(query.getKey());
                if (refusal == null) {
                    Translation translation = TRANSLATOR.translate(sql);
                    SampleSession.Result result = session.run(translation.duckdbSql());
                    assertThat(result.names()).as(query.getKey()).isEqualTo(translation.columnNames());
                    assertThat(translation.tables()).as(query.getKey()).hasSize(1);
                    ran++;
                } else {
                    ColdtrailException problem =
                            catchThrowableOfType(ColdtrailException.class, () -> TRANSLATOR.translate(sql));
                    assertThat(problem).as(query.getKey()).isNotNull();
                    assertThat(problem.getMessage()).as(query.getKey()).contains(refusal);
                }
            }
        }
        assertThat(ran).isEqualTo(61);
    }

    /** By number, as they stand in the document. */
    private static Map<String, String> queries() {
        Map<String, String> queries = new TreeMap<>();
        Path folder = folder();
        if (folder == null) {
            return queries;
        }
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file :
                    files.filter(path -> path.toString().endsWith(".sql")).toList()) {
                queries.put(file.getFileName().toString().substring(0, 3), Files.readString(file));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return queries;
    }

    private static Path folder() {
        String given = System.getProperty("coldtrail.seed");
        if (given != null) {
            return Path.of(given);
        }
        for (Path above = Path.of("").toAbsolutePath(); above != null; above = above.getParent()) {
            Path folder = above.resolve("shared/seed/verbatim");
            if (Files.isDirectory(folder)) {
                return folder;
            }
        }
        return null;
    }
}
