package io.coldtrail.cli;

import io.coldtrail.fixtures.Answers;
import io.coldtrail.fixtures.Scenario;
import io.coldtrail.playbook.Arguments;
import io.coldtrail.playbook.PlaybookLibrary;
import io.coldtrail.playbook.Question;
import io.coldtrail.problem.ColdtrailException;
import io.coldtrail.problem.ErrorCode;
import io.coldtrail.query.QuerySession;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** What the playbook finds in the demonstration's case, held against the answers that came with the evidence. */
final class DemoStory {
    private static final int MOST_ROWS = 4;
    private static final DateTimeFormatter HOUR =
            DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT).withZone(ZoneOffset.UTC);

    private final PlaybookLibrary library = PlaybookLibrary.builtIn();
    private final QuerySession session;
    private final Answers answers;
    private final String caseArgument;

    /** @param caseArgument what commands must add to reach the case, such as {@code --case ./demo}; may be empty */
    DemoStory(QuerySession session, Answers answers, String caseArgument) {
        this.session = session;
        this.answers = answers;
        this.caseArgument = caseArgument;
    }

    /** The question that finds a scenario, and the columns of its answer worth showing here. */
    private record Step(String question, List<String> shown) {}

    private static Step step(Scenario scenario) {
        List<String> event = List.of("eventtime", "eventname", "arn", "sourceipaddress", "errorcode");
        return switch (scenario) {
            case PORT_SCAN -> new Step("flow-in-rejected-by-port", List.of("destinationport", "packets"));
            case INSTANCE_PROFILE_SSRF ->
                new Step("ec2-profile-s3-enumeration", List.of("principalid", "eventname", "calls", "first_seen"));
            case LEAKED_ACCESS_KEY ->
                new Step(
                        "access-key-usage",
                        List.of("eventtime", "eventsource", "eventname", "sourceipaddress", "errorcode"));
            case ROOT_LOGIN ->
                new Step(
                        "root-console-login",
                        List.of("eventtime", "sourceipaddress", "responseelements", "additionaleventdata"));
            case TRAIL_STOPPED -> new Step("cloudtrail-disruption", event);
            case BACKDOOR_USER -> new Step("iam-principal-creation", event);
            case BACKDOOR_ROLE -> new Step("iam-trust-policy", event);
            case BUCKET_PUBLIC -> new Step("s3-permissions-update", event);
            case SNAPSHOT_SHARED -> new Step("ebs-snapshot-share", event);
            case LDAP_REFLECTION -> new Step("flow-ldap-reflection", List.of("sourceaddress", "packets"));
            case VOLUME_EXFILTRATION ->
                new Step("flow-out-volume-by-destination", List.of("destinationaddress", "volume"));
        };
    }

    /**
     * The story, as text.
     *
     * @throws ColdtrailException where the case does not say what the answers say
     */
    String tell() {
        String counted = new DemoCheck(session, answers).check();
        StringBuilder story = new StringBuilder("\nWhat happened\n");
        Set<String> next = new LinkedHashSet<>();
        List<Map.Entry<String, Answers.Story>> inOrder =
                new ArrayList<>(answers.scenarios().entrySet());
        inOrder.sort(Comparator.comparing(entry -> begin(entry.getValue())));
        for (Map.Entry<String, Answers.Story> entry : inOrder) {
            tell(story, entry.getKey(), entry.getValue(), next);
        }
        story.append("\nChecked against the truth that came with the evidence\n")
                .append(counted);
        story.append("\nWhere to look next\n");
        next.stream()
                .limit(5)
                .map(library::find)
                .forEach(question ->
                        story.append(String.format(Locale.ROOT, "  %-28s %s%n", question.id(), question.title())));
        story.append("\n  coldtrail playbook list\n  coldtrail playbook show root-events --sql\n")
                .append(
                        "  coldtrail query \"select eventname, count(*) from cloudtrail group by 1 order by 2 desc limit 10\"")
                .append(caseArgument)
                .append('\n');
        return story.toString();
    }

    private void tell(StringBuilder story, String name, Answers.Story truth, Set<String> next) {
        Step step = step(Scenario.named(name));
        Question question = library.find(step.question());
        Arguments arguments = arguments(question, truth);
        Rows rows = Rows.of(session, question.render(arguments));
        requireFound(name, question, truth, rows);
        story.append(String.format(
                Locale.ROOT,
                "%n%s  %s%n       coldtrail playbook run %s%s%s%n",
                HOUR.format(begin(truth)),
                truth.summary(),
                question.id(),
                options(arguments),
                caseArgument));
        story.append(rows.table(step.shown(), MOST_ROWS).indent(7));
        for (String id : question.next()) {
            next.add(id);
        }
    }

    private static Arguments arguments(Question question, Answers.Story truth) {
        Arguments arguments = Arguments.NONE
                .withAccount(truth.account())
                .withFrom(truth.days().get(0))
                .withTo(truth.days().get(truth.days().size() - 1));
        Answers.Flow flow = truth.flow();
        if (flow != null) {
            return arguments.withParameter("ip", flow.victimAddress());
        }
        return question.missing(arguments).isEmpty()
                ? arguments
                : arguments.withParameter("key", truth.accessKeyIds().get(0));
    }

    private static String options(Arguments arguments) {
        StringBuilder options = new StringBuilder();
        arguments.account().ifPresent(account -> options.append(" --account ").append(account));
        arguments.from().ifPresent(day -> options.append(" --from ").append(day));
        arguments.to().ifPresent(day -> options.append(" --to ").append(day));
        arguments
                .parameters()
                .forEach((name, value) ->
                        options.append(" --param ").append(name).append('=').append(value));
        return options.toString();
    }

    /** A story whose question shows nothing of it would be told from the answers, not from the case. */
    private static void requireFound(String name, Question question, Answers.Story truth, Rows rows) {
        boolean found = rows.has("eventid")
                ? rows.values("eventid").stream().anyMatch(truth.eventIds()::contains)
                : rows.count() > 0;
        if (!found) {
            throw new ColdtrailException(
                    ErrorCode.INTERNAL,
                    "the question " + question.id() + " does not find " + name + " in the demonstration's case",
                    null,
                    "");
        }
    }

    private static Instant begin(Answers.Story truth) {
        Answers.Flow flow = truth.flow();
        if (flow != null) {
            return Instant.ofEpochSecond(flow.start());
        }
        String first = truth.firstEventTime();
        return first == null ? Instant.EPOCH : Instant.parse(first);
    }
}
