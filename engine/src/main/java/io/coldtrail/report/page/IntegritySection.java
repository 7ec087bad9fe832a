package io.coldtrail.report.page;

import io.coldtrail.casefile.VerdictEntry;
import io.coldtrail.casefile.VerdictHead;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What the last verification found.
 *
 * @param head empty where there was none
 * @param bad the verdicts that call for a look, as many as are shown
 * @param runsSince how many runs were added since
 */
record IntegritySection(Optional<VerdictHead> head, List<VerdictEntry> bad, long badInAll, long runsSince)
        implements Section {
    private static final int MOST_SHOWN = 200;
    private static final List<String> NOT_BAD = List.of("valid", "unverifiable");

    static IntegritySection of(ReportRequest request) {
        Optional<VerdictHead> head = request.folder().verdicts().head();
        List<VerdictEntry> bad = new ArrayList<>();
        long[] count = new long[1];
        if (head.isPresent()) {
            request.folder().verdicts().visit(entry -> {
                if (!NOT_BAD.contains(entry.verdict())) {
                    count[0]++;
                    if (bad.size() < MOST_SHOWN) {
                        bad.add(entry);
                    }
                }
            });
        }
        long since = request.folder().ledger().runs().stream()
                .filter(run -> run > head.map(VerdictHead::lastRun).orElse(0))
                .count();
        return new IntegritySection(head, bad, count[0], since);
    }

    /** The verdict in a word or two. */
    String summary() {
        return head.isEmpty() ? "not verified" : badInAll == 0 ? "no objection" : Amount.of(badInAll, "objection");
    }

    @Override
    public String id() {
        return "integrity";
    }

    @Override
    public String title() {
        return "Integrity";
    }

    @Override
    public void write(Html page) {
        if (head.isEmpty()) {
            page.paragraph(
                    "The case was not verified. `coldtrail verify` compares the evidence with its recorded hashes,"
                            + " checks CloudTrail's digest chains, and checks the lake; a report made after it shows the verdicts.");
            return;
        }
        Table.write(
                page,
                List.of("what", "verdict", "count"),
                List.of(false, false, true),
                head.get().counts().stream()
                        .map(count -> List.of(count.kind(), count.verdict(), Amount.of(count.count())))
                        .toList());
        if (runsSince > 0) {
            page.paragraph(Amount.of(runsSince, "run") + " added evidence after this verification.", "class", "warn");
        }
        manifests(page);
        if (badInAll == 0) {
            page.paragraph("Nothing was changed, missing or invalid, and no hour of a trail is without a digest.");
            return;
        }
        page.element("h3", "What calls for a look").raw("\n");
        Table.write(
                page,
                List.of("what", "verdict", "path", "reason"),
                List.of(false, false, false, false),
                bad.stream()
                        .map(entry -> List.of(entry.kind(), entry.verdict(), entry.path(), entry.reason()))
                        .toList());
        if (badInAll > bad.size()) {
            page.paragraph(Amount.of(bad.size()) + " of " + Amount.of(badInAll) + " shown.", "class", "note");
        }
    }

    private void manifests(Html page) {
        List<VerdictHead.KeptManifest> manifests = head.orElseThrow().manifests();
        if (!manifests.isEmpty()) {
            page.element("h3", "Manifests that were given").raw("\n");
            Table.write(
                    page,
                    List.of("name", "entries", "SHA-256"),
                    List.of(false, true, false),
                    manifests.stream()
                            .map(one -> List.of(one.name(), Amount.of(one.entries()), one.sha256()))
                            .toList());
        }
    }
}
