package io.coldtrail.sql;

import io.trino.grammar.sql.SqlBaseParser.ExpressionContext;
import io.trino.grammar.sql.SqlBaseParser.FunctionCallContext;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A call of a function, for rules that look at its arguments as they are written. */
record Call(String name, FunctionCallContext node, Scope scope, Translating query) {
    private static final Pattern TEXT = Pattern.compile("'((?:[^']|'')*)'");

    int size() {
        return node.expression().size();
    }

    ExpressionContext argument(int index) {
        return node.expression(index);
    }

    Typed typed(int index) {
        return query.expression(argument(index), scope);
    }

    String sql(int index, SqlType wanted) {
        return query.expression(argument(index), scope, wanted, "argument " + (index + 1) + " of " + name)
                .sql();
    }

    void requireSize(int least, int most) {
        if (size() < least || size() > most) {
            String wanted = least == most ? Integer.toString(least) : least + " to " + most;
            throw SqlProblems.type(node, name + " does not take " + size() + " arguments", "It takes " + wanted + ".");
        }
    }

    /** The text that an argument is, if it is written down as one. */
    Optional<String> text(int index) {
        Matcher matcher = TEXT.matcher(argument(index).getText());
        return matcher.matches() ? Optional.of(matcher.group(1).replace("''", "'")) : Optional.empty();
    }

    /** The integer that an argument is, if it is written down as one. */
    OptionalInt integer(int index) {
        String text = argument(index).getText();
        return text.matches("-?\\d{1,9}") ? OptionalInt.of(Integer.parseInt(text)) : OptionalInt.empty();
    }

    /** As {@link #text}, for arguments that have to be written down. */
    String requireText(int index, String role) {
        return text(index)
                .orElseThrow(() -> SqlProblems.refused(
                        argument(index),
                        role + " of " + name + " that is not a plain text",
                        "Write it down as a text in single quotes."));
    }

    static String quote(String text) {
        return "'" + text.replace("'", "''") + "'";
    }
}
