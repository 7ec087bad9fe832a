package io.coldtrail.sql.lint;

import io.coldtrail.sql.lint.EventCatalogue.Kind;
import io.coldtrail.sql.lint.EventCatalogue.Renamed;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Event names that CloudTrail never writes, or not for the service that is asked for. */
final class EventNameCheck implements Query.Check {
    /** Each unknown name is compared with all that are known. */
    private static final int MOST_UNKNOWN = 100;

    /** Shorter names are like too many others. */
    private static final int SHORTEST = 5;

    /** Names of a list that make plain which service is meant. */
    private static final int FEWEST_NAMES = 3;

    /** The services that most questions are about, named first. */
    private static final Set<String> MAIN_SOURCES = Set.of(
            "iam.amazonaws.com",
            "sts.amazonaws.com",
            "s3.amazonaws.com",
            "ec2.amazonaws.com",
            "kms.amazonaws.com",
            "rds.amazonaws.com",
            "lambda.amazonaws.com",
            "guardduty.amazonaws.com",
            "config.amazonaws.com",
            "cloudtrail.amazonaws.com",
            "organizations.amazonaws.com",
            "securityhub.amazonaws.com");

    private final EventCatalogue catalogue = EventCatalogue.KNOWN;

    @Override
    public void check(Query query) {
        int unknown = 0;
        for (Condition condition : query.conditions()) {
            if (!condition.isOf("eventname") || !condition.isOfEvents() || !condition.isExact()) {
                continue;
            }
            Set<String> sources = sources(query, condition);
            for (Literal literal : condition.literals()) {
                if (literal.isText() && !Placeholders.isOne(literal.value()) && unknown < MOST_UNKNOWN) {
                    unknown += catalogue.sourcesOf(literal.value()).isEmpty() ? 1 : 0;
                    judge(query, condition, literal, sources);
                }
            }
        }
    }

    /** The known sources that another condition asks for beside this one; none where nothing is said of sources. */
    static Set<String> sources(Query query, Condition name) {
        Set<String> sources = new TreeSet<>();
        for (Condition condition : query.conditions()) {
            if (condition.isOf("eventsource")
                    && condition.isExact()
                    && !condition.negated()
                    && Conditions.binds(condition, name)) {
                for (Literal literal : condition.literals()) {
                    if (EventCatalogue.KNOWN.names(literal.value()).isEmpty()) {
                        return Set.of();
                    }
                    sources.add(literal.value());
                }
            }
        }
        return sources;
    }

    private void judge(Query query, Condition condition, Literal literal, Set<String> sources) {
        String name = literal.value();
        if (condition.folded() != Condition.Folding.NONE) {
            folded(query, condition, literal);
            return;
        }
        Set<String> meant = sources.isEmpty() ? service(condition) : sources;
        Optional<Renamed> renamed = catalogue.renamed(name).stream()
                .filter(other -> meant.isEmpty() || meant.contains(other.source()))
                .findFirst();
        Set<String> of = catalogue.sourcesOf(name);
        Set<String> asked = renamed.isPresent() ? meant : sources;
        if (!of.isEmpty() && (asked.isEmpty() || asked.stream().anyMatch(of::contains))) {
            return;
        }
        if (renamed.isPresent()) {
            renamed(query, condition, literal, renamed.get());
        } else if (!of.isEmpty()) {
            ofOther(query, literal, sources, of);
        } else {
            unknown(query, condition, literal, sources);
        }
    }

    /**
     * The one service that a list of names is about: all of them are its events, or names that look like those; none
     * where that cannot be said.
     */
    private Set<String> service(Condition condition) {
        Map<String, Integer> counts = new TreeMap<>();
        int events = 0;
        for (Literal literal : condition.literals()) {
            Set<String> sources = new TreeSet<>(catalogue.sourcesOf(literal.value()));
            events += sources.isEmpty() ? 0 : 1;
            catalogue.renamed(literal.value()).forEach(other -> sources.add(other.source()));
            sources.forEach(source -> counts.merge(source, 1, Integer::sum));
        }
        int all = condition.literals().size();
        counts.values().removeIf(count -> count < all);
        return all >= FEWEST_NAMES && 2 * events >= all && counts.size() == 1 ? counts.keySet() : Set.of();
    }

    /** A lower-case comparison with a name in other letters. */
    private static void folded(Query query, Condition condition, Literal literal) {
        boolean lower = condition.folded() == Condition.Folding.LOWER;
        String wanted = lower
                ? literal.value().toLowerCase(Locale.ROOT)
                : literal.value().toUpperCase(Locale.ROOT);
        if (!wanted.equals(literal.value())) {
            query.mend(
                    LintCode.NEVER_TRUE,
                    literal,
                    Shown.literal(wanted),
                    (lower ? "lower" : "upper") + "(…) never equals " + Shown.cut(Shown.literal(literal.value())),
                    "Write " + Shown.cut(Shown.literal(wanted)) + ".");
        }
    }

    private static void renamed(Query query, Condition condition, Literal literal, Renamed renamed) {
        List<String> beside = condition.literals().stream().map(Literal::value).toList();
        if (renamed.events().stream().anyMatch(beside::contains)) {
            return;
        }
        LintCode code = renamed.kind() == Kind.PERMISSION
                ? LintCode.PERMISSION_AS_EVENT_NAME
                : LintCode.OPERATION_AS_EVENT_NAME;
        String what = Shown.literal(renamed.name())
                + (renamed.kind() == Kind.PERMISSION
                        ? " is the name of an IAM permission and no event of " + renamed.source()
                        : " is not what " + renamed.source() + " calls the event");
        if (renamed.events().isEmpty()) {
            query.drop(code, condition, literal, what, "No event stands for it; drop it.");
            return;
        }
        String events = renamed.events().stream().map(Shown::literal).collect(Collectors.joining(", "));
        boolean fits = renamed.events().size() == 1 || condition.operator() == Condition.Operator.IN;
        String remedy = "CloudTrail writes " + events.replace("', '", "' and '") + ".";
        if (fits) {
            query.mend(code, literal, events, what, remedy);
        } else {
            query.find(code, literal, what, remedy);
        }
    }

    private void ofOther(Query query, Literal literal, Set<String> sources, Set<String> of) {
        String services = String.join(" and ", sources);
        Optional<String> near = nearest(literal.value(), namesOf(sources));
        String others = of.stream()
                .sorted(Comparator.comparing((String source) -> !MAIN_SOURCES.contains(source))
                        .thenComparing(Comparator.naturalOrder()))
                .limit(5)
                .collect(Collectors.joining(", "));
        query.find(
                LintCode.EVENT_NOT_OF_SERVICE,
                literal,
                Shown.literal(literal.value()) + " is no event of " + Shown.cut(services),
                "It is one of " + others + (of.size() > 5 ? " and others" : "") + "."
                        + near.map(name -> " Did you mean " + name + "?").orElse(""));
    }

    private void unknown(Query query, Condition condition, Literal literal, Set<String> sources) {
        String name = literal.value();
        Set<String> cased = catalogue.inAnyCase(name);
        if (!cased.isEmpty()) {
            String right = cased.iterator().next();
            if (has(condition, right)) {
                return;
            }
            query.mend(
                    LintCode.EVENT_NAME_CASE,
                    literal,
                    Shown.literal(right),
                    "no event is named " + Shown.literal(name) + " in these upper and lower case letters",
                    "Write " + Shown.literal(right) + ".");
            return;
        }
        int colon = name.lastIndexOf(':');
        if (colon > 0) {
            prefixed(query, condition, literal, name.substring(colon + 1));
            return;
        }
        Optional<String> near = sources.isEmpty() ? Optional.empty() : nearest(name, namesOf(sources));
        near.or(() -> nearest(name, catalogue.names()))
                .filter(right -> !has(condition, right))
                .ifPresent(right -> query.mend(
                        LintCode.UNKNOWN_EVENT_NAME,
                        literal,
                        Shown.literal(right),
                        "no event is known by the name " + Shown.cut(Shown.literal(name)),
                        "Write " + Shown.literal(right) + " if that is meant."));
    }

    /** Whether the author asks for another name too, to be sure. */
    private static boolean has(Condition condition, String name) {
        return condition.literals().stream().anyMatch(literal -> literal.value().equals(name));
    }

    /** {@code iam:CreateUser} and the like. */
    private void prefixed(Query query, Condition condition, Literal literal, String bare) {
        List<String> events = catalogue.sourcesOf(bare).isEmpty()
                ? catalogue.renamed(bare).stream()
                        .flatMap(other -> other.events().stream())
                        .distinct()
                        .toList()
                : List.of(bare);
        String what = Shown.cut(Shown.literal(literal.value())) + " is written as in IAM policies, not as in events";
        boolean fits = events.size() == 1 || (!events.isEmpty() && condition.operator() == Condition.Operator.IN);
        if (fits) {
            String right = events.stream().map(Shown::literal).collect(Collectors.joining(", "));
            query.mend(LintCode.PERMISSION_AS_EVENT_NAME, literal, right, what, "Write " + right + ".");
        } else {
            query.find(LintCode.PERMISSION_AS_EVENT_NAME, literal, what, "Write the event's name alone.");
        }
    }

    private Set<String> namesOf(Set<String> sources) {
        return sources.stream()
                .flatMap(source -> catalogue.names(source).stream())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Optional<String> nearest(String name, Set<String> names) {
        if (name.length() < SHORTEST) {
            return Optional.empty();
        }
        List<String> sorted = new ArrayList<>(names);
        sorted.sort(Comparator.naturalOrder());
        return Spelling.nearest(name, sorted);
    }
}
