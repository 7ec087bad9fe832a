package io.coldtrail.report.page;

import io.coldtrail.query.format.VisibleText;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Locale;
import java.util.Set;

/**
 * Writes HTML. Tags and names of attributes come from the program; all text and every attribute's value is masked and
 * escaped here, and control characters and marks of direction are shown as escapes.
 */
public final class Html {
    private static final Set<String> EMPTY = Set.of("meta", "br", "col", "rect", "circle", "path", "line", "input");

    private final Writer out;
    private final Redaction redaction;
    private final Deque<String> open = new ArrayDeque<>();

    Html(Writer out, Redaction redaction) {
        this.out = out;
        this.redaction = redaction;
    }

    /**
     * Begins an element.
     *
     * @param attributes names and values by turns
     */
    Html open(String tag, String... attributes) {
        raw("<" + tag);
        for (int i = 0; i < attributes.length; i += 2) {
            raw(" " + attributes[i] + "=\"" + escaped(attributes[i + 1]) + "\"");
        }
        if (EMPTY.contains(tag)) {
            // The slash ends an element of a drawing; in HTML it means nothing.
            return raw("/>");
        }
        open.push(tag);
        return raw(">");
    }

    /** Ends the element that was begun last. */
    Html close() {
        return raw("</" + open.pop() + ">");
    }

    /** As {@link #close()}, with a line end, so that the page can be read and compared as text. */
    Html closeLine() {
        return close().raw("\n");
    }

    /** A value of bounded length. It is masked whole before it is cut, so that no half of a secret is left. */
    String cut(String value) {
        return AnswerRows.shown(value, redaction);
    }

    /** Text, on one line. */
    Html text(String text) {
        return raw(escaped(text));
    }

    /** Text that keeps its lines. */
    Html lines(String text) {
        String separator = "";
        for (String line : redaction.of(text).split("\n", -1)) {
            raw(separator).raw(escaped(line));
            separator = "\n";
        }
        return this;
    }

    /** A whole element with text. */
    Html element(String tag, String text, String... attributes) {
        return open(tag, attributes).text(text).close();
    }

    /** A paragraph. */
    Html paragraph(String text, String... attributes) {
        return open("p", attributes).text(text).closeLine();
    }

    /** What the program itself brings: tags, scripts, style. Never anything of a log. */
    Html raw(String trusted) {
        try {
            out.write(trusted);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return this;
    }

    private String escaped(String text) {
        String visible = VisibleText.of(redaction.of(text));
        StringBuilder html = new StringBuilder(visible.length() + 16);
        for (int i = 0; i < visible.length(); i++) {
            char c = visible.charAt(i);
            switch (c) {
                case '<' -> html.append("&lt;");
                case '>' -> html.append("&gt;");
                case '&' -> html.append("&amp;");
                case '"' -> html.append("&quot;");
                case '\'' -> html.append("&#39;");
                case '`' -> html.append("&#96;");
                default -> {
                    if (isHalf(visible, i)) {
                        html.append(String.format(Locale.ROOT, "\\u%04x", (int) c));
                    } else {
                        html.append(c);
                    }
                }
            }
        }
        return html.toString();
    }

    /** Half a pair of surrogates, which UTF-8 cannot hold. */
    private static boolean isHalf(String text, int at) {
        char c = text.charAt(at);
        if (Character.isHighSurrogate(c)) {
            return at + 1 == text.length() || !Character.isLowSurrogate(text.charAt(at + 1));
        }
        return Character.isLowSurrogate(c) && (at == 0 || !Character.isHighSurrogate(text.charAt(at - 1)));
    }
}
