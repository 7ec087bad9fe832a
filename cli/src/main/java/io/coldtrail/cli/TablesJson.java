package io.coldtrail.cli;

import io.coldtrail.query.CaseCatalog;
import io.coldtrail.query.CaseTable;
import io.coldtrail.query.JsonText;
import io.coldtrail.schema.Provenance;
import io.coldtrail.schema.ShapeColumn;
import io.coldtrail.sql.OutputColumn;
import java.util.List;
import java.util.stream.Collectors;

/** Tables as JSON, keys in camel case. */
final class TablesJson {
    private TablesJson() {}

    /** All tables without their columns, then the names that somebody gave. */
    static String list(CaseCatalog catalog) {
        return "{\"tables\": [\n" + tables(catalog.tables())
                + "\n],\n\"named\": [\n" + tables(catalog.given())
                + "\n],\n\"views\": ["
                + catalog.views().keySet().stream().map(TablesJson::string).collect(Collectors.joining(", "))
                + "]}\n";
    }

    private static String tables(List<CaseTable> tables) {
        return tables.stream().map(table -> "  {" + facts(table) + "}").collect(Collectors.joining(",\n"));
    }

    /** A view with its columns. */
    static String view(String name, String sql, List<OutputColumn> columns) {
        String list = columns.stream()
                .map(column -> "{\"name\": " + string(column.name()) + ", \"type\": "
                        + string(column.type().athenaName()) + "}")
                .collect(Collectors.joining(",\n  ", "[\n  ", "]"));
        return "{\"name\": " + string(name) + ", \"sql\": " + string(sql) + ",\n \"columns\": " + list + "}\n";
    }

    /** One table with its columns. */
    static String one(CaseTable table) {
        return "{" + facts(table)
                + ",\n \"columns\": " + columns(table.shape().columns())
                + ",\n \"partitionColumns\": " + columns(table.shape().partitions())
                + ",\n \"hiddenColumns\": " + columns(Provenance.HIDDEN) + "}\n";
    }

    private static String facts(CaseTable table) {
        return "\"name\": " + string(table.name())
                + ", \"shape\": " + string(table.shape().id())
                + ", \"rows\": " + table.rows()
                + ", \"partitions\": " + table.partitions()
                + ", \"files\": " + table.parts().size()
                + ", \"bytes\": " + table.bytes();
    }

    private static String columns(List<ShapeColumn> columns) {
        return columns.stream()
                .map(column -> "{\"name\": " + string(column.name()) + ", \"type\": "
                        + string(column.type().athenaName()) + "}")
                .collect(Collectors.joining(",\n  ", "[\n  ", "]"));
    }

    private static String string(String text) {
        StringBuilder json = new StringBuilder();
        JsonText.append(json, text);
        return json.toString();
    }
}
