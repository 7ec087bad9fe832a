package io.coldtrail.cli;

import io.coldtrail.problem.ColdtrailException;
import io.coldtrail.problem.ErrorCode;
import io.coldtrail.query.QueryResult;
import io.coldtrail.query.format.ResultFormat;
import io.coldtrail.query.format.TableLayout;
import io.coldtrail.sql.statement.AthenaStatement;
import io.coldtrail.sql.statement.AthenaStatement.Write;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code --format} and {@code -o}: how and where rows are written. */
final class OutputOptions {
    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            defaultValue = "table",
            description = "table, csv, json, ndjson, markdown, parquet or arrow (default: table).")
    private String format;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FILE",
            description = "Write the rows to a file, which appears when it is complete.")
    private @Nullable Path file;

    @Spec(Spec.Target.MIXEE)
    private CommandSpec spec;

    @SuppressWarnings("NullAway.Init") // picocli sets both
    OutputOptions() {}

    /** The format; an unknown one is a usage error. To be asked before any work is done. */
    ResultFormat format() {
        return ResultFormat.named(format)
                .orElseThrow(() -> new ParameterException(
                        spec.commandLine(),
                        "--format cannot be \"" + format + "\". It must be one of " + ResultFormat.names() + "."));
    }

    /** Whether rows go to a file. */
    boolean toFile() {
        return file != null;
    }

    /** Where the rows of a statement go, and in which format. */
    final class Target implements CaseSession.RowTarget {
        private final ResultFormat chosen;

        private Target(ResultFormat chosen) {
            this.chosen = chosen;
        }

        @Override
        public void write(QueryResult result, CliConsole console, List<Path> protectedFolders) {
            Path target = file;
            if (chosen.isBinary()) {
                writeBytes(result, console, protectedFolders);
                return;
            }
            if (target == null) {
                long rows = Written.to(console.out(), writer -> chosen.write(result, console.layout(), writer));
                if (chosen == ResultFormat.TABLE) {
                    Written.flush(console.out());
                    console.err().println(counted(rows));
                }
                return;
            }
            Path path = console.resolve(target);
            long rows =
                    Written.toFile(path, protectedFolders, writer -> chosen.write(result, TableLayout.PLAIN, writer));
            console.err().println(counted(rows) + " written to " + target);
        }

        private void writeBytes(QueryResult result, CliConsole console, List<Path> protectedFolders) {
            Path target = file;
            if (target == null) {
                Written.to(console.bytes(), out -> chosen.write(result, out));
                return;
            }
            long rows =
                    Written.bytesToFile(console.resolve(target), protectedFolders, out -> chosen.write(result, out));
            console.err().println(counted(rows) + " written to " + target);
        }
    }

    private static String counted(long rows) {
        return rows == 1 ? "1 row" : rows + " rows";
    }

    /** Where the rows of a statement go; one that writes rows needs a file, and may say in which format. */
    Target target(AthenaStatement statement) {
        if (!(statement instanceof Write write)) {
            return new Target(format());
        }
        if (file == null) {
            throw new ColdtrailException(
                    ErrorCode.SQL_REFUSED,
                    write.title() + " writes rows, and a case and its evidence stay as they are",
                    write.where(),
                    "Give -o FILE to have them written there.");
        }
        if (spec.commandLine().getParseResult().hasMatchedOption("--format")) {
            return new Target(format());
        }
        String wanted = write.format().orElse("parquet");
        return switch (wanted) {
            case "parquet" -> new Target(ResultFormat.PARQUET);
            case "json" -> new Target(ResultFormat.NDJSON);
            default ->
                throw new ColdtrailException(
                        ErrorCode.SQL_REFUSED,
                        "Coldtrail does not write the format " + wanted,
                        write.where(),
                        "Give --format, one of " + ResultFormat.names() + ".");
        };
    }

    /** Refuses a file that must not be written, before any work is done. */
    void check(CliConsole console, List<Path> protectedFolders) {
        if (format().isBinary() && file == null && console.isTerminal()) {
            throw new ParameterException(
                    spec.commandLine(), "--format " + format + " is bytes, which no terminal shows; add -o FILE");
        }
        if (file != null) {
            Written.check(console.resolve(file), protectedFolders);
        }
    }
}
