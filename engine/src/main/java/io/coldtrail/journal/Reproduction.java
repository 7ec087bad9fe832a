package io.coldtrail.journal;

import io.coldtrail.casefile.CaseFolder;
import io.coldtrail.casefile.DiskProblems;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Repeats a case of an archive from its evidence: loads the evidence into a new case, run by run, asks it what the journal
 * tells, in the same order, and tells everything that comes out differently. Where another version made the case, the
 * bytes of the lake may differ, and records, rows and results are compared.
 */
public final class Reproduction {
    private Reproduction() {}

    /**
     * Repeats a case.
     *
     * @throws io.coldtrail.problem.ColdtrailException where the archive is refused, the evidence is not there, or the new
     *     case cannot be written
     */
    public static ReproductionReport run(ReproductionRequest request) {
        try (ArchiveReader reader = ArchiveReader.open(request.archive())) {
            reader.extract(ArchiveNames::isRecord, request.scratch());
        } catch (IOException e) {
            throw DiskProblems.writing(request.scratch(), e);
        }
        CaseFolder original = CaseFolder.open(request.scratch());
        List<Difference> differences = new ArrayList<>();
        List<JournalEntry> entries = new ArrayList<>();
        for (String problem :
                JournalCheck.of(original.folder(), null, entries::add).problems()) {
            differences.add(new Difference(Difference.Kind.ARCHIVE, "the journal", "whole", problem));
        }
        RepeatedRuns runs = new RepeatedRuns(request, original, differences);
        int lastRun = runs.repeat();
        Set<String> versions = new TreeSet<>();
        original.ledger()
                .runs()
                .forEach(run -> versions.add(original.ledger().head(run).toolVersion()));
        try (RepeatedAnswers answers = new RepeatedAnswers(request, original, differences, lastRun)) {
            for (JournalEntry entry : entries) {
                versions.add(entry.toolVersion());
                answers.repeat(entry);
            }
            answers.settle();
            return new ReproductionReport(
                    request.toolVersion(),
                    List.copyOf(versions),
                    original.ledger().runs().size(),
                    runs.files(),
                    runs.parts(),
                    answers.results(),
                    answers.passedOver(),
                    differences);
        } catch (IOException e) {
            throw DiskProblems.writing(request.caseFolder(), e);
        }
    }
}
