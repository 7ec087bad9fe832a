package io.coldtrail.playbook;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A question's SQL with its marks in double braces. See {@link QuestionParser} for what they mean. */
final class Template {
    private static final Pattern MARK = Pattern.compile("\\{\\{(.*?)}}");
    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9]*");
    private static final Pattern LIKE = Pattern.compile("like (.+)");
    private static final Pattern VALUE = Pattern.compile("<([a-z][a-z0-9]*)>");

    /**
     * How services spell a refusal: AccessDenied, AccessDeniedException, Client.UnauthorizedOperation,
     * UnauthorizedException, NotAuthorizedException, Client.OperationNotPermitted and their like.
     */
    private static final String DENIED = "(errorcode like '%AccessDenied%' or errorcode like '%Unauthorized%'"
            + " or errorcode like '%NotAuthorized%'\n"
            + "    or errorcode like '%OperationNotPermitted%' or errorcode like '%Forbidden%')";

    /** Marks that are no parameters. */
    private static final Set<String> FIXED = Set.of("table", "time", "flows", "flowtime", "denied");

    /** Where the values come from. */
    interface Source {
        String relation();

        String time();

        /** The flow logs, in a question that reads events. */
        String flows();

        /** As {@link #time()}, for {@link #flows()}. */
        String flowTime();

        /** A parameter's value as an SQL literal. */
        String literal(String name);

        /** A parameter's value as it was given. */
        String value(String name);
    }

    private final String text;

    Template(String text) {
        this.text = text;
    }

    /** The names of the parameters in it, in order of appearance; marks that mean nothing stand there as they are. */
    List<String> names() {
        List<String> names = new ArrayList<>();
        Matcher marks = MARK.matcher(text);
        while (marks.find()) {
            String mark = marks.group(1);
            Matcher like = LIKE.matcher(mark);
            if (like.matches()) {
                Matcher values = VALUE.matcher(like.group(1));
                while (values.find()) {
                    names.add(values.group(1));
                }
            } else if (!isFixed(mark)) {
                names.add(mark);
            }
        }
        return names;
    }

    String render(Source source) {
        return MARK.matcher(text).replaceAll(mark -> Matcher.quoteReplacement(expand(mark.group(1), source)));
    }

    static boolean isName(String name) {
        return NAME.matcher(name).matches() && !isFixed(name);
    }

    private static boolean isFixed(String mark) {
        return FIXED.contains(mark);
    }

    private static String expand(String mark, Source source) {
        Matcher like = LIKE.matcher(mark);
        if (like.matches()) {
            return like(like.group(1), source);
        }
        return switch (mark) {
            case "table" -> source.relation();
            case "time" -> source.time();
            case "denied" -> DENIED;
            case "flows" -> source.flows();
            case "flowtime" -> source.flowTime();
            default -> source.literal(mark);
        };
    }

    private static String like(String pattern, Source source) {
        String filled = VALUE.matcher(pattern)
                .replaceAll(name -> Matcher.quoteReplacement(SqlText.likeLiteral(source.value(name.group(1)))));
        return "like " + SqlText.literal(filled) + (filled.indexOf('\\') >= 0 ? " escape '\\'" : "");
    }
}
