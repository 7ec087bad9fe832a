package io.coldtrail.cli;

import io.coldtrail.lake.LakeSnapshot;
import io.coldtrail.lake.Part;
import io.coldtrail.problem.ColdtrailException;
import io.coldtrail.problem.ErrorCode;
import io.coldtrail.query.CaseCatalog;
import io.coldtrail.query.CaseTable;
import io.coldtrail.query.format.VisibleText;
import io.coldtrail.query.statement.StatementSession;
import io.coldtrail.schema.Provenance;
import io.coldtrail.schema.ShapeColumn;
import io.coldtrail.sql.AthenaTranslator;
import io.coldtrail.sql.OutputColumn;
import java.io.Writer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code coldtrail tables}. */
@Command(
        name = "tables",
        description = "Lists the tables of a case, or the columns of one.",
        footer = {"", "Example:", "  coldtrail tables cloudtrail"})
final class TablesCommand implements Runnable {
    @Parameters(arity = "0..1", paramLabel = "NAME", description = "The table whose columns are shown.")
    private @Nullable String name;

    @Option(names = "--json", description = "Print one JSON document.")
    private boolean json;

    @Mixin
    private final CaseOption caseOption = new CaseOption();

    private final CliConsole console;
    private final CaseAccess cases;

    TablesCommand(CliConsole console, CaseAccess cases) {
        this.console = console;
        this.cases = cases;
    }

    @Override
    public void run() {
        LakeSnapshot lake = caseOption.open(console, cases).lake();
        CaseCatalog catalog = StatementSession.catalog(CaseCatalog.of(lake), lake.caseFolder());
        String wanted = name;
        if (wanted == null) {
            print(json ? TablesJson.list(catalog) : list(catalog));
            return;
        }
        String bare = wanted.substring(wanted.lastIndexOf('.') + 1)
                .replace("\"", "")
                .replace("`", "")
                .toLowerCase(Locale.ROOT);
        Optional<String> view = catalog.view(bare);
        if (view.isPresent()) {
            List<OutputColumn> columns = new AthenaTranslator(catalog, Instant.now())
                    .translate("SELECT * FROM \"" + bare + "\"")
                    .columns();
            print(json ? TablesJson.view(bare, view.get(), columns) : describe(bare, view.get(), columns));
            return;
        }
        CaseTable table = catalog.table(bare)
                .orElseThrow(() -> new ColdtrailException(
                        ErrorCode.SQL_UNKNOWN_NAME,
                        "the case has no table \"" + wanted + "\"",
                        null,
                        "It has " + String.join(", ", catalog.names()) + "."));
        print(json ? TablesJson.one(table) : describe(table));
    }

    private void print(String text) {
        Writer out = console.out();
        Written.to(out, writer -> {
            writer.write(text);
            return 1;
        });
    }

    private static String list(CaseCatalog catalog) {
        String text = list(catalog.tables());
        if (!catalog.given().isEmpty()) {
            text += "\nNamed by CREATE EXTERNAL TABLE:\n" + list(catalog.given());
        }
        if (!catalog.views().isEmpty()) {
            text += "\nViews:\n" + String.join("\n", catalog.views().keySet()) + "\n";
        }
        return text;
    }

    private static String list(List<CaseTable> tables) {
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("table", "rows", "partitions", "bytes"));
        for (CaseTable table : tables) {
            rows.add(List.of(
                    table.name(),
                    Long.toString(table.rows()),
                    Long.toString(table.partitions()),
                    Long.toString(table.bytes())));
        }
        return Aligned.text(rows, 1);
    }

    private static String describe(String view, String sql, List<OutputColumn> columns) {
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("column", "type"));
        columns.forEach(column -> rows.add(List.of(column.name(), column.type().athenaName())));
        return Aligned.text(rows, 2) + "\n" + view + " is the view\n" + VisibleText.of(sql) + "\n";
    }

    private static String describe(CaseTable table) {
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("column", "type", ""));
        add(rows, table.shape().columns().stream(), "");
        add(rows, table.shape().partitions().stream(), "partition");
        add(rows, Provenance.HIDDEN.stream(), "hidden");
        String days = table.parts().stream()
                .filter(part -> !part.partition().table().partitionKeys().isEmpty())
                .map(Part::partition)
                .map(partition -> partition.day())
                .sorted()
                .reduce("", (span, day) -> span.isEmpty() ? day + ".." + day : span.substring(0, 12) + day);
        return Aligned.text(rows, 3)
                + "\n" + table.name() + ": " + table.rows() + " rows in " + table.partitions() + " partitions"
                + (days.isEmpty() ? "" : " (" + days.replace("..", " to ") + ")") + ", " + table.bytes() + " bytes in "
                + table.parts().size() + " files\n";
    }

    private static void add(List<List<String>> rows, Stream<ShapeColumn> columns, String kind) {
        columns.forEach(column -> rows.add(List.of(column.name(), column.type().athenaName(), kind)));
    }
}
