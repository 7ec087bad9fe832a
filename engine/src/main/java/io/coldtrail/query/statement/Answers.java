package io.coldtrail.query.statement;

import io.coldtrail.sql.OutputColumn;
import io.coldtrail.sql.SqlType.Simple;
import io.coldtrail.sql.Translation;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Rows that are known beforehand, as a query that a session runs. */
final class Answers {
    private final List<OutputColumn> columns = new ArrayList<>();
    private final List<List<Object>> rows = new ArrayList<>();

    private Answers() {}

    /** An answer with columns of text. */
    static Answers of(String... names) {
        Answers answers = new Answers();
        for (String name : names) {
            answers.columns.add(new OutputColumn(name, Simple.VARCHAR));
        }
        return answers;
    }

    /** Adds a column of whole numbers. */
    Answers withNumber(String name) {
        columns.add(new OutputColumn(name, Simple.BIGINT));
        return this;
    }

    /** Adds a row: a text or a {@code Long} for each column. */
    Answers row(Object... values) {
        rows.add(List.of(values));
        return this;
    }

    Translation translation() {
        List<String> names = new ArrayList<>();
        for (int i = 0; i < columns.size(); i++) {
            names.add("c" + i);
        }
        String shown = names.stream()
                .map(name ->
                        name + "::" + (columns.get(names.indexOf(name)).type() == Simple.BIGINT ? "BIGINT" : "VARCHAR")
                                + " AS " + name)
                .collect(Collectors.joining(", "));
        List<List<Object>> all = rows.isEmpty()
                ? List.of(names.stream().map(name -> (Object) "0").toList())
                : rows;
        String values = all.stream()
                .map(row -> row.stream().map(Answers::literal).collect(Collectors.joining(", ", "(", ")")))
                .collect(Collectors.joining(", "));
        return new Translation(
                "SELECT " + shown + " FROM (VALUES " + values + ") AS answer(" + String.join(", ", names) + ")"
                        + (rows.isEmpty() ? " WHERE false" : ""),
                columns,
                List.of());
    }

    private static String literal(Object value) {
        return value instanceof Long number
                ? number.toString()
                : "'" + value.toString().replace("'", "''") + "'";
    }
}
