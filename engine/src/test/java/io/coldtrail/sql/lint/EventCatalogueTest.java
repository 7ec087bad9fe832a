package io.coldtrail.sql.lint;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class EventCatalogueTest {
    private static final EventCatalogue CATALOGUE = EventCatalogue.KNOWN;

    @Test
    void knowsTheServicesOfIncidentsAndTheirNames() {
        assertThat(CATALOGUE.sources())
                .hasSizeGreaterThan(300)
                .allMatch(source -> source.matches("[a-z0-9-]+\\.amazonaws\\.com"));
        assertThat(CATALOGUE.names()).hasSizeGreaterThan(10_000).allMatch(name -> name.matches("[A-Z][A-Za-z0-9_]+"));
        assertThat(CATALOGUE.names("iam.amazonaws.com")).contains("CreateAccessKey", "UpdateAssumeRolePolicy");
        assertThat(CATALOGUE.names("signin.amazonaws.com")).contains("ConsoleLogin", "SwitchRole");
        assertThat(CATALOGUE.names("s3.amazonaws.com")).contains("PutBucketCors", "GetObject", "ListObjects");
        assertThat(CATALOGUE.sourcesOf("UpdateFunctionCode20150331v2")).containsExactly("lambda.amazonaws.com");
        assertThat(CATALOGUE.sourcesOf("UpdateDistribution2020_05_31")).containsExactly("cloudfront.amazonaws.com");
    }

    @Test
    void isWrittenInOrder() throws IOException {
        List<String> sources = new ArrayList<>();
        List<String> names = new ArrayList<>();
        for (String line : lines("events.txt")) {
            assertThat(line)
                    .matches("  \\w+( \\w+)*|[a-z0-9-]+\\.amazonaws\\.com")
                    .hasSizeLessThan(121);
            if (line.startsWith(" ")) {
                names.addAll(List.of(line.strip().split(" ", -1)));
            } else {
                sorted(sources, names);
                sources.add(line);
                names.clear();
            }
        }
        sorted(sources, names);
        assertThat(sources).isSorted().doesNotHaveDuplicates();
    }

    private static void sorted(List<String> sources, List<String> names) {
        if (!sources.isEmpty()) {
            assertThat(names)
                    .as(sources.get(sources.size() - 1))
                    .isNotEmpty()
                    .isSorted()
                    .doesNotHaveDuplicates();
        }
    }

    @Test
    void sendsEveryOtherNameToEventsOfItsSource() throws IOException {
        List<String> lines = lines("renamed.tsv");
        assertThat(lines).isSorted().doesNotHaveDuplicates().hasSizeGreaterThan(100);
        for (String line : lines) {
            String[] cells = line.split("\t", -1);
            assertThat(cells).as(line).hasSize(4);
            assertThat(cells[2]).isIn("permission", "operation");
            Set<String> names = CATALOGUE.names(cells[0]);
            assertThat(names).as(line).doesNotContain(cells[1]);
            if (!cells[3].equals("-")) {
                assertThat(names).as(line).contains(cells[3].split(" ", -1));
            }
        }
    }

    /** The generator of evidence shares no code and no data with the engine. */
    @Test
    void knowsEveryCallThatTheGeneratorMakes() throws IOException {
        Path calls = Path.of("../fixtures/src/main/resources/io/coldtrail/fixtures/calls.tsv");
        Set<String> unknown = new TreeSet<>();
        int known = 0;
        for (String line : Files.readAllLines(calls)) {
            String[] cells = line.split("\t", -1);
            if (!line.startsWith("#") && cells.length > 2) {
                known++;
                if (!CATALOGUE.sourcesOf(cells[1]).contains(cells[0])) {
                    unknown.add(cells[0] + " " + cells[1]);
                }
            }
        }
        assertThat(unknown).isEmpty();
        assertThat(known).isGreaterThan(400);
    }

    private static List<String> lines(String file) throws IOException {
        try (InputStream bytes = EventCatalogue.class.getResourceAsStream(file)) {
            return new String(bytes.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .toList();
        }
    }
}
