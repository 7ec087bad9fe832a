package io.coldtrail.sql.lint;

import io.coldtrail.problem.ColdtrailException;
import io.coldtrail.problem.ErrorCode;
import io.coldtrail.problem.Where;
import io.coldtrail.sql.AthenaTranslator;
import io.coldtrail.sql.Reading;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Reads a statement that may not be well-formed: where the parser stops, a fix is tried that lets it come further, and
 * so on until the end.
 */
final class SyntaxRepair {
    /** Each try parses the statement anew. */
    private static final int MOST_REPAIRS = 20;

    private static final int MOST_CHARACTERS = 100_000;

    private static final List<SyntaxFixes.Fix> FIXES = fixes();

    private final AthenaTranslator translator;
    private final Judged judged;

    SyntaxRepair(AthenaTranslator translator, Judged judged) {
        this.translator = translator;
        this.judged = judged;
    }

    private static List<SyntaxFixes.Fix> fixes() {
        List<SyntaxFixes.Fix> fixes = new ArrayList<>(ExpressionFixes.ALL.subList(0, 5));
        fixes.addAll(SyntaxFixes.ALL);
        fixes.addAll(ExpressionFixes.ALL.subList(5, ExpressionFixes.ALL.size()));
        return List.copyOf(fixes);
    }

    /** The statement as it was read at last; empty where it cannot be. All that was wrong is noted. */
    Optional<Reading> read() {
        for (int round = 0; ; round++) {
            String sql = judged.text();
            try {
                return Optional.of(translator.read(sql));
            } catch (ColdtrailException e) {
                int offset = offset(sql, e);
                if (e.code() != ErrorCode.SQL_SYNTAX) {
                    Word word = wordAt(Word.of(sql), offset);
                    judged.find(LintCode.NOT_SUPPORTED, word.start(), word.end(), e.problem(), e.remedy());
                    return Optional.empty();
                }
                Optional<Repair> repair = round < MOST_REPAIRS && sql.length() <= MOST_CHARACTERS
                        ? repair(sql, offset)
                        : Optional.empty();
                if (repair.isEmpty()) {
                    Word word = wordAt(Word.of(sql), offset);
                    judged.find(LintCode.SYNTAX, word.start(), word.end(), e.problem(), e.remedy());
                    return Optional.empty();
                }
                judged.mend(repair.get());
            }
        }
    }

    private Optional<Repair> repair(String sql, int offset) {
        List<Word> words = Word.of(sql);
        int at = 0;
        while (at < words.size() && words.get(at).start() < offset) {
            at++;
        }
        Stop stop = new Stop(sql, words, at);
        for (SyntaxFixes.Fix fix : FIXES) {
            Optional<Repair> repair = fix.at(stop);
            if (repair.isPresent() && helps(repair.get().in(sql), sql.length() - offset)) {
                return repair;
            }
        }
        return Optional.empty();
    }

    /** Whether less of a statement is left unread than before. */
    private boolean helps(String mended, int unread) {
        try {
            translator.read(mended);
            return true;
        } catch (ColdtrailException e) {
            return e.code() != ErrorCode.SQL_SYNTAX || mended.length() - offset(mended, e) < unread;
        }
    }

    static int offset(String sql, ColdtrailException problem) {
        Where where = problem.where();
        return where == null || where.line() < 1 ? 0 : Lines.offset(sql, where.line(), where.column());
    }

    private static Word wordAt(List<Word> words, int offset) {
        for (Word word : words) {
            if (word.start() >= offset) {
                return word;
            }
        }
        return words.isEmpty() ? new Word(0, "", 0, 0) : words.get(words.size() - 1);
    }
}
