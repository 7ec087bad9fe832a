package io.coldtrail.ingest;

import io.coldtrail.casefile.QuarantineWriter;
import io.coldtrail.casefile.RunTransaction;
import io.coldtrail.casefile.SourceEntry;
import io.coldtrail.casefile.UnitEntry;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Loads the files of one unit after another on one thread. Not thread-safe. */
final class UnitLoader {
    private final IngestRequest request;
    private final RunTransaction transaction;
    private final FileReader reader;

    UnitLoader(IngestRequest request, RunTransaction transaction) {
        this.request = request;
        this.transaction = transaction;
        reader = new FileReader(request.limits());
    }

    /**
     * Loads a unit; its files are durable when this returns.
     *
     * @param settled what became of items that are not to be read, by their position in the unit
     * @throws io.coldtrail.problem.ColdtrailException where the case cannot be written, or the thread was interrupted;
     *     bad evidence does not throw
     */
    UnitEntry load(PlanUnit unit, Map<Integer, SourceEntry> settled) {
        List<SourceEntry> sources = new ArrayList<>();
        try (PartRouter router = new PartRouter(transaction, unit.number());
                QuarantineWriter quarantine = transaction.quarantine(unit.number())) {
            RowCollector rows = new RowCollector(router, quarantine);
            for (int i = 0; i < unit.items().size(); i++) {
                PlanUnit.Item item = unit.items().get(i);
                SourceEntry known = settled.get(i);
                sources.add(
                        known != null
                                ? known
                                : reader.read(
                                        item,
                                        rows,
                                        quarantine,
                                        new FileProgress(
                                                request.progress(), item.file().size())));
            }
            rows.flush();
            UnitEntry entry = new UnitEntry(unit.number(), router.finish(), quarantine.finish(), sources);
            transaction.keep(entry);
            return entry;
        } catch (RuntimeException e) {
            reader.reset();
            throw e;
        }
    }
}
