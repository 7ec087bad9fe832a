package io.coldtrail.sql;

import io.coldtrail.sql.SqlType.ArrayOf;
import io.coldtrail.sql.SqlType.Simple;
import io.coldtrail.sql.runtime.Regex;
import io.trino.grammar.sql.SqlBaseParser.LambdaContext;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.antlr.v4.runtime.tree.ParseTree;

/** Calls with a regular expression: by DuckDB's own engine where it reads the pattern alike, else by Java's. */
final class RegexCalls {
    private static final Pattern REPLACEMENT = Pattern.compile("(?s)(?:[^\\\\$]|\\$\\d(?!\\d))*");
    private static final Pattern REPLACEMENT_GROUP = Pattern.compile("\\$(\\d)");

    /** A group that took no part is NULL in Athena and an empty text in DuckDB. */
    private static final Pattern OPTIONAL_GROUP = Pattern.compile("\\)[?*{]|\\|");

    private RegexCalls() {}

    static Typed like(Call call) {
        call.requireSize(2, 2);
        String text = call.sql(0, Simple.VARCHAR);
        Optional<String> re2 = pattern(call).flatMap(pattern -> Re2Syntax.of(pattern, Re2Syntax.End.ONLY_ASKED));
        return new Typed(
                re2.map(pattern -> "regexp_matches(" + text + ", " + Call.quote(pattern) + ")")
                        .orElseGet(() -> java("athena_java_regexp_like", call)),
                Simple.BOOLEAN);
    }

    static Typed extract(Call call) {
        call.requireSize(2, 3);
        String group = call.size() == 3 ? call.sql(2, Simple.BIGINT) : "0";
        Optional<String> re2 = pattern(call)
                .filter(pattern -> group.equals("0") || isGroup(group, pattern))
                .flatMap(pattern -> Re2Syntax.of(pattern, Re2Syntax.End.IN_RESULT));
        return new Typed(
                re2.map(pattern -> "athena_regexp_extract(" + call.sql(0, Simple.VARCHAR) + ", " + Call.quote(pattern)
                                + ", " + group + ")")
                        .orElseGet(() -> java("athena_java_regexp_extract", call, group)),
                Simple.VARCHAR);
    }

    /** Whether the pattern has the group, and the group takes part in every match. */
    private static boolean isGroup(String group, String pattern) {
        return group.matches("\\d")
                && Integer.parseInt(group) <= Regex.of(pattern).groups()
                && !OPTIONAL_GROUP.matcher(pattern).find();
    }

    static Typed extractAll(Call call) {
        call.requireSize(2, 3);
        pattern(call);
        String group = call.size() == 3 ? call.sql(2, Simple.BIGINT) : "0";
        return texts(java("athena_java_regexp_extract_all", call, group));
    }

    static Typed split(Call call) {
        call.requireSize(2, 2);
        pattern(call);
        return texts(java("athena_java_regexp_split", call));
    }

    private static Typed texts(String json) {
        return new Typed("from_json(" + json + ", '[\"VARCHAR\"]')", new ArrayOf(Simple.VARCHAR));
    }

    static Typed count(Call call) {
        call.requireSize(2, 2);
        pattern(call);
        return new Typed(java("athena_regexp_count", call), Simple.BIGINT);
    }

    static Typed position(Call call) {
        call.requireSize(2, 4);
        pattern(call);
        String start = call.size() > 2 ? call.sql(2, Simple.INTEGER) : "1";
        String occurrence = call.size() > 3 ? call.sql(3, Simple.INTEGER) : "1";
        String position = java("athena_java_regexp_position", call, start, occurrence);
        return new Typed("CAST(" + position + " AS INTEGER)", Simple.INTEGER);
    }

    static Typed replace(Call call) {
        call.requireSize(2, 3);
        Optional<LambdaContext> lambda = call.size() == 3 ? lambda(call.argument(2)) : Optional.empty();
        if (lambda.isPresent()) {
            return replaceByLambda(call, lambda.get());
        }
        String replacement = call.size() == 3 ? call.sql(2, Simple.VARCHAR) : "''";
        Optional<String> written = call.size() == 3 ? call.text(2) : Optional.of("");
        Optional<String> re2 = pattern(call)
                // Where nothing is replaced by something, the engines count the places differently.
                .filter(pattern -> written.isPresent() && isPlain(written.get(), pattern))
                .flatMap(pattern -> Re2Syntax.of(pattern, Re2Syntax.End.IN_RESULT));
        return new Typed(
                re2.map(pattern -> "regexp_replace(" + call.sql(0, Simple.VARCHAR) + ", " + Call.quote(pattern) + ", "
                                + Call.quote(REPLACEMENT_GROUP
                                        .matcher(written.orElseThrow())
                                        .replaceAll("\\\\$1"))
                                + ", 'g')")
                        .orElseGet(() -> java("athena_java_regexp_replace", call, replacement)),
                Simple.VARCHAR);
    }

    private static boolean isPlain(String replacement, String pattern) {
        Regex java = Regex.of(pattern);
        return REPLACEMENT.matcher(replacement).matches()
                && !java.matches("")
                && REPLACEMENT_GROUP
                        .matcher(replacement)
                        .results()
                        .allMatch(group -> Integer.parseInt(group.group(1)) <= java.groups());
    }

    /** Each match becomes what the lambda makes of the list of its groups. */
    private static Typed replaceByLambda(Call call, LambdaContext lambda) {
        pattern(call);
        if (lambda.identifier().size() != 1) {
            throw SqlProblems.type(
                    call.argument(2), "the lambda of regexp_replace has one parameter", "Write it as x -> x[1].");
        }
        String parameter = Identifiers.name(lambda.identifier(0));
        Field groups = Field.visible(parameter, new ArrayOf(Simple.VARCHAR));
        Scope inner = call.scope().with(List.of(new Scope.Relation("", List.of(groups))));
        Typed body = call.query()
                .expression(lambda.expression(), inner, Simple.VARCHAR, "what the lambda of regexp_replace gives");
        return new Typed(
                "athena_regexp_joined(from_json(" + java("athena_java_regexp_split", call)
                        + ", '[\"VARCHAR\"]'), list_transform(from_json(" + java("athena_java_regexp_groups", call)
                        + ", '[[\"VARCHAR\"]]'), lambda " + Identifiers.render(lambda.identifier(0)) + ": "
                        + body.sql() + "))",
                Simple.VARCHAR);
    }

    private static Optional<LambdaContext> lambda(ParseTree argument) {
        ParseTree node = argument;
        while (!(node instanceof LambdaContext) && node.getChildCount() == 1) {
            node = node.getChild(0);
        }
        return node instanceof LambdaContext lambda ? Optional.of(lambda) : Optional.empty();
    }

    private static String java(String function, Call call, String... more) {
        String rest = more.length == 0 ? "" : ", " + String.join(", ", more);
        return function + "(" + call.sql(0, Simple.VARCHAR) + ", " + call.sql(1, Simple.VARCHAR) + rest + ")";
    }

    /** The pattern, if it is written down; what is none is told before the query runs. */
    private static Optional<String> pattern(Call call) {
        Optional<String> pattern = call.text(1);
        if (pattern.isPresent()) {
            try {
                Optional<String> unsupported = Regex.unsupported(pattern.get());
                if (unsupported.isPresent()) {
                    throw SqlProblems.refused(
                            call.argument(1),
                            unsupported.get() + " in a regular expression",
                            "It is not known to mean the same here.");
                }
            } catch (PatternSyntaxException e) {
                throw SqlProblems.type(
                        call.argument(1),
                        "'" + pattern.get() + "' is not a regular expression",
                        e.getDescription() + ".");
            }
        }
        return pattern;
    }
}
