package io.coldtrail.sql.lint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.coldtrail.sql.AthenaTranslator;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * The catalogue of the playbook document's defects, row by row. It lies outside the repository: beside the folder that the
 * system property {@code coldtrail.seed} names, or in {@code shared/seed} above this one. {@code seed.lint} has the defects
 * by themselves.
 */
class SeedLintTest {
    /** The findings for each row that lists a defect of the SQL; all others have notes alone. */
    private static final Map<String, Set<String>> DEFECTS = Map.ofEntries(
            Map.entry("001", Set.of("missing-where")),
            Map.entry("002", Set.of("missing-where")),
            Map.entry("003", Set.of("missing-where", "limit-without-order")),
            Map.entry("014", Set.of("limit-without-order", "placeholder")),
            Map.entry("029", Set.of("unknown-column", "missing-group-by")),
            Map.entry("031", Set.of("adjacent-literals", "unknown-event-name")),
            Map.entry("035", Set.of("permission-as-event-name")),
            Map.entry("039", Set.of("unknown-event-name")),
            Map.entry("040", Set.of("adjacent-literals")),
            Map.entry("050", Set.of("duplicate-value", "event-not-of-service")),
            Map.entry("052", Set.of("permission-as-event-name")),
            Map.entry("053", Set.of("permission-as-event-name")),
            Map.entry("057", Set.of("not-a-query")),
            Map.entry("058", Set.of("not-a-query", "unpaired-brace", "partition-may-exist")),
            Map.entry("067", Set.of("contradicts-name", "duplicate-statement")));

    /** Parts of the correct form that the catalogue gives, which the corrected statement must have. */
    private static final Map<String, List<String>> CORRECT = Map.ofEntries(
            Map.entry("001", List.of("\nwhere year = '####'")),
            Map.entry("002", List.of("\nwhere year = '####'")),
            Map.entry("003", List.of("\nwhere year = '####'", "\norder by eventTime desc\nlimit 25")),
            Map.entry("014", List.of("\norder by eventTime desc\nlimit 25")),
            Map.entry("029", List.of("and eventname in (", "\ngroup by useridentity.principalid, eventname")),
            Map.entry("031", List.of("'EnableMFADevice',\n", "'ResetServiceSpecificCredential'")),
            Map.entry(
                    "035",
                    List.of(
                            "'PutBucketCors'",
                            "'PutBucketReplication'",
                            "'PutBucketEncryption'",
                            "'PutBucketLifecycle'")),
            Map.entry("039", List.of("'DeleteNetworkAclEntry'")),
            Map.entry("040", List.of("'AuthorizeSecurityGroupEgress',")),
            Map.entry(
                    "050",
                    List.of(
                            "'UpdateClassificationJob') and eventsource = 'macie2.amazonaws.com'",
                            "('CreateFindingsFilter'")),
            Map.entry("052", List.of("'PutBucketCors'")),
            Map.entry(
                    "053",
                    List.of(
                            "'PutBucketReplication',\n'RestoreObject'",
                            "'PutBucketEncryption'",
                            "'PutBucketLifecycle'")),
            Map.entry("058", List.of("'s3://{bucket_name}/AWSLogs/", "ADD IF NOT EXISTS PARTITION (")),
            Map.entry("067", List.of("sourceaddress = 'x.x.x.x'", "action = 'REJECT'")));

    @Test
    void namesEveryDefectOfTheCatalogueAndCorrectsIt() throws IOException {
        Path seed = seed();
        assumeTrue(seed != null, "the catalogue of defects is not here");
        Linter linter = Linter.withoutCase();
        AthenaTranslator translator = new AthenaTranslator(ShapeTables.ALL);
        List<String> rows = Files.readAllLines(seed.resolve("catalog.tsv"));
        for (String row : rows.subList(1, rows.size())) {
            String[] cells = row.split("\t", -1);
            String sql = Files.readString(seed.resolve("verbatim").resolve(cells[1]));
            List<LintedStatement> statements = linter.lint(cells[1], sql);
            Set<String> heavy = new TreeSet<>();
            Set<String> all = new TreeSet<>();
            for (Finding finding : statements.get(0).findings()) {
                all.add(finding.code().word());
                if (finding.code().severity() != Severity.NOTE) {
                    heavy.add(finding.code().word());
                }
            }
            Set<String> expected = DEFECTS.getOrDefault(cells[0], Set.of());
            assertThat(all).as(row).containsAll(expected);
            assertThat(expected).as(row).containsAll(heavy);
            String corrected = statements.get(0).corrected().orElse("");
            assertThat(corrected.isEmpty()).as(row).isNotEqualTo(CORRECT.containsKey(cells[0]));
            CORRECT.getOrDefault(cells[0], List.of())
                    .forEach(part -> assertThat(corrected).as(row).contains(part));
            if (!corrected.isEmpty() && !cells[4].equals("ddl")) {
                assertThat(translator
                                .read(corrected.replace("yyyy-mm-dd", "2024-01-05"))
                                .problem())
                        .as(row)
                        .isEmpty();
            }
        }
        assertThat(rows).hasSize(70);
    }

    private static @Nullable Path seed() {
        String given = System.getProperty("coldtrail.seed");
        if (given != null) {
            return Path.of(given).toAbsolutePath().getParent();
        }
        for (Path above = Path.of("").toAbsolutePath(); above != null; above = above.getParent()) {
            Path folder = above.resolve("shared/seed");
            if (Files.isReadable(folder.resolve("catalog.tsv"))) {
                return folder;
            }
        }
        return null;
    }
}
