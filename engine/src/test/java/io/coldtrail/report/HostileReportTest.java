package io.coldtrail.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.coldtrail.Engine;
import io.coldtrail.casefile.CaseFolder;
import io.coldtrail.ingest.IngestProgress;
import io.coldtrail.query.QuerySession;
import io.coldtrail.query.SessionOptions;
import io.coldtrail.report.page.Redaction;
import io.coldtrail.report.page.ReportRequest;
import java.io.IOException;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.SocketTimeoutException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Element;

/** A case whose every field was chosen to break out of a page. */
class HostileReportTest {
    private static final String KEY = "AKIAIOSFODNN7EXAMPLE";

    /** What a page has of elements; a payload would bring others. */
    private static final Set<String> ELEMENTS = Set.of(
            "html",
            "head",
            "meta",
            "title",
            "style",
            "script",
            "noscript",
            "body",
            "header",
            "main",
            "nav",
            "section",
            "h1",
            "h2",
            "h3",
            "p",
            "ul",
            "ol",
            "li",
            "dl",
            "dt",
            "dd",
            "a",
            "div",
            "span",
            "strong",
            "code",
            "pre",
            "details",
            "summary",
            "table",
            "thead",
            "tbody",
            "tr",
            "th",
            "td",
            "svg",
            "g",
            "rect",
            "circle",
            "path",
            "text",
            "label",
            "input",
            "button");

    private static final String BAD = "\u001b[2J\u202egnp.exe\u2028\u0007";

    @TempDir
    private static Path temp;

    private static ServerSocket listener;
    private static String plain;
    private static String redacted;

    @BeforeAll
    static void makeReports() throws IOException {
        listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        listener.setSoTimeout(1);
        Path evidence = Files.createDirectory(temp.resolve("evidence"));
        List<String> records = new ArrayList<>();
        List<String> payloads = payloads();
        for (int i = 0; i < payloads.size(); i++) {
            records.add(record(payloads.get(i), "2024-01-05T1" + i + ":00:00Z"));
        }
        records.add(record(payloads.get(0), payloads.get(0)));
        records.add(record(KEY + " {accesskeyid=" + KEY + "}", "2024-01-05T20:00:00Z"));
        Files.writeString(evidence.resolve("a.json"), "{\"Records\":[" + String.join(",", records) + "]}");
        Files.writeString(evidence.resolve("broken.json"), "{\"Records\":[{\"eventSource\":\"x\",\"eventName\":\"<b>");
        Files.writeString(
                evidence.resolve("111122223333_vpcflowlogs_us-east-1_fl-1_20240105T1000Z_0.log"),
                "version account-id interface-id srcaddr dstaddr srcport dstport protocol packets bytes start end action"
                        + " log-status\n2 111122223333 eni-1 <img/src=x> \"onload=1 1 2 6 1 40 1704449400 1704449460"
                        + " <script>pwn()</script> OK\n");
        Engine.ingest(temp.resolve("case"), List.of(evidence), 1, new IngestProgress());
        plain = report(Redaction.NONE);
        redacted = report(Redaction.SECRETS);
    }

    private static List<String> payloads() {
        String there = "http://127.0.0.1:" + listener.getLocalPort() + "/";
        return List.of(
                "<script>document.title='pwned'</script><img src=" + there + "a onerror=document.title='pwned'>",
                "\" onmouseover=\"document.title='pwned'\" x=\"",
                "' autofocus onfocus='document.title=1' '",
                "</script><script>document.title='pwned'</script>",
                "</td></table></section><svg onload=document.title='pwned'><style>@import '" + there + "b';</style>",
                "javascript:document.title='pwned'//" + there + "c",
                "]]><!--\u2028--></title><base href=" + there + "><meta http-equiv=refresh content=0;url=" + there
                        + ">",
                "${7*7}{{constructor.constructor('document.title=1')()}}" + BAD);
    }

    private static String record(String payload, String time) {
        String text = json(payload);
        return "{\"eventVersion\":" + text + ",\"eventTime\":" + json(time) + ",\"awsRegion\":" + text
                + ",\"eventSource\":\"cloudtrail.amazonaws.com\",\"eventName\":\"StopLogging\",\"sourceIPAddress\":"
                + text
                + ",\"userAgent\":" + text + ",\"errorMessage\":" + text + ",\"eventID\":" + text
                + ",\"requestParameters\":{\"name\":" + text + ",\"secretAccessKey\":\"wJalrXUtnFEMIK7MDENG\"}"
                + ",\"responseElements\":{\"accessKey\":{\"accessKeyId\":\"" + KEY + "\"}}"
                + ",\"userIdentity\":{\"type\":\"IAMUser\",\"arn\":" + text + ",\"userName\":" + text
                + ",\"accessKeyId\":\"" + KEY + "\",\"principalId\":" + text + ",\"accountId\":" + text + "}"
                + ",\"readOnly\":false,\"eventType\":\"AwsApiCall\",\"managementEvent\":true"
                + ",\"recipientAccountId\":\"111122223333\"}";
    }

    private static String json(String text) {
        StringBuilder json = new StringBuilder("\"");
        for (char c : text.toCharArray()) {
            json.append(
                    c == '"' || c == '\\' || c < 0x20 || c > 0x7e
                            ? String.format(Locale.ROOT, "\\u%04x", (int) c)
                            : String.valueOf(c));
        }
        return json.append('"').toString();
    }

    private static String report(Redaction redaction) throws IOException {
        CaseFolder folder = CaseFolder.open(temp.resolve("case"));
        try (QuerySession session = QuerySession.open(folder.snapshot(), SessionOptions.in(temp))) {
            StringWriter out = new StringWriter();
            CaseReport.of(new ReportRequest(folder, folder.snapshot(), session, 10, redaction, "1"))
                    .write(out);
            return out.toString();
        }
    }

    @Test
    void allPayloadsAreText() {
        PageText page = new PageText(plain);
        assertThat(page.elements()).extracting(Element::getTagName).isSubsetOf(ELEMENTS);
        for (Element element : page.elements()) {
            for (int i = 0; i < element.getAttributes().getLength(); i++) {
                String name = element.getAttributes().item(i).getNodeName();
                assertThat(name).doesNotStartWith("on").isNotIn("style", "src", "srcset", "action", "formaction");
            }
            if (element.hasAttribute("href")) {
                assertThat(element.getAttribute("href")).startsWith("#");
            }
        }
        assertThat(page.elements(element -> element.getTagName().equals("script")))
                .hasSize(2);
        String text = page.byId("events").getTextContent();
        payloads()
                .forEach(payload -> assertThat(text)
                        .contains(payload.replace("\u001b", "\\u001b")
                                .replace("\u202e", "\\u202e")
                                .replace("\u2028", "\\u2028")
                                .replace("\u0007", "\\u0007")));
        assertThat(plain).doesNotContain("\u001b", "\u202e", "\u2028", "\u0007");
    }

    @Test
    void thePolicyLetsNothingElseIn() {
        assertThat(plain)
                .containsPattern("<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src"
                        + " 'sha256-[A-Za-z0-9+/=]{44}'; script-src 'sha256-[A-Za-z0-9+/=]{44}'; base-uri 'none';"
                        + " form-action 'none'\">");
        assertThat(plain).contains("Copyright (c) 2022 Leon Sorokin").containsOnlyOnce("<style>");
    }

    @Test
    void keysAreMaskedEverywhereAndAlike() {
        assertThat(found(plain, KEY)).isPositive();
        assertThat(found(plain, "wJalrXUtnFEMIK7MDENG")).isPositive();
        assertThat(found(redacted, KEY)).isZero();
        assertThat(found(redacted, "wJalrXUtnFEMIK7MDENG")).isZero();
        // The first digits of `printf AKIAIOSFODNN7EXAMPLE | sha256sum`.
        assertThat(found(redacted, "[masked 1a5d44a2]")).isEqualTo(found(plain, KEY));
        new PageText(redacted);
    }

    private static int found(String page, String text) {
        return page.split(Pattern.quote(text), -1).length - 1;
    }

    @Test
    void nothingRunsInABrowserAndNothingIsFetched() throws Exception {
        Optional<Chromium> chromium = Chromium.find();
        assumeTrue(chromium.isPresent(), "there is no Chromium; name one with -Dcoldtrail.chromium");
        Path file = Files.writeString(temp.resolve("report.html"), plain);
        Chromium.Loaded loaded = chromium.get().load(file, temp);
        assertThat(loaded.console()).isEmpty();
        assertThat(loaded.dom())
                .contains("<title>Case report: case</title>")
                .as("the page's own script has drawn the chart")
                .contains("class=\"uplot");
        assertThat(connections()).isZero();
    }

    private static int connections() throws IOException {
        int connections = 0;
        try {
            while (true) {
                listener.accept().close();
                connections++;
            }
        } catch (SocketTimeoutException e) {
            return connections;
        }
    }
}
