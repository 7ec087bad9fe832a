package io.coldtrail.query;

import io.coldtrail.sql.AthenaTranslator;
import io.coldtrail.sql.OutputColumn;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** The views of {@code information_schema}, as queries in Athena's SQL. Columns of views are not among them. */
final class InformationSchema {
    private static final String PREFIX = "information_schema.";

    /** What Athena calls the catalog and the database of whoever has made no other. */
    private static final String DATABASE = "'awsdatacatalog', 'default', ";

    private InformationSchema() {}

    /** The query of a view. */
    static Optional<String> view(String name, CaseCatalog catalog) {
        return switch (name) {
            case PREFIX + "tables" -> Optional.of(tables(catalog));
            case PREFIX + "columns" -> Optional.of(columns(catalog));
            case PREFIX + "schemata" ->
                Optional.of("SELECT * FROM (VALUES ('awsdatacatalog', 'default')) AS s (catalog_name, schema_name)");
            default -> Optional.empty();
        };
    }

    private static String tables(CaseCatalog catalog) {
        return catalog.names().stream()
                .map(name -> "(" + DATABASE + ViewSql.literal(name) + ", "
                        + (catalog.view(name).isPresent() ? "'VIEW'" : "'BASE TABLE'") + ")")
                .collect(Collectors.joining(
                        ", ",
                        "SELECT * FROM (VALUES ",
                        ") AS t (table_catalog, table_schema, table_name, table_type)"));
    }

    private static String columns(CaseCatalog catalog) {
        AthenaTranslator translator = new AthenaTranslator(catalog);
        List<String> rows = new ArrayList<>();
        for (String table : catalog.names()) {
            if (catalog.view(table).isPresent()) {
                continue;
            }
            List<OutputColumn> columns =
                    translator.translate("SELECT * FROM \"" + table + "\"").columns();
            for (int i = 0; i < columns.size(); i++) {
                String type = columns.get(i).type().athenaName().replace(",", ", ");
                rows.add("(" + DATABASE + ViewSql.literal(table) + ", "
                        + ViewSql.literal(columns.get(i).name()) + ", " + (i + 1) + ", " + ViewSql.literal(type) + ")");
            }
        }
        return "SELECT table_catalog, table_schema, table_name, column_name, CAST(place AS bigint) AS ordinal_position,"
                + " CAST(NULL AS varchar) AS column_default, 'YES' AS is_nullable, data_type FROM (VALUES "
                + String.join(", ", rows)
                + ") AS c (table_catalog, table_schema, table_name, column_name, place, data_type)";
    }
}
