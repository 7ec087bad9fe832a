package io.coldtrail.sql;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What the list of functions says a call is in DuckDB. Signs in it stand for parts of the call:
 *
 * <pre>
 * $1 … $9    an argument; a lambda as DuckDB writes it
 * $1{a|b}    the body of a lambda whose parameters are called a and b
 * $T         DuckDB's type for a letter of the signature
 * $equal{T|a|b} whether two values of that type are equal, NULL where that is not known
 * #          a number that differs from that of every lambda around
 * $args      all between the parentheses, as it is written
 * $distinct  DISTINCT, if it is written
 * $order     ORDER BY, as {@link AggregateOrder} completes what is written
 * $then      its keys after others, each with a comma before it
 * $filter    FILTER, if it is written
 * $filter{c} FILTER with a condition of its own, and what is written
 * $over      OVER, if it is written
 * $suffix    $filter$over
 * $same      nothing; DISTINCT and ORDER BY change nothing
 * </pre>
 */
final class Template {
    private static final Pattern SIGN = Pattern.compile(
            "#|\\$(?:(?<word>equal|args|distinct|order|then|filter|over|suffix|same)|(?<argument>[1-9])|(?<letter>[A-Z]))(?:\\{(?<braces>[^}]*)})?");

    private final String text;

    Template(String text) {
        this.text = text;
    }

    /**
     * The parts of a call.
     *
     * @param arguments in DuckDB's SQL; lambdas as {@link #parameters} wants them
     * @param letters what the letters of the signature stand for
     * @param depth how many lambdas are around
     * @param inner all between the parentheses
     * @param distinct {@code DISTINCT} and a blank, or nothing
     * @param keys those of ORDER BY, the author's and our own
     * @param condition that of FILTER, or null
     * @param over the whole clause, with a blank before it
     */
    record Parts(
            List<Typed> arguments,
            Map<String, SqlType> letters,
            int depth,
            String inner,
            String distinct,
            List<String> keys,
            @Nullable String condition,
            String over) {}

    boolean takesDistinct() {
        return text.contains("$args") || text.contains("$distinct") || text.contains("$same");
    }

    boolean takesOrder() {
        return text.contains("$args") || text.contains("$order") || text.contains("$same");
    }

    boolean takesFilter() {
        return text.contains("$suffix") || text.contains("$filter");
    }

    boolean takesOver() {
        return text.contains("$suffix") || text.contains("$over");
    }

    /** What the template calls the parameters of the lambda that is an argument; empty to leave it to the author. */
    Optional<List<String>> parameters(int argument, int depth) {
        Matcher matcher = SIGN.matcher(text);
        while (matcher.find()) {
            boolean here = Integer.toString(argument + 1).equals(matcher.group("argument"));
            if (here && matcher.group("braces") != null) {
                String names = matcher.group("braces").replace("#", Integer.toString(depth));
                return Optional.of(List.of(names.split("\\|", -1)));
            }
        }
        return Optional.empty();
    }

    String render(Parts parts) {
        StringBuilder result = new StringBuilder();
        Matcher matcher = SIGN.matcher(text);
        while (matcher.find()) {
            matcher.appendReplacement(result, Matcher.quoteReplacement(part(matcher, parts)));
        }
        return matcher.appendTail(result).toString();
    }

    private static String part(Matcher sign, Parts parts) {
        if (sign.group("argument") != null) {
            return parts.arguments()
                    .get(Integer.parseInt(sign.group("argument")) - 1)
                    .sql();
        }
        if (sign.group("letter") != null) {
            return DuckTypes.name(parts.letters().getOrDefault(sign.group("letter"), SqlType.Simple.UNKNOWN));
        }
        if (sign.group("word") == null) {
            return Integer.toString(parts.depth());
        }
        return switch (sign.group("word")) {
            case "args" -> parts.inner();
            case "distinct" -> parts.distinct();
            case "order" -> parts.keys().isEmpty() ? "" : " ORDER BY " + String.join(", ", parts.keys());
            case "then" -> parts.keys().stream().map(key -> ", " + key).collect(Collectors.joining());
            case "filter" -> filter(sign.group("braces"), parts);
            case "same" -> "";
            case "equal" -> equal(sign.group("braces").split("\\|", -1), parts);
            case "over" -> parts.over();
            case "suffix" -> filter(null, parts) + parts.over();
            default -> throw new IllegalStateException("no sign " + sign.group());
        };
    }

    private static String equal(String[] pair, Parts parts) {
        SqlType type = parts.letters().getOrDefault(pair[0], SqlType.Simple.UNKNOWN);
        String left = new Template(pair[1]).render(parts);
        String right = new Template(pair[2]).render(parts);
        return NestedComparisons.equal(left, right, type, parts.depth() + 1);
    }

    private static String filter(@Nullable String own, Parts parts) {
        String condition = parts.condition();
        if (own != null) {
            String filled = new Template(own).render(parts);
            condition = condition == null ? filled : "(" + filled + ") AND (" + condition + ")";
        }
        return condition == null ? "" : " FILTER (WHERE " + condition + ")";
    }
}
