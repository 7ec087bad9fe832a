package io.coldtrail.rules;

import io.coldtrail.playbook.Log;
import io.coldtrail.playbook.TimeBounds;
import io.coldtrail.problem.ColdtrailException;
import io.coldtrail.problem.ErrorCode;
import io.coldtrail.query.QueryResult;
import io.coldtrail.query.QuerySession;
import io.coldtrail.query.Value;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.BiConsumer;

/**
 * Runs the records of a case through rules, as EventBridge would have delivered them. The records are rebuilt from the
 * lake, as far as the rules look at them; no evidence is needed.
 *
 * <p>Rows are read by one thread and matched by others, a batch at a time; batches are put back in order, so that the
 * result is the same whatever the number of threads. Memory does not grow with the number of records.
 */
public final class RuleReplay {
    private static final int BATCH = 512;
    private static final int MOST_REFUSED = 5;

    private final QuerySession session;
    private final List<Rule> rules;
    private final ReplayOptions options;
    private final RuleMachine machine;
    private final Map<Rule, Firings> firings = new LinkedHashMap<>();
    private final List<EventRef> firstRefused = new ArrayList<>();
    private long refused;
    private BiConsumer<Rule, EventRef> listener = (rule, event) -> {};

    /** An event that fired rules, or that could not be matched. */
    private record Match(EventRef event, EventMatcher.Verdict verdict) {}

    private RuleReplay(QuerySession session, List<Rule> rules, ReplayOptions options) {
        this.session = session;
        this.rules = List.copyOf(rules);
        this.options = options;
        this.machine = new RuleMachine(rules);
        rules.forEach(rule -> firings.put(rule, new Firings(options.kept())));
    }

    /** Replays rules whose ids differ. */
    public static ReplayResult run(QuerySession session, List<Rule> rules, ReplayOptions options) {
        return run(session, rules, options, (rule, event) -> {});
    }

    /**
     * As {@link #run(QuerySession, List, ReplayOptions)}.
     *
     * @param listener is told of every firing in evidence order, of one event by the ids of the rules
     */
    public static ReplayResult run(
            QuerySession session, List<Rule> rules, ReplayOptions options, BiConsumer<Rule, EventRef> listener) {
        RuleReplay replay = new RuleReplay(session, rules, options);
        replay.listener = listener;
        return replay.result();
    }

    private ReplayResult result() {
        String days = new TimeBounds(options.from(), options.to()).condition(Log.CLOUDTRAIL);
        long events = count(LakeRecords.EVENTS.count(days)) + count(LakeRecords.INSIGHTS.count(days));
        if (!rules.isEmpty()) {
            ExecutorService workers = Executors.newFixedThreadPool(options.threads());
            WantedFields wanted = WantedFields.of(rules);
            try {
                Optional<String> candidates = RowFilter.of(rules);
                String condition =
                        candidates.map(filter -> days + " and (" + filter + ")").orElse(days);
                replay(LakeRecords.EVENTS.only(wanted), condition, workers);
                replay(LakeRecords.INSIGHTS.only(wanted), days, workers);
            } finally {
                workers.shutdownNow();
            }
        }
        List<RuleOutcome> outcomes = firings.entrySet().stream()
                .map(entry -> entry.getValue().outcome(entry.getKey()))
                .toList();
        return new ReplayResult(events, outcomes, refused, firstRefused);
    }

    private long count(String sql) {
        try (QueryResult result = session.run(sql)) {
            return ((Value.Whole) result.next().orElseThrow().get(0)).number();
        }
    }

    private void replay(LakeRecords records, String condition, ExecutorService workers) {
        Queue<Future<List<Match>>> pending = new ArrayDeque<>();
        EventMatcher matcher = new EventMatcher(records, machine);
        try (QueryResult result = records.rows(session, condition)) {
            for (List<List<Value>> batch = batch(result); !batch.isEmpty(); batch = batch(result)) {
                List<List<Value>> rows = batch;
                pending.add(workers.submit(() -> matches(matcher, rows)));
                if (pending.size() > 2 * options.threads()) {
                    take(pending.remove());
                }
            }
            while (!pending.isEmpty()) {
                take(pending.remove());
            }
        }
    }

    private static List<List<Value>> batch(QueryResult result) {
        List<List<Value>> rows = new ArrayList<>(BATCH);
        while (rows.size() < BATCH) {
            Optional<List<Value>> row = result.next();
            if (row.isEmpty()) {
                break;
            }
            rows.add(row.get());
        }
        return rows;
    }

    private static List<Match> matches(EventMatcher matcher, List<List<Value>> rows) {
        RecordJson maker = new RecordJson();
        List<Match> matches = new ArrayList<>();
        for (List<Value> row : rows) {
            EventMatcher.Verdict verdict = matcher.verdict(text(row, 0), maker);
            if (!verdict.isSilent()) {
                matches.add(new Match(LakeRecords.reference(PackedRow.values(text(row, 1))), verdict));
            }
        }
        return matches;
    }

    private static String text(List<Value> row, int position) {
        return ((Value.Text) row.get(position)).text();
    }

    private void take(Future<List<Match>> batch) {
        for (Match match : done(batch)) {
            if (match.verdict().isRefused()) {
                refused++;
                if (firstRefused.size() < MOST_REFUSED) {
                    firstRefused.add(match.event());
                }
            }
            for (Rule rule : match.verdict().fired()) {
                firings.computeIfAbsent(rule, any -> new Firings(options.kept()))
                        .add(match.event());
                listener.accept(rule, match.event());
            }
        }
    }

    private static List<Match> done(Future<List<Match>> batch) {
        try {
            return batch.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof ColdtrailException problem) {
                throw problem;
            }
            if (e.getCause() instanceof Error fault) {
                throw fault;
            }
            throw new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ColdtrailException(ErrorCode.INTERRUPTED, "stopped", null, "", e);
        }
    }
}
