package io.coldtrail.cli;

import io.coldtrail.query.format.TableLayout;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.Writer;
import java.nio.file.Path;

/** What the program talks to: three streams, a working directory, and how tables look. */
final class CliConsole {
    private final InputStream in;
    private final StandardOutput out;
    private final PrintStream err;
    private final Path workingDirectory;
    private final TableLayout layout;
    private final Screen screen;

    /** Whether a person watches standard error. */
    enum Screen {
        TERMINAL,
        NONE
    }

    /** A console that nobody watches. */
    CliConsole(InputStream in, OutputStream out, PrintStream err, Path workingDirectory, TableLayout layout) {
        this(in, out, err, workingDirectory, layout, Screen.NONE);
    }

    /**
     * @param in UTF-8
     * @param out takes results, as UTF-8
     * @param err takes everything else
     */
    CliConsole(
            InputStream in,
            OutputStream out,
            PrintStream err,
            Path workingDirectory,
            TableLayout layout,
            Screen screen) {
        this.screen = screen;
        this.in = in;
        this.out = new StandardOutput(out);
        this.err = err;
        this.workingDirectory = workingDirectory;
        this.layout = layout;
    }

    /** The same with results and all else going elsewhere. */
    CliConsole writingTo(OutputStream results, PrintStream other) {
        return new CliConsole(in, results, other, workingDirectory, layout, screen);
    }

    InputStream in() {
        return in;
    }

    /** Where results go. Buffered; never closed by commands. */
    Writer out() {
        return out;
    }

    /** The same for results that are bytes. */
    OutputStream bytes() {
        return out.bytes();
    }

    PrintStream err() {
        return err;
    }

    boolean isTerminal() {
        return screen == Screen.TERMINAL;
    }

    TableLayout layout() {
        return layout;
    }

    /** A path as the user means it. */
    Path resolve(Path path) {
        return workingDirectory.resolve(path).normalize();
    }
}
