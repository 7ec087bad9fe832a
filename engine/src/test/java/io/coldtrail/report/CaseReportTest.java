package io.coldtrail.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.coldtrail.Engine;
import io.coldtrail.casefile.CaseFolder;
import io.coldtrail.fixtures.Answers;
import io.coldtrail.fixtures.EvidenceGenerator;
import io.coldtrail.fixtures.GeneratorOptions;
import io.coldtrail.ingest.IngestProgress;
import io.coldtrail.query.QuerySession;
import io.coldtrail.query.SessionOptions;
import io.coldtrail.report.page.Redaction;
import io.coldtrail.report.page.ReportRequest;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TimeZone;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Element;

/** A generated case with every scenario: what the page says is what the answers say. */
class CaseReportTest {
    @TempDir
    private static Path temp;

    private static Answers answers;
    private static String html;
    private static PageText page;

    @BeforeAll
    static void makeReport() throws IOException {
        Path evidence = temp.resolve("evidence");
        EvidenceGenerator.generate(
                GeneratorOptions.defaults()
                        .withEvents(3_000)
                        .withFlows(1_500)
                        .withAccounts(1)
                        .withDays(2),
                evidence);
        answers = Answers.read(evidence.resolve(Answers.FILE_NAME));
        Engine.ingest(temp.resolve("case"), List.of(evidence), 2, new IngestProgress());
        html = report(2);
        page = new PageText(html);
    }

    private static String report(int threads) throws IOException {
        CaseFolder folder = CaseFolder.open(temp.resolve("case"));
        SessionOptions options = SessionOptions.in(temp).withThreads(threads);
        try (QuerySession session = QuerySession.open(folder.snapshot(), options)) {
            StringWriter out = new StringWriter();
            CaseReport.of(new ReportRequest(folder, folder.snapshot(), session, 5, Redaction.NONE, "1"))
                    .write(out);
            return out.toString();
        }
    }

    @Test
    void hasEverySectionInOrder() {
        assertThat(page.elements(element -> element.getTagName().equals("section")))
                .extracting(element -> element.getAttribute("id"))
                .containsExactly(
                        "case",
                        "integrity",
                        "coverage",
                        "activity",
                        "findings",
                        "rules",
                        "events",
                        "who",
                        "flows",
                        "ledger",
                        "reproduce");
        List<String> ids = page.elements(element -> element.hasAttribute("id")).stream()
                .map(element -> element.getAttribute("id"))
                .toList();
        assertThat(ids).doesNotHaveDuplicates();
        assertThat(page.elements(element -> element.hasAttribute("href")))
                .allSatisfy(link ->
                        assertThat(ids).contains(link.getAttribute("href").substring(1)));
    }

    @Test
    void countsWhatTheAnswersCount() {
        assertThat(counts("Services")).isEqualTo(largest(answers.cloudtrail().byEventSource()));
        assertThat(counts("Errors")).isEqualTo(largest(answers.cloudtrail().byErrorCode()));
        List<String> tiles = page
                .elements(element -> element.getTagName().equals("li")
                        && ((Element) element.getParentNode())
                                .getAttribute("class")
                                .equals("tiles"))
                .stream()
                .map(Element::getTextContent)
                .toList();
        assertThat(tiles)
                .contains(
                        number(answers.totals().events()) + " CloudTrail events",
                        number(answers.totals().flowLines()) + " flow records");
        assertThat(html).contains(">cloudtrail: " + number(answers.totals().events()) + " records<");
        Map<String, Long> places = new TreeMap<>();
        for (List<String> row :
                page.tableAfter("vpc-flow: " + number(answers.totals().flowLines()) + " records")) {
            places.merge(row.get(0) + " " + row.get(2), Long.valueOf(row.get(5).replace(",", "")), Long::sum);
        }
        Map<String, Long> expected = new TreeMap<>();
        answers.cloudtrail().byRegion().forEach((region, count) -> expected.put("cloudtrail " + region, count));
        answers.vpcflow().byRegion().forEach((region, count) -> expected.put("vpc-flow " + region, count));
        assertThat(places).isEqualTo(expected);
    }

    private static Map<String, Long> counts(String heading) {
        return page.tableAfter(heading).stream()
                .collect(Collectors.toMap(
                        row -> row.get(3), row -> Long.valueOf(row.get(1).replace(",", ""))));
    }

    private static Map<String, Long> largest(Map<String, Long> all) {
        return all.entrySet().stream()
                .sorted(Map.Entry.<String, Long>comparingByValue().reversed().thenComparing(Map.Entry.comparingByKey()))
                .limit(15)
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private static String number(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }

    @Test
    void showsTheIntrusionAmongTheFindings() {
        Element root = page.byId("q-cloudtrail-disruption");
        assertThat(root.getTextContent())
                .contains("finding", "T1562.008", "StopLogging", "Impact (critical)", "from cloudtrail");
        assertThat(page.byId("rules").getTextContent()).contains("Trail stopped or changed");
        assertThat(page.elements(element -> element.getTagName().equals("tr")
                        && element.getAttribute("data-r").equals("1")))
                .isNotEmpty();
    }

    @Test
    void saysNothingOfTheMachine() {
        assertThat(html.contains(temp.toString())).isFalse();
        assertThat(html.contains(System.getProperty("user.home"))).isFalse();
    }

    @Test
    void isTheSameWhoeverMakesIt() throws IOException {
        Locale locale = Locale.getDefault();
        TimeZone zone = TimeZone.getDefault();
        try {
            Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
            TimeZone.setDefault(TimeZone.getTimeZone("Asia/Kathmandu"));
            assertThat(report(1).equals(html)).isTrue();
        } finally {
            Locale.setDefault(locale);
            TimeZone.setDefault(zone);
        }
    }

    @Test
    void boundsWhatItShows() {
        assertThat(page.elements(element -> element.getTagName().equals("tr") && element.hasAttribute("data-t"))
                        .size())
                .isEqualTo(2_000);
        assertThat(html.length()).isLessThan(2_000_000);
        assertThat(page.elements(element -> element.getAttribute("class").startsWith("question ")))
                .isNotEmpty()
                .allSatisfy(question -> assertThat(
                                question.getElementsByTagName("tr").getLength())
                        .isBetween(2, 6));
    }

    /** Works the page as a person does, by a script of the test in a copy without the policy. */
    @Test
    void filtersAndZoomsInABrowser() throws Exception {
        Optional<Chromium> chromium = Chromium.find();
        assumeTrue(chromium.isPresent(), "there is no Chromium; name one with -Dcoldtrail.chromium");
        String driver = """
                <script>
                const wait = () => new Promise(done => setTimeout(done, 50));
                const visible = () => document.querySelectorAll("#event-rows tbody tr:not([hidden])").length;
                (async () => {
                  const found = [visible()];
                  const filter = document.getElementById("filter");
                  filter.value = "STOPlogging cloudtrail";
                  filter.dispatchEvent(new Event("input"));
                  found.push(visible());
                  filter.value = "";
                  filter.dispatchEvent(new Event("input"));
                  const chart = document.getElementById("chart");
                  chart.dispatchEvent(new KeyboardEvent("keydown", { key: "+" }));
                  await wait();
                  found.push(visible() < found[0], document.getElementById("shown").textContent.includes("zoomed to"));
                  document.querySelector("[data-zoom=all]").click();
                  await wait();
                  found.push(visible());
                  document.title = "found " + found.join(" ");
                })();
                </script></body>""";
        String copy = html.replaceFirst("<meta http-equiv=[^>]*>", "").replace("</body>", driver);
        Path file = Files.writeString(temp.resolve("driven.html"), copy);
        Chromium.Loaded loaded = chromium.get().load(file, temp);
        long stops = answers.cloudtrail().byEventName().get("StopLogging");
        assertThat(loaded.console()).isEmpty();
        assertThat(loaded.dom()).contains("<title>found 2000 " + stops + " true true 2000</title>");
    }
}
