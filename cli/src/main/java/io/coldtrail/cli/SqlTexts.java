package io.coldtrail.cli;

import io.coldtrail.problem.ColdtrailException;
import io.coldtrail.problem.ErrorCode;
import io.coldtrail.problem.Where;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Statements that are looked at and not run: as an argument, from standard input, or from files. */
final class SqlTexts {
    /** Longer files are none that a person wrote. */
    private static final long MOST_BYTES = 16L << 20;

    @Parameters(arity = "0..1", paramLabel = "SQL", description = "The statement; - reads it from standard input.")
    private @Nullable String sql;

    @Option(
            names = {"-f", "--file"},
            paramLabel = "FILE",
            arity = "1..*",
            description = "Read statements from files.")
    private List<Path> files = new ArrayList<>();

    @Spec(Spec.Target.MIXEE)
    private CommandSpec spec;

    @SuppressWarnings("NullAway.Init") // picocli sets the spec
    SqlTexts() {}

    /**
     * A text.
     *
     * @param name the file's name as it was given; {@code <sql>} or {@code <stdin>} for others
     */
    record SqlText(String name, String text) {}

    /** The one text; several are a usage error. */
    SqlText one(CliConsole console) {
        if (files.size() > 1) {
            throw new ParameterException(spec.commandLine(), "there is more than one file; give one");
        }
        return all(console).get(0);
    }

    /** All texts, at least one. */
    List<SqlText> all(CliConsole console) {
        if (files.isEmpty() == (sql == null)) {
            throw new ParameterException(
                    spec.commandLine(),
                    sql == null
                            ? "the statement is missing; give it as text, with -f, or -"
                            : "the statement is given twice, as text and with -f");
        }
        List<SqlText> texts = new ArrayList<>();
        for (Path file : files) {
            texts.add(read(file, console));
        }
        if (sql != null) {
            texts.add(given(sql, console));
        }
        return texts;
    }

    /** A usage error for a text without a statement. */
    ParameterException empty(SqlText text) {
        return new ParameterException(spec.commandLine(), "there is no statement in " + text.name());
    }

    private SqlText given(String text, CliConsole console) {
        if (!text.equals("-")) {
            if (text.endsWith(".sql") && text.indexOf(' ') < 0) {
                throw new ParameterException(
                        spec.commandLine(), "\"" + text + "\" is no SQL; give a file with -f " + text);
            }
            return new SqlText("<sql>", text);
        }
        try {
            byte[] bytes = console.in().readNBytes((int) MOST_BYTES + 1);
            if (bytes.length > MOST_BYTES) {
                throw tooLong("standard input");
            }
            return new SqlText("<stdin>", new String(bytes, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw unreadable("standard input", e);
        }
    }

    private static SqlText read(Path file, CliConsole console) {
        Path path = console.resolve(file);
        try {
            if (Files.isRegularFile(path) && Files.size(path) > MOST_BYTES) {
                throw tooLong(file.toString());
            }
            return new SqlText(file.toString(), Files.readString(path, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw unreadable(file.toString(), e);
        }
    }

    private static ColdtrailException tooLong(String name) {
        return new ColdtrailException(
                ErrorCode.DATA_LIMIT,
                "the text has more than " + MOST_BYTES + " bytes",
                Where.file(name),
                "Split it into several files.");
    }

    private static ColdtrailException unreadable(String name, IOException e) {
        return new ColdtrailException(
                ErrorCode.IO_FAILED,
                "the text cannot be read",
                Where.file(name),
                "Check that the file exists and is UTF-8 text.",
                e);
    }
}
