package io.coldtrail.cli;

import io.coldtrail.playbook.Arguments;
import io.coldtrail.playbook.Kind;
import io.coldtrail.playbook.Parameter;
import io.coldtrail.playbook.Question;
import io.coldtrail.problem.ColdtrailException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** All questions over one case: which have an answer, and what those that lack a value could be asked. */
final class PlaybookSweep {
    /** Longer answers are asked for again when their turn comes, so that memory stays flat. */
    private static final int MOST_KEPT = 1 << 20;

    private final CaseSession session;
    private final Map<String, List<String>> candidates = new HashMap<>();

    PlaybookSweep(CaseSession session) {
        this.session = session;
    }

    /**
     * A question with the SQL that asks it.
     *
     * @param asker as the journal tells it
     * @param rows of its answer
     * @param answer as it is printed; empty where it has to be asked for
     */
    record Asked(Question question, Asker asker, String sql, long rows, Optional<Printed> answer) {}

    /**
     * What a run prints.
     *
     * @param results for standard output
     * @param remarks for standard error
     */
    record Printed(String results, String remarks) {}

    /** Those that have an answer: findings before overviews, few rows before many. */
    List<Asked> ranked(List<Asked> asked, OutputOptions output, CliConsole console) {
        return asked.stream()
                .map(one -> answered(one, output, console))
                .filter(one -> one.rows() > 0)
                .sorted(Comparator.comparing((Asked one) -> one.question().kind())
                        .thenComparing(Asked::rows))
                .toList();
    }

    private Asked answered(Asked one, OutputOptions output, CliConsole console) {
        BoundedText results = new BoundedText(MOST_KEPT);
        BoundedText remarks = new BoundedText(MOST_KEPT);
        CliConsole aside = console.writingTo(results, new PrintStream(remarks, true, StandardCharsets.UTF_8));
        long rows = session.run(one.asker(), one.sql(), List.of(), Optional.empty(), output, aside);
        Written.flush(aside.out());
        Optional<Printed> answer =
                results.whole().flatMap(text -> remarks.whole().map(beside -> new Printed(text, beside)));
        return new Asked(one.question(), one.asker(), one.sql(), rows, answer);
    }

    /** What was found, one line a question. */
    static String summary(List<Asked> ranked) {
        StringBuilder text = new StringBuilder();
        for (Kind kind : Kind.values()) {
            List<List<String>> lines = new ArrayList<>();
            for (Asked one : ranked) {
                if (one.question().kind() == kind) {
                    lines.add(List.of(
                            "  " + one.question().id(),
                            one.question().title(),
                            one.rows() + (one.rows() == 1 ? " row" : " rows")));
                }
            }
            if (!lines.isEmpty()) {
                text.append(kind == Kind.FINDING ? "Findings\n" : "Overviews\n")
                        .append(Aligned.text(lines, 2))
                        .append('\n');
            }
        }
        return text.toString();
    }

    /** One line that says what a question needs, and what the case offers for it. */
    String skipped(Question question, Arguments arguments) {
        return "skipped " + question.id() + ": needs "
                + question.missing(arguments).stream()
                        .map(parameter -> need(question, parameter, arguments))
                        .collect(Collectors.joining(" "));
    }

    private String need(Question question, Parameter parameter, Arguments arguments) {
        List<String> values = candidates(question, parameter, arguments);
        return "--param " + parameter.name() + "=…"
                + (values.isEmpty() ? "" : " (such as " + String.join(", ", values) + ")");
    }

    /** Values that the case offers for a parameter. */
    List<String> candidates(Question question, Parameter parameter, Arguments arguments) {
        return question.candidates(parameter, arguments)
                .map(sql -> candidates.computeIfAbsent(sql, this::values))
                .orElse(List.of());
    }

    private List<String> values(String sql) {
        return rows(sql).values("candidate");
    }

    private Rows rows(String sql) {
        try {
            return Rows.of(session.queries(), sql);
        } catch (ColdtrailException e) {
            throw new SqlFailure(e, sql);
        }
    }
}
