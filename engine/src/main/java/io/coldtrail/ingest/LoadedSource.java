package io.coldtrail.ingest;

import io.coldtrail.casefile.Ledger;
import io.coldtrail.casefile.LedgerVisitor;
import io.coldtrail.casefile.RunEntry;
import io.coldtrail.casefile.SourceEntry;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * A source as the ledger has it.
 *
 * @param run the run that met it
 * @param root the evidence root that it was found under, or null where the ledger names none
 */
record LoadedSource(int run, @Nullable String root, SourceEntry entry) {

    /** The sources that a case knows and that are wanted, in the order of the ledger. */
    static List<LoadedSource> find(Ledger ledger, Predicate<SourceEntry> wanted) {
        List<LoadedSource> found = new ArrayList<>();
        for (int run : ledger.runs()) {
            List<SourceEntry> entries = new ArrayList<>();
            RunEntry head = ledger.visit(run, new LedgerVisitor() {
                @Override
                public void source(SourceEntry source) {
                    if (wanted.test(source)) {
                        entries.add(source);
                    }
                }
            });
            for (SourceEntry entry : entries) {
                boolean named = entry.root() >= 0 && entry.root() < head.roots().size();
                found.add(new LoadedSource(run, named ? head.roots().get(entry.root()) : null, entry));
            }
        }
        return found;
    }
}
