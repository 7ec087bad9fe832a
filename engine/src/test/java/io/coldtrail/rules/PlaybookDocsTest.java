package io.coldtrail.rules;

import static org.assertj.core.api.Assertions.assertThat;

import io.coldtrail.playbook.Action;
import io.coldtrail.playbook.Kind;
import io.coldtrail.playbook.Parameter;
import io.coldtrail.playbook.PlaybookLibrary;
import io.coldtrail.playbook.Question;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** docs/playbook.md is what the library and a run over generated evidence say. Run with {@code -Dcoldtrail.docs=write} to write it anew. */
class PlaybookDocsTest {
    private static final PlaybookLibrary LIBRARY = PlaybookLibrary.builtIn();
    private static final List<Rule> RULES = RuleLibrary.builtIn().rules();

    @TempDir
    private Path temp;

    @Test
    void saysWhatIsThereAndWhatIsFound() throws IOException {
        Path file = Path.of("../docs/playbook.md");
        String text = text();
        if ("write".equals(System.getProperty("coldtrail.docs"))) {
            Files.writeString(file, text);
        }
        assertThat(Files.readString(file)).isEqualTo(text);
    }

    private String text() throws IOException {
        GeneratedCase found = GeneratedCase.withEveryScenario(temp.resolve("scenarios"));
        GeneratedCase quiet = GeneratedCase.withoutScenarios(temp.resolve("quiet"));
        StringBuilder text = new StringBuilder("""
                # The playbook

                Made from the library by a test; questions are changed in their own folders, and rules in theirs
                ([rules](rules.md)). `coldtrail playbook show ID` prints one with its SQL, `coldtrail playbook run ID` asks it.

                ## Questions of your own

                A folder given with `--playbook DIR` adds its questions to these; one with the id of a built-in question takes
                its place. A question is a file `NAME.sql`, or a folder `ID` with a `question.sql`: a header of SQL comments and
                then the SQL, as the built-in ones in `engine/src/main/resources/io/coldtrail/playbook` show. Beside a
                `question.sql` may lie an example: `events.jsonl` (CloudTrail records, one a line), `flows.log` (flow log lines
                below a header) and `answer.tsv`, whose cells are parted by tabs:

                ```
                # Why these rows.
                ask	key=AKIAIOSFODNN7EXAMPLE	from=2024-01-05	to=2024-01-05
                sourceipaddress	calls
                203.0.113.7	2
                ```

                `ask` gives `account`, `from`, `to` and parameters; then come the names of some or all columns, and all rows in
                their order. An empty line ends an answer, and another may follow. `\\N` is NULL. `coldtrail playbook lint DIR`
                checks the questions, `coldtrail playbook test --playbook DIR` asks them of their examples.

                ## What is found

                Generated evidence (20,000 events, 20,000 flow lines, two accounts and regions, three days), once with every
                scenario and once with its background alone. A scenario counts as found where an event, key, principal or
                address of it is in the answer.

                | scenario | questions | event rules |
                |---|---|---|
                """);
        found.scenarios()
                .forEach((scenario, signs) -> text.append("| ")
                        .append(scenario)
                        .append(" | ")
                        .append(ids(found.questionsThatShow(signs)))
                        .append(" | ")
                        .append(ids(found.rulesThatShow(signs)))
                        .append(" |\n"));
        text.append("""

                Rows of narrow questions that need no value, and firings of rules:

                | question or rule | with every scenario | background alone |
                |---|---|---|
                """);
        for (Question question : LIBRARY.questions()) {
            if (GeneratedCase.isNarrow(question)) {
                text.append(line(question.id(), found.rows(question.id()), quiet.rows(question.id())));
            }
        }
        for (Rule rule : RULES) {
            text.append(line("rule " + rule.id(), found.firings(rule.id()), quiet.firings(rule.id())));
        }
        for (Map.Entry<String, List<Question>> section : sections().entrySet()) {
            text.append("\n## ").append(section.getKey()).append('\n');
            section.getValue().forEach(question -> describe(question, text));
        }
        return text.toString();
    }

    private static String line(String name, int found, int quiet) {
        return "| " + name + " | " + found + " | " + quiet + " |\n";
    }

    private static String ids(List<String> ids) {
        return ids.isEmpty() ? "" : ids.stream().map(id -> "`" + id + "`").collect(Collectors.joining(", "));
    }

    private static Map<String, List<Question>> sections() {
        Map<String, List<Question>> sections = new LinkedHashMap<>();
        LIBRARY.questions()
                .forEach(question -> sections.computeIfAbsent(question.section(), name -> new ArrayList<>())
                        .add(question));
        return sections;
    }

    private static void describe(Question question, StringBuilder text) {
        text.append("\n### ")
                .append(question.title())
                .append("\n\n`")
                .append(question.id())
                .append("`. ");
        text.append(question.tells()).append(question.read().isEmpty() ? "" : " " + question.read());
        text.append("\n\n");
        text.append("- A row is ")
                .append(question.kind() == Kind.FINDING ? "a finding" : "part of a picture")
                .append(" of the ")
                .append(question.log().name().equals("VPCFLOW") ? "flow logs" : "CloudTrail events")
                .append(".\n");
        for (Parameter parameter : question.parameters()) {
            text.append("- Takes `")
                    .append(parameter.name())
                    .append("` (")
                    .append(parameter.type().id())
                    .append(parameter
                            .defaultValue()
                            .map(value -> ", " + value + " where none is given")
                            .orElse(", required"))
                    .append("): ")
                    .append(parameter.description())
                    .append(".\n");
        }
        Map<String, List<String>> calls = new LinkedHashMap<>();
        for (Action action : question.actions()) {
            calls.computeIfAbsent(action.impact() + " (" + action.type() + ")", impact -> new ArrayList<>())
                    .add(action.id());
        }
        calls.forEach((impact, names) ->
                text.append("- ").append(impact).append(": ").append(ids(names)).append(".\n"));
        if (!question.techniques().isEmpty()) {
            text.append("- ATT&CK ")
                    .append(String.join(", ", question.techniques()))
                    .append(".\n");
        }
        question.knownAs()
                .forEach(known -> text.append("- ")
                        .append(known.by().title())
                        .append(": ")
                        .append(known.name())
                        .append(".\n"));
        question.corrected()
                .forEach(corrected ->
                        text.append("- Corrected: ").append(corrected).append('\n'));
        List<String> rules = RULES.stream()
                .filter(rule -> rule.questions().contains(question.id()))
                .map(Rule::id)
                .toList();
        if (!rules.isEmpty()) {
            text.append("- Event rules: ").append(ids(rules)).append(".\n");
        }
        if (!question.next().isEmpty()) {
            text.append("- Go on with ").append(ids(question.next())).append(".\n");
        }
    }
}
