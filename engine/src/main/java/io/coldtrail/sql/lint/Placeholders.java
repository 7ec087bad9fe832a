package io.coldtrail.sql.lint;

import io.trino.grammar.sql.SqlBaseLexer;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** What people write in the place of what others have to fill in. */
final class Placeholders {
    private static final Pattern TEXT = Pattern.compile(
            "#{2,}|[xX]{2,}|(.*[^a-zA-Z])?[xX]{4,}.*|.*[xX]{8,}.*|x(\\.x){3}|(?i:yyyy|mm|dd)|(?i:yyyy[-/]?mm([-/]?dd)?.*)|(?i:see ?above)"
                    + "|.*\\$\\{[^}]+\\}.*|.*\\{\\{?[A-Za-z_][\\w -]*\\}?\\}.*|<[A-Za-z][\\w -]*>|(?i:(your|my|insert|enter|replace)[-_ ].*)"
                    + "|(?i:.*(_here|-here| here|placeholder|example[-_]?(ip|user|key|bucket)).*)|\\.{3}|…|\\?+|.*arn:aws:[a-z0-9]+:.*:0{12}:.*|0{12}",
            Pattern.DOTALL);
    private static final Pattern TABLE = Pattern.compile("(?i)(cloudtrail|vpc_flow_logs)_(0{12}|x{4,12})");

    /** Words before a parenthesis that is no call, and functions of values. */
    private static final Set<String> BEFORE_VALUES = Set.of(
            "IN",
            "AND",
            "OR",
            "NOT",
            "WHERE",
            "ON",
            "PARTITION",
            "DATE",
            "TIMESTAMP",
            "LOWER",
            "UPPER",
            "CAST",
            "FROM_ISO8601_TIMESTAMP",
            "FROM_ISO8601_DATE",
            "CONTAINS",
            "TO_UNIXTIME",
            "WHEN",
            "THEN",
            "ELSE");

    /** A longer text is a value, whatever it looks like. */
    private static final int MOST_CHARACTERS = 300;

    private Placeholders() {}

    /** Whether a text, without its quotes and wildcards, stands for another. */
    static boolean isOne(String value) {
        String bare = value.replace("%", "").strip();
        return bare.length() <= MOST_CHARACTERS && TEXT.matcher(bare).matches();
    }

    /** Notes every placeholder of a statement. Patterns and formats in calls of functions are none, whatever they look like. */
    static void find(Judged judged, List<Word> words) {
        Deque<Boolean> open = new ArrayDeque<>();
        for (int i = 0; i < words.size(); i++) {
            Word word = words.get(i);
            if (word.is("(")) {
                boolean outer = open.isEmpty() || open.peek();
                boolean call = i > 0 && words.get(i - 1).isWordLike();
                open.push(call ? words.get(i - 1).isOneOf(BEFORE_VALUES) : outer);
            } else if (word.is(")")) {
                open.poll();
            }
            boolean text = word.type() == SqlBaseLexer.STRING
                    && (open.isEmpty() || open.peek())
                    && isOne(word.text().substring(1, word.text().length() - 1).replace("''", "'"));
            boolean table = word.isName()
                    && TABLE.matcher(word.text().replace("\"", "")).matches();
            if (text || table) {
                judged.find(
                        LintCode.PLACEHOLDER,
                        word.start(),
                        word.end(),
                        Shown.cut(word.text()) + (table ? " has a placeholder for the account" : " is a placeholder"),
                        "Fill it before the statement is run.");
            }
        }
    }
}
