package io.coldtrail.cli;

import io.coldtrail.integrity.Standing.Kind;
import io.coldtrail.integrity.Standing.Verdict;
import io.coldtrail.integrity.digest.VerdictCounts;
import io.coldtrail.integrity.verify.VerificationReport;
import io.coldtrail.json.JsonText;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** What a verification found, as one JSON document, with all that is not valid. */
final class VerifyDocument {
    private VerifyDocument() {}

    /** @param caseFolder null where there is no case; {@code lake} then is not there */
    static String of(VerificationReport report, @Nullable Path caseFolder) {
        return JsonText.document(json -> {
                    json.put("case", caseFolder == null ? null : caseFolder.toString())
                            .putObject("evidence", evidence -> evidence(evidence, report))
                            .putObject(
                                    "digests",
                                    digests -> counts(digests, report.digests().digests())
                                            .put(
                                                    "gaps",
                                                    report.digests().digests().gaps()))
                            .putObject(
                                    "logs",
                                    logs -> counts(logs, report.digests().logs()));
                    if (caseFolder != null) {
                        json.putObject("lake", lake -> lake(lake, report));
                    }
                    json.putObjects(
                                    "chains",
                                    report.chains(),
                                    (each, chain) -> each.put("account", chain.account())
                                            .put("region", chain.region())
                                            .put("trail", chain.trail())
                                            .put("homeRegion", chain.homeRegion())
                                            .put("organization", chain.organization())
                                            .put("backfill", chain.backfill())
                                            .put("from", chain.from().toString())
                                            .put("to", chain.to().toString())
                                            .putObject(
                                                    "digests",
                                                    digests -> counts(digests, chain.verdicts())
                                                            .put(
                                                                    "gaps",
                                                                    chain.verdicts()
                                                                            .gaps()))
                                            .putObject("logs", logs -> counts(logs, chain.logs())))
                            .putObjects(
                                    "manifests",
                                    report.manifests(),
                                    (each, manifest) -> each.put("name", manifest.name())
                                            .put("sha256", manifest.sha256())
                                            .put("entries", manifest.entries()))
                            .putObjects(
                                    "standings",
                                    report.standings().stream()
                                            .filter(standing -> standing.verdict() != Verdict.VALID)
                                            .toList(),
                                    (each, standing) -> each.put("path", standing.path())
                                            .put("sha256", standing.sha256())
                                            .put("kind", standing.kind().word())
                                            .put("verdict", standing.verdict().word())
                                            .put("reason", standing.reason()))
                            .put("notes", report.notes())
                            .put("kept", report.kept() == VerificationReport.Kept.IN_CASE);
                })
                + "\n";
    }

    private static void evidence(JsonText json, VerificationReport report) {
        json.put("unchanged", report.count(Kind.EVIDENCE, Verdict.VALID))
                .put("changed", report.count(Kind.EVIDENCE, Verdict.INVALID))
                .put("missing", report.count(Kind.EVIDENCE, Verdict.MISSING))
                .put("added", report.count(Kind.EVIDENCE, Verdict.ADDED))
                .put("unverifiable", report.count(Kind.EVIDENCE, Verdict.UNVERIFIABLE));
    }

    private static JsonText counts(JsonText json, VerdictCounts counts) {
        return json.put("valid", counts.valid())
                .put("invalid", counts.invalid())
                .put("missing", counts.missing())
                .put("unverifiable", counts.unverifiable());
    }

    private static void lake(JsonText json, VerificationReport report) {
        json.put("intact", report.problemsOfCase() == 0)
                .put("problems", report.problemsOfCase())
                .put("parts", parts(report));
    }

    private static long parts(VerificationReport report) {
        return report.standings().stream()
                .filter(standing -> standing.kind() == Kind.PART)
                .count();
    }
}
