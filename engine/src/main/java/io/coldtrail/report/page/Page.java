package io.coldtrail.report.page;

import io.coldtrail.rules.Rule;
import io.coldtrail.rules.RuleLibrary;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.util.List;

/** All sections, and the frame around them. */
public final class Page {
    private final ReportRequest request;
    private final IntegritySection integrity;
    private final ActivitySection activity;
    private final FindingsSection findings;
    private final RulesSection rules;
    private final List<Section> sections;

    private Page(
            ReportRequest request,
            IntegritySection integrity,
            ActivitySection activity,
            FindingsSection findings,
            RulesSection rules,
            List<Section> sections) {
        this.request = request;
        this.integrity = integrity;
        this.activity = activity;
        this.findings = findings;
        this.rules = rules;
        this.sections = sections;
    }

    /** Reads all that is shown. */
    public static Page of(ReportRequest request) {
        List<Rule> library = RuleLibrary.builtIn().rules();
        IntegritySection integrity = IntegritySection.of(request);
        ActivitySection activity = ActivitySection.of(request);
        FindingsSection findings = FindingsSection.of(request, library);
        EventsSection events = EventsSection.of(request);
        RulesSection rules = RulesSection.of(request, library, events::fired);
        return new Page(
                request,
                integrity,
                activity,
                findings,
                rules,
                List.of(
                        CaseSection.of(request),
                        integrity,
                        CoverageSection.of(request),
                        activity,
                        findings,
                        rules,
                        events,
                        TopsSection.of(request),
                        FlowsSection.of(request),
                        LedgerSection.of(request),
                        new ReproduceSection(request)));
    }

    /** How many questions of the kind "finding" have an answer. */
    public int findings() {
        return findings.found();
    }

    /** How many rules would have fired. */
    public int rulesFired() {
        return rules.result().fired().size();
    }

    /** Writes the page. */
    public void write(Writer out) throws IOException {
        PageAssets assets = PageAssets.load();
        Html page = new Html(out, request.redaction());
        try {
            head(page, assets);
            page.open("body").raw("\n");
            page.open("a", "class", "skip", "href", "#case")
                    .text("Skip to the content")
                    .closeLine();
            page.open("header");
            page.element("h1", title()).raw("\n");
            page.paragraph(activity.span(), "class", "span");
            tiles(page);
            contents(page);
            page.closeLine();
            page.open("main").raw("\n");
            for (Section section : sections) {
                page.open("section", "id", section.id(), "aria-labelledby", "h-" + section.id());
                page.element("h2", section.title(), "id", "h-" + section.id()).raw("\n");
                section.write(page);
                page.closeLine();
            }
            page.closeLine();
            page.open("script").raw(assets.script()).closeLine();
            page.closeLine();
            page.closeLine();
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private String title() {
        return "Case report: " + request.folder().identity().name();
    }

    private void head(Html page, PageAssets assets) {
        page.raw("<!doctype html>\n").open("html", "lang", "en").open("head").raw("\n");
        page.open("meta", "charset", "utf-8").raw("\n");
        page.raw("<meta http-equiv=\"Content-Security-Policy\" content=\"" + assets.contentSecurityPolicy() + "\">\n");
        page.open("meta", "name", "viewport", "content", "width=device-width, initial-scale=1")
                .raw("\n");
        page.open("meta", "name", "color-scheme", "content", "light dark").raw("\n");
        page.open("meta", "name", "referrer", "content", "no-referrer").raw("\n");
        page.element("title", title()).raw("\n");
        page.open("style").raw(assets.style()).closeLine();
        page.closeLine();
    }

    private void tiles(Html page) {
        page.open("ul", "class", "tiles");
        tile(page, Amount.of(activity.total(0)), "CloudTrail events", "activity");
        tile(page, Amount.of(activity.total(3)), "flow records", "flows");
        tile(page, Amount.of(findings()), "questions with findings", "findings");
        tile(page, Amount.of(rulesFired()), "rules would have fired", "rules");
        tile(page, integrity.summary(), "integrity", "integrity");
        if (request.redaction() != Redaction.NONE) {
            tile(page, "masked", "keys, tokens and credentials", "reproduce");
        }
        page.closeLine();
    }

    private static void tile(Html page, String value, String what, String anchor) {
        page.open("li").open("a", "href", "#" + anchor);
        page.element("strong", value).text(" ").element("span", what);
        page.close().close();
    }

    private void contents(Html page) {
        page.open("nav", "aria-label", "Sections").open("ul");
        sections.forEach(section -> page.open("li")
                .element("a", section.title(), "href", "#" + section.id())
                .close());
        page.close().closeLine();
    }
}
