package io.coldtrail.integrity;

import io.coldtrail.casefile.HashList;
import io.coldtrail.casefile.Ledger;
import io.coldtrail.casefile.LedgerVisitor;
import io.coldtrail.casefile.QuarantinePart;
import io.coldtrail.casefile.RunEntry;
import io.coldtrail.casefile.SourceEntry;
import io.coldtrail.lake.Part;
import io.coldtrail.problem.ColdtrailException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What the ledger says, as far as it can be read: of a run whose ledger is damaged, what stands before the damage.
 *
 * @param runs ascending
 */
public record LedgerReading(List<Run> runs) {
    public LedgerReading {
        runs = List.copyOf(runs);
    }

    /**
     * One run.
     *
     * @param roots of its evidence; none where its head cannot be read
     * @param damage what is wrong with its ledger, or null
     */
    public record Run(
            int number,
            List<String> roots,
            List<Part> parts,
            List<QuarantinePart> quarantine,
            List<HashList> hashLists,
            List<SourceEntry> sources,
            @Nullable String damage) {}

    /** Reads all runs. */
    public static LedgerReading of(Ledger ledger) {
        return new LedgerReading(
                ledger.runs().stream().map(run -> run(ledger, run)).toList());
    }

    /** Whether some of it cannot be trusted, so that what it does not name may be all right. */
    boolean isDamaged() {
        return runs.stream().anyMatch(run -> run.damage() != null);
    }

    /** The path of a run's ledger below the case. */
    static String path(int run) {
        return String.format(Locale.ROOT, "ledger/run-%06d.jsonl", run);
    }

    private static Run run(Ledger ledger, int number) {
        List<Part> parts = new ArrayList<>();
        List<QuarantinePart> quarantine = new ArrayList<>();
        List<SourceEntry> sources = new ArrayList<>();
        @Nullable String damage = null;
        try {
            ledger.visit(number, new LedgerVisitor() {
                @Override
                public void part(Part part) {
                    parts.add(part);
                }

                @Override
                public void quarantine(QuarantinePart part) {
                    quarantine.add(part);
                }

                @Override
                public void source(SourceEntry source) {
                    sources.add(source);
                }
            });
            ledger.check(number);
        } catch (ColdtrailException e) {
            damage = e.problem();
        }
        List<String> roots = List.of();
        List<HashList> hashLists = List.of();
        try {
            RunEntry head = ledger.head(number);
            roots = head.roots();
            hashLists = head.hashLists();
        } catch (ColdtrailException e) {
            damage = damage == null ? e.problem() : damage;
        }
        return new Run(number, roots, parts, quarantine, hashLists, sources, damage);
    }
}
