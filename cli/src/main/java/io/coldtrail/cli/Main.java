package io.coldtrail.cli;

import java.util.Locale;

/** The program's entry: the process's streams, and its exit code. */
public final class Main {
    private Main() {}

    public static void main(String[] args) {
        Locale.setDefault(Locale.ROOT);
        System.exit(new Coldtrail(ProcessConsole.create(), CaseAccess.inFolder()).run(args));
    }
}
