package io.coldtrail.sql;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
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

    /** Within a macro, a name of its argument that is also a variable of the macro would mean the variable. */
    @Test
    void noMacroIsGivenAVariableThatItHasToo() {
        List<String> surprises = new ArrayList<>();
        MACROS.forEach((name, sql) -> {
            Matcher call = Pattern.compile("\\b(athena_\\w+)\\(").matcher(sql);
            while (call.find()) {
                String arguments = argumentsFrom(call.end(), sql);
                Set<String> shared = Macros.namesIn(arguments);
                shared.removeAll(Macros.variablesIn(arguments));
                shared.retainAll(variablesOf(call.group(1)));
                if (!shared.isEmpty() && !call.group(1).equals(name)) {
                    surprises.add(name + " gives " + shared + " to " + call.group(1));
                }
            }
        });
        assertThat(surprises).isEmpty();
    }

    private static String argumentsFrom(int start, String sql) {
        int depth = 1;
        int end = start;
        for (; depth > 0; end++) {
            depth += sql.charAt(end) == '(' ? 1 : sql.charAt(end) == ')' ? -1 : 0;
        }
        return sql.substring(start, end);
    }

    private static Set<String> variablesOf(String name) {
        Set<String> variables = new HashSet<>(Macros.variablesIn(MACROS.getOrDefault(name, "")));
        calledBy(name).forEach(called -> variables.addAll(Macros.variablesIn(MACROS.get(called))));
        return variables;
    }

    private static Set<String> calledBy(String name) {
        Set<String> called = new HashSet<>();
        if (!MACROS.containsKey(name)) {
            return called;
        }
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
