package io.coldtrail.report.page;

import io.coldtrail.playbook.Arguments;
import io.coldtrail.playbook.Kind;
import io.coldtrail.playbook.Parameter;
import io.coldtrail.playbook.PlaybookLibrary;
import io.coldtrail.playbook.Question;
import io.coldtrail.problem.ColdtrailException;
import io.coldtrail.problem.ErrorCode;
import io.coldtrail.rules.Rule;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The playbook's questions with their answers.
 *
 * @param answers of those that could be asked, in the playbook's order
 * @param lacking those that need a value
 * @param failed those that broke on the data, with the reason
 * @param rules that say what a finding means
 */
record FindingsSection(List<Answered> answers, List<Question> lacking, Map<Question, String> failed, List<Rule> rules)
        implements Section {
    /** A question with the SQL that asked it. */
    record Answered(Question question, String sql, AnswerRows rows) {}

    static FindingsSection of(ReportRequest request, List<Rule> rules) {
        List<Answered> answers = new ArrayList<>();
        List<Question> lacking = new ArrayList<>();
        Map<Question, String> failed = new LinkedHashMap<>();
        for (Question question : PlaybookLibrary.builtIn().questions()) {
            if (!question.missing(Arguments.NONE).isEmpty()) {
                lacking.add(question);
                continue;
            }
            String sql = question.render(Arguments.NONE);
            try {
                answers.add(new Answered(question, sql, AnswerRows.of(request.session(), sql, request.rows())));
            } catch (ColdtrailException e) {
                if (e.code() != ErrorCode.SQL_RUNTIME) {
                    throw e;
                }
                failed.put(question, String.valueOf(e.getMessage()));
            }
        }
        return new FindingsSection(answers, lacking, failed, rules);
    }

    /** How many questions found something that deserves a look. */
    int found() {
        return Math.toIntExact(answers.stream()
                .filter(one ->
                        one.question().kind() == Kind.FINDING && one.rows().count() > 0)
                .count());
    }

    @Override
    public String id() {
        return "findings";
    }

    @Override
    public String title() {
        return "Playbook";
    }

    @Override
    public void write(Html page) {
        page.paragraph(Amount.of(answers.size(), "question") + " asked, " + Amount.of(found())
                + " with findings. Every row of a finding deserves a look; of an overview, what counts is which rows"
                + " there are. The SQL is as it was run, here and on Athena.");
        answers.stream()
                .filter(one -> one.rows().count() > 0)
                .collect(
                        Collectors.groupingBy(one -> one.question().section(), LinkedHashMap::new, Collectors.toList()))
                .forEach((section, found) -> section(page, section, found));
        failed.forEach((question, reason) -> page.paragraph(
                question.title() + " (" + question.id() + ") could not be answered: " + reason, "class", "warn"));
        rest(page);
    }

    private void section(Html page, String section, List<Answered> found) {
        page.element("h3", section).raw("\n");
        for (Kind kind : Kind.values()) {
            found.stream().filter(one -> one.question().kind() == kind).forEach(one -> answer(page, one));
        }
    }

    private void answer(Html page, Answered one) {
        Question question = one.question();
        boolean finding = question.kind() == Kind.FINDING;
        String[] attributes = {"class", "question " + question.kind().id(), "id", "q-" + question.id()};
        page.open("details", finding ? withOpen(attributes) : attributes).open("summary");
        page.element("span", finding ? "finding" : "overview", "class", "tag").text(" ");
        page.element("strong", question.title())
                .text(" ")
                .element("span", Amount.of(one.rows().count(), "row"), "class", "count");
        question.techniques().forEach(technique -> page.text(" ").element("span", technique, "class", "tag"));
        page.closeLine();
        page.paragraph((question.tells() + " " + question.read()).strip());
        rules.stream()
                .filter(rule -> rule.questions().contains(question.id())
                        && !rule.impact().isEmpty())
                .forEach(rule -> page.open("p", "class", "impact")
                        .element("strong", "Impact (" + rule.severity().id() + "): ")
                        .text(rule.impact())
                        .closeLine());
        one.rows().write(page);
        page.open("details", "class", "sql")
                .element("summary", "SQL")
                .open("pre")
                .open("code");
        page.lines(one.sql()).close().close().closeLine();
        page.closeLine();
    }

    private static String[] withOpen(String[] attributes) {
        return new String[] {attributes[0], attributes[1], attributes[2], attributes[3], "open", ""};
    }

    private void rest(Html page) {
        List<Answered> empty =
                answers.stream().filter(one -> one.rows().count() == 0).toList();
        page.open("details")
                .element("summary", "Asked, without a row: " + Amount.of(empty.size()))
                .open("ul");
        empty.forEach(one -> page.element(
                        "li", one.question().title() + " (" + one.question().id() + ")")
                .raw("\n"));
        page.close().closeLine();
        page.open("details")
                .element("summary", "Not asked, because they need a value: " + Amount.of(lacking.size()))
                .open("ul");
        lacking.forEach(question -> page.element(
                        "li",
                        question.title() + ": coldtrail playbook run " + question.id() + " "
                                + question.missing(Arguments.NONE).stream()
                                        .map(Parameter::name)
                                        .map(name -> "--param " + name + "=…")
                                        .collect(Collectors.joining(" ")))
                .raw("\n"));
        page.close().closeLine();
    }
}
