package io.coldtrail.report.page;

import io.coldtrail.casefile.CaseIdentity;
import io.coldtrail.casefile.HashList;
import io.coldtrail.casefile.RunEntry;
import io.coldtrail.lake.Part;
import java.util.ArrayList;
import java.util.List;

/** What the case is, of which evidence it was made, and the hashes that fix both. */
record CaseSection(ReportRequest request, List<RunEntry> runs) implements Section {
    static CaseSection of(ReportRequest request) {
        return new CaseSection(
                request,
                request.folder().ledger().runs().stream()
                        .map(run -> request.folder().ledger().head(run))
                        .toList());
    }

    @Override
    public String id() {
        return "case";
    }

    @Override
    public String title() {
        return "Case and evidence";
    }

    @Override
    public void write(Html page) {
        CaseIdentity identity = request.folder().identity();
        List<Part> parts = request.lake().parts();
        Table.facts(
                page,
                List.of(
                        List.of("Case", identity.name()),
                        List.of("Created", identity.created() + " by Coldtrail " + identity.toolVersion()),
                        List.of("Report by", "Coldtrail " + request.toolVersion()),
                        List.of(
                                "Lake",
                                Amount.of(parts.stream().mapToLong(Part::rows).sum(), "row") + " in "
                                        + Amount.of(parts.size(), "part") + ", "
                                        + Amount.bytes(parts.stream()
                                                .mapToLong(Part::bytes)
                                                .sum())),
                        List.of("SHA-256 of the lake", request.lake().sha256())));
        List<List<String>> rows = new ArrayList<>();
        for (RunEntry run : runs) {
            for (int root = 0; root < run.roots().size(); root++) {
                rows.add(row(run, root));
            }
        }
        Table.write(
                page,
                List.of("run", "evidence", "loaded", "files", "SHA-256 of the list of its hashes", "list in the case"),
                List.of(true, false, false, true, false, false),
                rows);
    }

    private static List<String> row(RunEntry run, int root) {
        HashList list = run.hashLists().stream()
                .filter(one -> one.root() == root)
                .findFirst()
                .orElse(new HashList(root, "", 0, "none was kept"));
        return List.of(
                Integer.toString(run.run()),
                lastName(run.roots().get(root)),
                run.started() + " to " + run.finished(),
                list.path().isEmpty() ? "" : Amount.of(list.files()),
                list.sha256(),
                list.path());
    }

    /** The folders above the evidence tell of a machine and not of the case. */
    private static String lastName(String root) {
        String path = root.replaceAll("[/\\\\]+$", "");
        return path.substring(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1);
    }
}
