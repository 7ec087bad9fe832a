package io.coldtrail.sql.runtime;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;

/** A regular expression as Athena reads it. Immutable. */
public final class Regex {
    private static final BoundedCache<String, Regex> CACHE = new BoundedCache<>(Regex::new);

    private final Pattern pattern;
    private final List<String> names;
    private final int groups;

    private Regex(String source) {
        RegexSyntax.Translated translated = RegexSyntax.translate(source);
        pattern = Pattern.compile(translated.java(), Pattern.UNIX_LINES | Pattern.UNICODE_CASE);
        names = translated.names();
        groups = pattern.matcher("").groupCount();
        if (translated.reference() > groups) {
            throw new UnsupportedRegex("\\" + translated.reference());
        }
    }

    /**
     * Reads a pattern.
     *
     * @throws AthenaFailure if it is none, or uses what is not supported
     */
    public static Regex of(String pattern) {
        try {
            return CACHE.get(pattern);
        } catch (UnsupportedRegex e) {
            throw new AthenaFailure(e.getMessage() + " in a regular expression is not supported: " + pattern);
        } catch (PatternSyntaxException e) {
            throw new AthenaFailure("'" + pattern + "' is not a regular expression: " + e.getDescription());
        }
    }

    /**
     * What in a pattern is not supported, if anything is.
     *
     * @throws PatternSyntaxException if it is no pattern
     */
    public static Optional<String> unsupported(String pattern) {
        try {
            CACHE.get(pattern);
            return Optional.empty();
        } catch (UnsupportedRegex e) {
            return Optional.of(String.valueOf(e.getMessage()));
        }
    }

    /** How many groups it has. */
    public int groups() {
        return groups;
    }

    /** The name in Java of a group with a name. */
    Optional<String> group(String name) {
        return names.contains(name) ? Optional.of("g" + names.lastIndexOf(name)) : Optional.empty();
    }

    /** Whether it matches anywhere. */
    public boolean matches(String text) {
        Matcher matcher = matcher(text);
        return bounded(() -> matcher.find());
    }

    /** A group of the first match; null without a match, and for a group that took no part. */
    @Nullable
    String first(String text, int group) {
        Matcher matcher = matcher(text);
        return bounded(() -> matcher.find()) ? matcher.group(group) : null;
    }

    /** Hands over every match, from a position on: the next begins where the last ended. */
    void each(String text, int from, Consumer<Matcher> body) {
        Matcher matcher = matcher(text);
        matcher.useAnchoringBounds(false);
        matcher.useTransparentBounds(true);
        int start = from;
        while (start <= text.length()) {
            matcher.region(start, text.length());
            if (!bounded(() -> matcher.find())) {
                return;
            }
            body.accept(matcher);
            if (matcher.end() > matcher.start()) {
                start = matcher.end();
            } else if (matcher.end() == text.length()) {
                return;
            } else {
                // Never into the middle of a character of two halves.
                start = matcher.end() + Character.charCount(text.codePointAt(matcher.end()));
            }
        }
    }

    private Matcher matcher(String text) {
        return pattern.matcher(new BoundedText(text));
    }

    private static boolean bounded(Search search) {
        try {
            return search.find();
        } catch (StackOverflowError e) {
            throw new AthenaFailure("a regular expression goes too deep on one text; use a simpler one");
        }
    }

    @FunctionalInterface
    private interface Search {
        boolean find();
    }
}
