package io.coldtrail.sql;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class MacrosTest {
    private static final Map<String, String> MACROS = Macros.byName();

    @Test
    void everyStatementIsASettingOrDefinesOneMacro() {
        assertThat(Macros.settings()).isNotEmpty().allMatch(statement -> statement.startsWith("SET "));
        assertThat(Macros.settings().size() + MACROS.size())
                .isEqualTo(Macros.statements().size());
    }

    /** DuckDB looks for what a macro calls when it is defined, and finds neither itself nor what calls it. */
    @Test
    void noMacroCallsItself() {
        MACROS.forEach((name, sql) -> assertThat(calledBy(name)).as(sql).doesNotContain(name));
    }

    /** Queries may not use these names, which they can only know by their beginning. */
    @Test
    void variablesOfLambdasAreOurs() {
        assertThat(Macros.variables()).isNotEmpty().allMatch(name -> name.startsWith("athena_"));
        assertThat(MACROS.values()).noneMatch(sql -> sql.contains("->"));
    }

    /** A macro's argument may hold the variable of a lambda around the call, and would mean the macro's own instead. */
    @Test
    void noMacroIsCalledWithinALambdaThatHasAVariableOfItsName() {
        List<String> surprises = new ArrayList<>();
        MACROS.forEach((name, sql) -> {
            for (String called : calledBy(name)) {
                Set<String> shared = new HashSet<>(Macros.variablesIn(sql));
                shared.retainAll(Macros.variablesIn(MACROS.getOrDefault(called, "")));
                shared.removeIf(variable -> callsWithout(variable, sql, called));
                if (!shared.isEmpty()) {
                    surprises.add(name + " calls " + called + ", and both have " + shared);
                }
            }
        });
        assertThat(surprises).isEmpty();
    }

    /** Whether no call of a macro comes after the variable on its way to the end of the text. */
    private static boolean callsWithout(String variable, String sql, String called) {
        return !Pattern.compile("lambda [\\w, ]*\\b" + variable + "\\b.*\\b" + called + "\\(", Pattern.DOTALL)
                .matcher(sql)
                .find();
    }

    private static Set<String> calledBy(String name) {
        Set<String> called = new HashSet<>();
        List<String> open = new ArrayList<>(bodyOf(name));
        while (!open.isEmpty()) {
            String next = open.remove(open.size() - 1);
            if (MACROS.containsKey(next) && called.add(next)) {
                open.addAll(bodyOf(next));
            }
        }
        return called;
    }

    private static List<String> bodyOf(String name) {
        String sql = MACROS.get(name);
        Set<String> names = Macros.namesIn(sql.substring(sql.indexOf(name) + name.length()));
        return names.isEmpty() ? Collections.emptyList() : List.copyOf(names);
    }
}
