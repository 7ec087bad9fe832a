package io.coldtrail.cli;

import io.coldtrail.query.TableScan;
import io.coldtrail.query.format.VisibleText;
import io.coldtrail.sql.TableUse;
import io.coldtrail.sql.Translation;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** A query as it runs, in words. */
final class ExplainReport {
    private final Translation translation;
    private final Optional<List<TableScan>> scans;

    /** @param scans what is read of each table, in the order of the query; empty without a case */
    ExplainReport(Translation translation, Optional<List<TableScan>> scans) {
        this.translation = translation;
        this.scans = scans;
    }

    String text() {
        StringBuilder text = new StringBuilder("DuckDB SQL\n");
        translation
                .duckdbSql()
                .strip()
                .lines()
                .forEach(line -> text.append("  ")
                        .append(VisibleText.of(line.replace("\t", "    ")))
                        .append('\n'));
        text.append("\nResult\n");
        translation
                .columns()
                .forEach(column -> text.append("  ")
                        .append(VisibleText.of(column.name()))
                        .append(' ')
                        .append(column.type().athenaName())
                        .append('\n'));
        if (scans.isPresent()) {
            scans.get().forEach(scan -> append(text, scan));
        } else {
            translation.tables().forEach(use -> append(text, use));
        }
        return text.toString();
    }

    private static void append(StringBuilder text, TableUse use) {
        text.append("\nTable ").append(VisibleText.of(use.name())).append('\n');
        line(text, "columns", String.join(", ", use.columns()));
        line(text, "pruned by", use.partitions().conditions().stream().collect(Collectors.joining("; ")));
    }

    private static void append(StringBuilder text, TableScan scan) {
        append(text, scan.use());
        line(text, "partitions", scan.partitions().size() + " of " + scan.allPartitions());
        line(text, "files", scan.parts().size() + " of " + scan.allParts());
        line(text, "bytes", scan.bytes() + " of " + scan.allBytes());
        line(text, "rows", scan.rows() + " in these files");
    }

    private static void line(StringBuilder text, String label, String value) {
        String shown = VisibleText.of(value.replaceAll("\\s+", " "));
        text.append(String.format(Locale.ROOT, "  %-11s ", label))
                .append(shown.isEmpty() ? "none" : shown)
                .append('\n');
    }
}
