package io.coldtrail.sql;

import io.coldtrail.sql.Overload.Kind;
import io.coldtrail.sql.Overload.Repetition;
import io.coldtrail.sql.Overload.Support;
import io.coldtrail.sql.SqlType.ArrayOf;
import io.coldtrail.sql.SqlType.FunctionOf;
import io.coldtrail.sql.SqlType.MapOf;
import io.coldtrail.sql.SqlType.RowField;
import io.coldtrail.sql.SqlType.RowOf;
import io.coldtrail.sql.SqlType.Simple;
import io.coldtrail.sql.SqlType.Variable;
import io.coldtrail.sql.SqlType.WidestOf;
import io.coldtrail.sql.SqlType.ZonedOf;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * The functions that a query may call: the one list that says so, read from {@code functions/*.tsv}. Their
 * columns are name, kind, support, parameters, result, DuckDB's side, note.
 */
final class FunctionTable {
    /** The files, and with them the chapters of the reference. */
    static final List<String> FAMILIES = List.of(
            "condition",
            "text",
            "regex",
            "json",
            "time",
            "number",
            "array",
            "map",
            "aggregate",
            "window",
            "network",
            "url",
            "binary",
            "misc");

    private static final int COLUMNS = 7;

    private final Map<String, List<Overload>> overloads = new HashMap<>();

    private FunctionTable() {}

    /** Loads the list; done once, at the start. */
    static FunctionTable load() {
        FunctionTable table = new FunctionTable();
        for (String family : FAMILIES) {
            for (Overload overload : family(family)) {
                table.overloads
                        .computeIfAbsent(overload.name(), name -> new ArrayList<>())
                        .add(overload);
            }
        }
        return table;
    }

    /** The forms of one file, in its order. */
    static List<Overload> family(String name) {
        List<Overload> forms = new ArrayList<>();
        for (String line : Resources.lines("functions/" + name + ".tsv")) {
            String[] cells = line.split("\t", -1);
            if (cells.length != COLUMNS) {
                throw new IllegalStateException("functions/" + name + ".tsv: " + line);
            }
            forms.add(overload(cells));
        }
        return forms;
    }

    List<Overload> find(String name) {
        return overloads.getOrDefault(name, List.of());
    }

    Set<String> names() {
        return overloads.keySet();
    }

    private static Overload overload(String[] cells) {
        boolean repeats = cells[3].endsWith("*");
        String parameters = repeats ? cells[3].substring(0, cells[3].length() - 1) : cells[3];
        return new Overload(
                cells[0],
                Kind.valueOf(cells[1].toUpperCase(Locale.ROOT)),
                Support.valueOf(cells[2].toUpperCase(Locale.ROOT)),
                types(parameters),
                repeats ? Repetition.LAST : Repetition.NONE,
                cells[4].isEmpty() ? Simple.UNKNOWN : type(cells[4]),
                cells[5],
                cells[6]);
    }

    private static List<SqlType> types(String text) {
        List<SqlType> types = new ArrayList<>();
        int depth = 0;
        int start = 0;
        for (int i = 0; i <= text.length(); i++) {
            char character = i < text.length() ? text.charAt(i) : ',';
            depth += character == '(' ? 1 : character == ')' ? -1 : 0;
            if (character == ',' && depth == 0) {
                if (i > start) {
                    types.add(type(text.substring(start, i).strip()));
                }
                start = i + 1;
            }
        }
        return List.copyOf(types);
    }

    private static SqlType type(String text) {
        if (text.startsWith("array(")) {
            return new ArrayOf(type(text.substring("array(".length(), text.length() - 1)));
        }
        if (text.startsWith("map(")) {
            List<SqlType> types = types(text.substring("map(".length(), text.length() - 1));
            return new MapOf(types.get(0), types.get(1));
        }
        if (text.startsWith("function(")) {
            List<SqlType> types = types(text.substring("function(".length(), text.length() - 1));
            return new FunctionOf(types.subList(0, types.size() - 1), types.get(types.size() - 1));
        }
        if (text.startsWith("row(")) {
            return new RowOf(types(text.substring("row(".length(), text.length() - 1)).stream()
                    .map(type -> new RowField("", type))
                    .toList());
        }
        for (Simple simple : Simple.values()) {
            if (simple.athenaName().equals(text)) {
                return simple;
            }
        }
        if (text.equals("timestamp with time zone")) {
            return ZonedOf.UTC;
        }
        if (text.matches("decimal\\(38,[A-Z]\\)")) {
            return new WidestOf(new Variable(text.substring("decimal(38,".length(), text.length() - 1)));
        }
        if (!text.matches("[A-Z]")) {
            throw new IllegalStateException("functions: no type " + text);
        }
        return new Variable(text);
    }
}
