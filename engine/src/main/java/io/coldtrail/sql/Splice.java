package io.coldtrail.sql;

import java.util.Map;
import java.util.TreeMap;
import org.antlr.v4.runtime.CharStream;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.misc.Interval;
import org.antlr.v4.runtime.tree.TerminalNode;

/**
 * The author's text of a part of the query with pieces exchanged. What stands between the pieces, comments included,
 * stays as it is. Where pieces overlap, the one that begins first counts, and of those that begin together the last.
 */
final class Splice {
    private final CharStream source;
    private final int start;
    private final int stop;
    private final Map<Integer, Piece> pieces = new TreeMap<>();

    private record Piece(int stop, String text) {}

    private Splice(CharStream source, int start, int stop) {
        this.source = source;
        this.start = start;
        this.stop = stop;
    }

    static Splice of(ParserRuleContext node) {
        return new Splice(
                node.getStart().getInputStream(),
                node.getStart().getStartIndex(),
                node.getStop().getStopIndex());
    }

    /** The text between two tokens, without them. */
    static Splice between(Token before, Token after) {
        return new Splice(before.getInputStream(), before.getStopIndex() + 1, after.getStartIndex() - 1);
    }

    Splice replace(ParserRuleContext node, String text) {
        return replace(node.getStart(), node.getStop(), text);
    }

    Splice replace(TerminalNode node, String text) {
        return replace(node.getSymbol(), node.getSymbol(), text);
    }

    Splice replace(Token token, String text) {
        return replace(token, token, text);
    }

    Splice replace(Token first, Token last, String text) {
        pieces.put(first.getStartIndex(), new Piece(last.getStopIndex(), text));
        return this;
    }

    /** Adds text behind a piece; it must not begin where another piece does. */
    Splice insertAfter(ParserRuleContext node, String text) {
        int end = node.getStop().getStopIndex();
        pieces.put(end + 1, new Piece(end, text));
        return this;
    }

    String text() {
        StringBuilder text = new StringBuilder();
        int next = start;
        for (Map.Entry<Integer, Piece> entry : pieces.entrySet()) {
            if (entry.getKey() < next) {
                continue;
            }
            appendSource(text, next, entry.getKey() - 1);
            append(text, entry.getValue().text());
            next = entry.getValue().stop() + 1;
        }
        appendSource(text, next, stop);
        return text.toString();
    }

    private void appendSource(StringBuilder text, int from, int to) {
        if (from <= to) {
            append(text, source.getText(Interval.of(from, to)));
        }
    }

    /** Keeps apart what would be read as one: {@code END} and {@code x}, two quoted names, two slashes. */
    private static void append(StringBuilder text, String added) {
        if (text.length() > 0 && !added.isEmpty()) {
            char before = text.charAt(text.length() - 1);
            char after = added.charAt(0);
            boolean words = isWord(before) && isWord(after);
            boolean alike = before == after && "\"'-/|".indexOf(after) >= 0;
            if (words || alike || (before == '/' && after == '*')) {
                text.append(' ');
            }
        }
        text.append(added);
    }

    private static boolean isWord(char character) {
        return Character.isLetterOrDigit(character) || character == '_' || character == '$';
    }
}
