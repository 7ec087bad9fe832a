package io.coldtrail.sql.lint;

import io.coldtrail.problem.ColdtrailException;
import io.coldtrail.sql.AthenaTranslator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Statements that define tables and partitions, which are in Hive's language and are not read by the parser of queries. */
final class HiveDdl {
    private static final Set<String> FIRST_WORDS = Set.of(
            "CREATE",
            "ALTER",
            "DROP",
            "MSCK",
            "SHOW",
            "DESCRIBE",
            "DESC",
            "INSERT",
            "DELETE",
            "UPDATE",
            "MERGE",
            "UNLOAD",
            "PREPARE",
            "EXECUTE",
            "DEALLOCATE",
            "USE",
            "EXPLAIN",
            "VACUUM",
            "OPTIMIZE",
            "TRUNCATE",
            "SET",
            "GRANT",
            "REVOKE");

    private static final Set<String> ABOUT_QUERIES = Set.of("CREATE", "EXPLAIN", "PREPARE");
    private static final Set<String> QUERY_WORDS = Set.of("SELECT", "WITH");
    private static final Set<String> BEFORE_QUERY = Set.of("AS", "FROM");

    /** A name that has lost the brace before it, at the start of a word. */
    private static final Pattern OPENING_LOST = Pattern.compile("(?<![\\w{$-])([A-Za-z_][\\w-]{0,60})\\}");

    private static final Pattern CLOSING_LOST = Pattern.compile("\\{([A-Za-z_][\\w-]{0,60})(?![\\w}-])");

    private HiveDdl() {}

    /** The first word of the query that a statement is about, such as CREATE VIEW … AS; empty where it is about none. */
    static Optional<Word> query(List<Word> words) {
        boolean about = words.get(0).isOneOf(ABOUT_QUERIES);
        for (int i = 1; about && i < words.size(); i++) {
            if (words.get(i).isOneOf(QUERY_WORDS)) {
                return words.get(i - 1).isOneOf(BEFORE_QUERY) || words.get(0).is("EXPLAIN")
                        ? Optional.of(words.get(i))
                        : Optional.empty();
            }
        }
        return Optional.empty();
    }

    static boolean isOne(List<Word> words) {
        return !words.isEmpty() && words.get(0).isOneOf(FIRST_WORDS);
    }

    static void check(Judged judged, List<Word> words, AthenaTranslator translator) {
        Word first = words.get(0);
        try {
            translator.read(judged.text());
        } catch (ColdtrailException e) {
            judged.find(LintCode.NOT_A_QUERY, first.start(), first.end(), e.problem(), e.remedy());
        }
        judged.freeze();
        for (int i = 0; i + 1 < words.size(); i++) {
            if (words.get(i).is("ADD") && words.get(i + 1).is("PARTITION")) {
                Word partition = words.get(i + 1);
                boolean upper = partition.text().equals("PARTITION");
                judged.mend(
                        LintCode.PARTITION_MAY_EXIST,
                        words.get(i).start(),
                        partition.end(),
                        Mending.insert(partition.start(), upper ? "IF NOT EXISTS " : "if not exists "),
                        "a second run fails, as the partition exists then",
                        "Write ADD IF NOT EXISTS PARTITION.");
            }
        }
        for (Word word : words) {
            if (word.isText()) {
                brace(judged, word, OPENING_LOST, "{", 0);
                brace(judged, word, CLOSING_LOST, "}", 1);
            }
        }
    }

    private static void brace(Judged judged, Word word, Pattern pattern, String missing, int side) {
        Matcher matcher = pattern.matcher(word.text());
        if (matcher.find()) {
            int start = word.start() + matcher.start();
            int end = word.start() + matcher.end();
            String mended = "{" + matcher.group(1) + "}";
            judged.mend(
                    LintCode.UNPAIRED_BRACE,
                    start,
                    end,
                    Mending.insert(side == 0 ? word.start() + matcher.start(1) : end, missing),
                    "the placeholder " + Shown.cut(matcher.group()) + " lacks a brace",
                    "Write " + Shown.cut(mended) + ".");
        }
    }
}
