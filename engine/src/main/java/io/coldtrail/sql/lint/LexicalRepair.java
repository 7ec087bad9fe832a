package io.coldtrail.sql.lint;

import io.trino.grammar.sql.SqlBaseLexer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Mends what is wrong with the signs of a statement, wherever it stands: quotes of other kinds, blanks that are none. */
final class LexicalRepair {
    private static final Pattern SINGLE =
            Pattern.compile("[‘’‚‛]([^‘’‚‛'\"\n]{0,200})[‘’‛']|'([^‘’‚‛'\"\n]{0,200})[‘’]");
    private static final Pattern DOUBLE = Pattern.compile("[“”„‟]([^“”„‟\"\n]{0,200})[“”‟\"]");
    private static final Pattern TEMPLATE = Pattern.compile(
            "\\$\\{[^{}'\"\n]{1,60}\\}|\\{\\{[^{}'\"\n]{1,60}\\}\\}|\\{[^{}'\"\n]{1,60}\\}|<[A-Za-z][A-Za-z0-9_ -]{0,60}>|#{2,}");
    private static final Set<String> BEFORE_TABLE = Set.of("FROM", "JOIN");

    private final Judged judged;
    private final Predicate<String> isColumn;

    /** @param isColumn whether some table has a column of that name, in lower case */
    LexicalRepair(Judged judged, Predicate<String> isColumn) {
        this.judged = judged;
        this.isColumn = isColumn;
    }

    void run() {
        blanks();
        apply(quotes());
        apply(words());
    }

    private void apply(List<Repair> repairs) {
        repairs.sort(Comparator.comparingInt(Repair::start).reversed());
        for (Repair repair : repairs) {
            if (repair.code() == LintCode.PLACEHOLDER) {
                judged.find(repair.code(), repair.start(), repair.end(), repair.message(), repair.remedy());
                repair.mendings().forEach(judged::mask);
            } else {
                judged.mend(repair);
            }
        }
    }

    private void blanks() {
        String text = judged.text();
        for (int i = text.length() - 1; i >= 0 && !judged.isFull(); i--) {
            char c = text.charAt(i);
            boolean wide = c == '\u00a0' || c == '\u202f' || c == '\u3000' || (c >= '\u2000' && c <= '\u200a');
            boolean none = c == '\u200b' || c == '\ufeff' || c == '\u2060';
            if ((wide || none) && !insideText(text, i)) {
                judged.mend(
                        LintCode.ODD_BLANK,
                        i,
                        i + 1,
                        wide ? " " : "",
                        "the character U+" + String.format(Locale.ROOT, "%04X", (int) c) + " is no blank to Athena",
                        "Put a plain blank in its place.");
            }
        }
    }

    /** Whether a place lies between single quotes of its line. */
    private static boolean insideText(String text, int place) {
        boolean inside = false;
        for (int i = text.lastIndexOf('\n', place) + 1; i < place; i++) {
            inside ^= text.charAt(i) == '\'';
        }
        return inside;
    }

    private List<Repair> quotes() {
        String text = judged.text();
        List<Repair> repairs = new ArrayList<>();
        for (Matcher matcher : List.of(SINGLE.matcher(text), DOUBLE.matcher(text))) {
            while (matcher.find()) {
                if (insideText(text, matcher.start())) {
                    continue;
                }
                String content = Optional.ofNullable(matcher.group(1)).orElseGet(() -> matcher.group(2));
                boolean name = matcher.pattern() == DOUBLE && isColumn.test(content.toLowerCase(Locale.ROOT));
                String plain = name ? content : Shown.literal(content);
                repairs.add(Repair.of(
                        LintCode.TYPOGRAPHIC_QUOTES,
                        new Mending(matcher.start(), matcher.end(), plain),
                        "these are typographic quotes",
                        "Write " + Shown.cut(plain) + "."));
            }
        }
        return repairs;
    }

    private List<Repair> words() {
        String text = judged.text();
        List<Word> words = Word.of(text);
        List<Repair> repairs = new ArrayList<>();
        int next = 0;
        for (int i = 0; i < words.size() && repairs.size() < Judged.MOST_FINDINGS; i++) {
            Word word = words.get(i);
            if (word.start() < next) {
                continue;
            }
            Word before = i == 0 ? null : words.get(i - 1);
            if (word.type() == SqlBaseLexer.BACKQUOTED_IDENTIFIER) {
                String name = word.text().substring(1, word.text().length() - 1);
                boolean plain =
                        name.matches("[A-Za-z_][A-Za-z0-9_]*") && !name.matches("(?i)end|table|order|group|by|from");
                String written = plain ? name : '"' + name.replace("\"", "\"\"") + '"';
                repairs.add(Repair.of(
                        LintCode.BACK_QUOTES,
                        new Mending(word.start(), word.end(), written),
                        "queries have no back-quotes",
                        "Write " + Shown.cut(written) + "."));
            } else if (before != null && word.is("=") && before.is("=") && before.end() == word.start()) {
                repairs.add(operator(before.start(), word.end(), "="));
            } else if (before != null
                    && word.text().equals("&")
                    && before.text().equals("&")) {
                repairs.add(operator(before.start(), word.end(), "AND"));
            } else if (word.is("=>")
                    || (before != null && before.is("=") && word.is("<") && before.end() == word.start())) {
                boolean arrow = word.is("=>");
                repairs.add(operator(
                        arrow ? word.start() : before == null ? 0 : before.start(), word.end(), arrow ? ">=" : "<="));
            } else if ("${<#".indexOf(word.text().charAt(0)) >= 0) {
                Matcher template = TEMPLATE.matcher(text).region(word.start(), text.length());
                if (template.lookingAt()) {
                    boolean table = before != null && before.isOneOf(BEFORE_TABLE);
                    repairs.add(Repair.of(
                            LintCode.PLACEHOLDER,
                            new Mending(
                                    word.start(),
                                    template.end(),
                                    table ? "cloudtrail" : before != null && before.is("LIMIT") ? "1" : "NULL"),
                            Shown.cut(template.group()) + " is a placeholder",
                            "Fill it before the statement is run."));
                    next = template.end();
                }
            }
        }
        return repairs;
    }

    private static Repair operator(int start, int end, String meant) {
        return Repair.of(
                LintCode.OPERATOR,
                new Mending(start, end, meant),
                "SQL has no such operator",
                "Write `" + meant + "`.");
    }
}
