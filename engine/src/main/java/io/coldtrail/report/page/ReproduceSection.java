package io.coldtrail.report.page;

import java.util.List;

/** How somebody else comes to the same page. */
record ReproduceSection(ReportRequest request) implements Section {
    @Override
    public String id() {
        return "reproduce";
    }

    @Override
    public String title() {
        return "How to reproduce this";
    }

    @Override
    public void write(Html page) {
        page.paragraph("With Coldtrail " + request.toolVersion() + ", no network and a copy of the evidence:");
        page.open("ol");
        steps().forEach(step -> page.open("li")
                .text(step.get(0) + " ")
                .element("code", step.get(1))
                .closeLine());
        page.closeLine();
        page.paragraph("The lake's SHA-256 must then be " + request.lake().sha256()
                + ", and each question gives the rows that stand here. The same case gives this page byte for byte, on any"
                + " machine and at any time.");
    }

    private List<List<String>> steps() {
        String redact = request.redaction() == Redaction.NONE ? "" : " --redact";
        return List.of(
                List.of("Compare the evidence with its hashes:", "sha256sum -c LIST (the lists are named above)"),
                List.of("Load it:", "coldtrail ingest EVIDENCE --case CASE"),
                List.of("Compare the lake's hash:", "coldtrail case info --case CASE"),
                List.of("Verify it as it was verified here:", "coldtrail verify --case CASE"),
                List.of("Ask a question again:", "coldtrail playbook run ID --case CASE"),
                List.of("Replay the rules:", "coldtrail rules replay --case CASE"),
                List.of(
                        "Make this page:",
                        "coldtrail report --case CASE --rows " + request.rows() + redact + " -o report.html"));
    }
}
