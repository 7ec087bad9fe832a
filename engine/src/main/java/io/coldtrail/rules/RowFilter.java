package io.coldtrail.rules;

import io.coldtrail.schema.CloudTrailColumns;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import software.amazon.event.ruler.MatchType;
import software.amazon.event.ruler.Patterns;
import software.amazon.event.ruler.ValuePatterns;

/**
 * A condition on rows of {@code cloudtrail}, in Athena's SQL, that is true of every row whose event a rule can match, and
 * of few others, so that JSON is made for few events.
 *
 * <p>Used are lists of values, beginnings and wildcards; of all else that a pattern demands of a field, other than that it be
 * missing, that there is one. Where a value did not fit its column, it lies among the unmapped fields; rows with
 * such a field are taken too.
 */
final class RowFilter {
    /** A longer condition takes longer than reading all rows. */
    private static final int MAX_LENGTH = 100_000;

    private static final String DETAIL = "detail.";
    private static final String AWS = "aws.";
    private static final String RESOURCES = "resources";
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9]+");
    private static final Map<String, String> COLUMNS = FieldNames.textPaths();

    /** Members of the envelope that are those of the record. */
    private static final Map<String, String> OF_RECORD =
            Map.of("id", emptyIfNull("eventid"), "time", emptyIfNull("eventtime"), "region", emptyIfNull("awsregion"));

    /** Columns that hold JSON, or values that are no texts, by the members' names. */
    private static final Map<String, String> OTHERS = Stream.concat(
                    CloudTrailColumns.JSON_TEXT.stream(),
                    Stream.concat(FieldNames.BOOLEANS.stream(), Stream.of(RESOURCES)))
            .collect(Collectors.toMap(FieldNames::spelled, Function.identity()));

    private final Set<String> unmappable = new TreeSet<>();

    private RowFilter() {}

    /** The condition; empty where a rule may match any event. */
    static Optional<String> of(List<Rule> rules) {
        RowFilter filter = new RowFilter();
        Set<String> ways = new LinkedHashSet<>();
        for (Rule rule : rules) {
            for (Map<String, List<Patterns>> way : WantedFields.compiled(rule)) {
                String conditions = filter.conditions(way);
                if (conditions.isEmpty()) {
                    return Optional.empty();
                }
                ways.add(conditions);
            }
        }
        filter.unmappable.forEach(name -> ways.add("lower(\"$unmapped\") like '%" + name + "\"%'"));
        if (!filter.unmappable.isEmpty()) {
            // A name may be written with escapes.
            ways.add("\"$unmapped\" like '%\\u%'");
        }
        String condition = String.join("\n or ", ways);
        return condition.length() > MAX_LENGTH ? Optional.empty() : Optional.of(condition);
    }

    private String conditions(Map<String, List<Patterns>> way) {
        List<String> all = new ArrayList<>();
        new TreeMap<>(way).forEach((path, patterns) -> condition(path, patterns).ifPresent(all::add));
        return all.isEmpty() ? "" : all.stream().collect(Collectors.joining(" and ", "(", ")"));
    }

    private Optional<String> condition(String path, List<Patterns> patterns) {
        if (path.equals("source")) {
            return texts(patterns).map(RowFilter::source);
        }
        if (path.equals("detail-type")) {
            return texts(patterns).map(RowFilter::detailType);
        }
        if (!path.startsWith(DETAIL)) {
            String column = OF_RECORD.get(path);
            return column == null ? Optional.empty() : oneOf(column, patterns);
        }
        Optional<String> condition = inRecord(path.substring(DETAIL.length()), patterns);
        if (condition.isPresent()) {
            unmappable.add(lastOf(path).toLowerCase(Locale.ROOT));
        }
        return condition;
    }

    private Optional<String> inRecord(String path, List<Patterns> patterns) {
        if (isMissingAllowed(patterns) || !PLAIN.matcher(lastOf(path)).matches()) {
            return Optional.empty();
        }
        String column = COLUMNS.get(path);
        if (column != null) {
            return oneOf(column, patterns).or(() -> Optional.of(column + " is not null"));
        }
        String member = path.split("\\.", 2)[0];
        String other = OTHERS.get(member);
        if (other == null) {
            return Optional.empty();
        }
        boolean isJson = CloudTrailColumns.JSON_TEXT.contains(other);
        if (!isJson) {
            return Optional.of(other + " is not null");
        }
        unmappable.add(other);
        return path.equals(member) ? Optional.empty() : Optional.of(heldBy(other, lastOf(path), patterns));
    }

    private static String lastOf(String path) {
        return path.substring(path.lastIndexOf('.') + 1);
    }

    /** Whether an event without the field may match. */
    private static boolean isMissingAllowed(List<Patterns> patterns) {
        return patterns.stream().anyMatch(pattern -> pattern.type() == MatchType.ABSENT);
    }

    /**
     * What a member of a JSON column must hold is in the column's text: the longest run of signs that JSON never escapes; of
     * what is no text, the member's name.
     */
    private static String heldBy(String column, String name, List<Patterns> patterns) {
        Set<String> ways = new TreeSet<>();
        for (Patterns pattern : patterns) {
            String run = text(pattern)
                    .flatMap(text -> PLAIN.matcher(text)
                            .results()
                            .map(MatchResult::group)
                            .max(Comparator.comparingInt(String::length)))
                    .orElse(name);
            ways.add(column + " like '%" + run + "%'");
        }
        // Any sign may be written as an escape.
        ways.add(column + " like '%\\u%'");
        return '(' + String.join(" or ", ways) + ')';
    }

    private static String source(List<String> sources) {
        List<String> hosts = new ArrayList<>();
        for (String source : sources) {
            if (source.startsWith(AWS)) {
                hosts.add(source.substring(AWS.length()) + Envelope.HOST);
                hosts.add(source.substring(AWS.length()));
            }
        }
        // An empty event source stands for CloudTrail itself.
        hosts.add("");
        String named = in("eventsource", hosts);
        return sources.contains(Envelope.source("")) ? "(eventsource is null or " + named + ")" : named;
    }

    /** The envelope has an empty text where the record has none. */
    private static String emptyIfNull(String column) {
        return "coalesce(" + column + ", '')";
    }

    private static String detailType(List<String> detailTypes) {
        List<String> ways = new ArrayList<>();
        List<String> named = Envelope.detailTypes().entrySet().stream()
                .filter(type -> detailTypes.contains(type.getValue()))
                .map(Map.Entry::getKey)
                .sorted()
                .toList();
        if (detailTypes.contains(Envelope.API_CALL)) {
            ways.add("eventtype is null");
            ways.add("not "
                    + in("eventtype", new TreeSet<>(Envelope.detailTypes().keySet())));
        }
        if (!named.isEmpty()) {
            ways.add(in("eventtype", named));
        }
        return ways.isEmpty() ? "false" : '(' + String.join(" or ", ways) + ')';
    }

    private static Optional<String> oneOf(String column, List<Patterns> patterns) {
        List<String> ways = new ArrayList<>();
        List<String> values = new ArrayList<>();
        for (Patterns pattern : patterns) {
            Optional<String> text = text(pattern);
            if (text.isEmpty()) {
                return Optional.empty();
            }
            if (pattern.type() == MatchType.PREFIX) {
                ways.add("starts_with(" + column + ", " + literal(text.get()) + ")");
            } else if (pattern.type() == MatchType.WILDCARD) {
                ways.add(column + " like " + literal(like(text.get())) + " escape '!'");
            } else {
                values.add(text.get());
            }
        }
        if (!values.isEmpty()) {
            ways.add(in(column, values));
        }
        return Optional.of(ways.size() == 1 ? ways.get(0) : '(' + String.join(" or ", ways) + ')');
    }

    /** The values of a list that holds nothing but texts. */
    private static Optional<List<String>> texts(List<Patterns> patterns) {
        List<String> texts = new ArrayList<>();
        for (Patterns pattern : patterns) {
            if (pattern.type() != MatchType.EXACT || text(pattern).isEmpty()) {
                return Optional.empty();
            }
            texts.add(text(pattern).orElseThrow());
        }
        return Optional.of(texts);
    }

    /** A wildcard as a LIKE that matches at least as much: a backslash may take the next sign's meaning, so any will do. */
    private static String like(String wildcard) {
        StringBuilder like = new StringBuilder();
        for (int i = 0; i < wildcard.length(); i++) {
            char c = wildcard.charAt(i);
            switch (c) {
                case '*', '\\' -> like.append('%');
                case '!', '%', '_' -> like.append('!').append(c);
                default -> like.append(c);
            }
        }
        return like.toString();
    }

    /** The text of a value, wildcard or beginning; event-ruler keeps texts in quotes, of a beginning the first one. */
    private static Optional<String> text(Patterns pattern) {
        boolean isWhole = pattern.type() == MatchType.EXACT || pattern.type() == MatchType.WILDCARD;
        if (!(pattern instanceof ValuePatterns value) || (!isWhole && pattern.type() != MatchType.PREFIX)) {
            return Optional.empty();
        }
        String quoted = value.pattern();
        if (!quoted.startsWith("\"") || (isWhole && !quoted.endsWith("\""))) {
            return Optional.empty();
        }
        String text = quoted.substring(1, quoted.length() - (isWhole ? 1 : 0));
        return text.chars().anyMatch(Character::isISOControl) ? Optional.empty() : Optional.of(text);
    }

    private static String in(String column, Iterable<String> values) {
        List<String> literals = new ArrayList<>();
        values.forEach(value -> literals.add(literal(value)));
        return column + " in (" + String.join(", ", literals) + ")";
    }

    private static String literal(String text) {
        return '\'' + text.replace("'", "''") + '\'';
    }
}
