package io.coldtrail.cli;

import io.coldtrail.query.format.TableLayout;
import java.io.Console;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalInt;

/** The console of this process. Text is UTF-8 whatever the locale says. */
final class ProcessConsole {
    private ProcessConsole() {}

    static CliConsole create() {
        PrintStream errors = new PrintStream(new FileOutputStream(FileDescriptor.err), true, StandardCharsets.UTF_8);
        System.setErr(errors);
        boolean terminal = isTerminal();
        boolean plain = System.getenv("NO_COLOR") != null || "dumb".equals(System.getenv("TERM"));
        TableLayout layout = new TableLayout(
                terminal ? columns() : OptionalInt.empty(),
                terminal && !plain ? TableLayout.Colour.ON : TableLayout.Colour.OFF);
        return new CliConsole(
                System.in,
                new FileOutputStream(FileDescriptor.out),
                errors,
                Path.of("").toAbsolutePath(),
                layout,
                terminal ? CliConsole.Screen.TERMINAL : CliConsole.Screen.NONE);
    }

    /** From Java 22 on there is a console without a terminal too, and a method that tells. */
    @SuppressWarnings("SystemConsoleNull") // both ways of telling are tried
    private static boolean isTerminal() {
        Console console = System.console();
        if (console == null) {
            return false;
        }
        try {
            return (Boolean) Console.class.getMethod("isTerminal").invoke(console);
        } catch (NoSuchMethodException e) {
            return true;
        } catch (ReflectiveOperationException e) {
            return false;
        }
    }

    private static OptionalInt columns() {
        return Optional.ofNullable(System.getenv("COLUMNS"))
                .filter(text -> text.matches("[1-9]\\d{0,4}"))
                .map(text -> OptionalInt.of(Integer.parseInt(text)))
                .orElse(OptionalInt.empty());
    }
}
