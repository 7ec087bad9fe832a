package io.coldtrail.cli;

import io.coldtrail.integrity.Standing;
import io.coldtrail.integrity.Standing.Kind;
import io.coldtrail.integrity.Standing.Verdict;
import io.coldtrail.integrity.digest.DigestChain;
import io.coldtrail.integrity.verify.VerificationReport;
import io.coldtrail.query.format.VisibleText;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** What a verification found, for people: how many of each, then what is not as it should be, the worst first. */
final class VerifyReport {
    /** The table integrity holds them all; this is for a first look. */
    static final int FIRST = 20;

    private static final List<Verdict> BY_WEIGHT =
            List.of(Verdict.INVALID, Verdict.MISSING, Verdict.ADDED, Verdict.GAP, Verdict.UNVERIFIABLE, Verdict.VALID);

    private VerifyReport() {}

    /**
     * The report.
     *
     * @param most how many findings are listed
     * @param caseArgument what a command must add to reach the same case; may be empty
     */
    static String text(VerificationReport report, int most, String caseArgument) {
        StringBuilder text = new StringBuilder(summary(report));
        report.chains().stream().limit(most).forEach(chain -> text.append(line(chain)));
        more(text, report.chains().size() - most, "chains");
        List<Standing> findings = report.standings().stream()
                .filter(standing -> standing.verdict() != Verdict.VALID)
                .sorted(Comparator.comparingInt(standing -> BY_WEIGHT.indexOf(standing.verdict())))
                .toList();
        if (!findings.isEmpty()) {
            text.append('\n');
        }
        findings.stream().limit(most).forEach(standing -> text.append(line(standing)));
        more(text, findings.size() - most, "findings");
        report.notes().forEach(note -> text.append(VisibleText.of(note)).append('\n'));
        if (report.kept() == VerificationReport.Kept.IN_CASE) {
            text.append("for more: coldtrail query 'select * from integrity'")
                    .append(VisibleText.of(caseArgument))
                    .append('\n');
        }
        return text.toString();
    }

    private static String summary(VerificationReport report) {
        List<Verdict> verdicts = List.of(
                Verdict.VALID, Verdict.INVALID, Verdict.MISSING, Verdict.ADDED, Verdict.GAP, Verdict.UNVERIFIABLE);
        List<List<String>> rows = new ArrayList<>();
        List<String> header = new ArrayList<>(List.of(""));
        verdicts.forEach(verdict -> header.add(verdict.word()));
        rows.add(header);
        for (Kind kind : Kind.values()) {
            List<String> row = new ArrayList<>(List.of(kind.word()));
            verdicts.forEach(verdict -> row.add(String.format(Locale.ROOT, "%,d", report.count(kind, verdict))));
            if (report.standings().stream().anyMatch(standing -> standing.kind() == kind)) {
                rows.add(row);
            }
        }
        return rows.size() == 1
                ? "Nothing here tells what the evidence should be: it has no digests, and no manifest was given.\n"
                : Aligned.text(rows, 1);
    }

    private static String line(DigestChain chain) {
        return String.format(
                Locale.ROOT,
                "chain %s %s %s%s: %,d digests from %s to %s%n",
                VisibleText.of(chain.account()),
                VisibleText.of(chain.region()),
                VisibleText.of(chain.trail()),
                chain.backfill() ? " (backfill)" : "",
                chain.digests(),
                chain.from(),
                chain.to());
    }

    private static String line(Standing standing) {
        return String.format(
                                Locale.ROOT,
                                "%-12s  %-9s  %s  %s",
                                standing.verdict().word(),
                                standing.kind().word(),
                                VisibleText.of(standing.path()),
                                VisibleText.of(standing.reason()))
                        .stripTrailing()
                + "\n";
    }

    private static void more(StringBuilder text, int rest, String what) {
        if (rest > 0) {
            text.append(String.format(Locale.ROOT, "and %,d more %s; --all lists them%n", rest, what));
        }
    }
}
