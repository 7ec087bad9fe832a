package io.coldtrail.cli;

import io.coldtrail.query.QueryResult;
import io.coldtrail.query.format.ResultFormat;
import io.coldtrail.query.format.TableLayout;
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
            description = "table, csv, json, ndjson or markdown (default: table).")
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

    /** Writes all rows. */
    void write(QueryResult result, CliConsole console, List<Path> protectedFolders) {
        Path target = file;
        if (target == null) {
            long rows = Written.to(console.out(), writer -> format().write(result, console.layout(), writer));
            if (format() == ResultFormat.TABLE) {
                Written.flush(console.out());
                console.err().println(rows == 1 ? "1 row" : rows + " rows");
            }
            return;
        }
        Path path = console.resolve(target);
        long rows = Written.toFile(path, protectedFolders, writer -> format().write(result, TableLayout.PLAIN, writer));
        console.err().println((rows == 1 ? "1 row" : rows + " rows") + " written to " + target);
    }

    /** Refuses a file that must not be written, before any work is done. */
    void check(CliConsole console, List<Path> protectedFolders) {
        format();
        if (file != null) {
            Written.check(console.resolve(file), protectedFolders);
        }
    }
}
