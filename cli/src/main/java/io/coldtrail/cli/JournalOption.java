package io.coldtrail.cli;

import picocli.CommandLine.Option;

/** {@code --no-journal}, for every command that asks a case something. */
final class JournalOption {
    @Option(names = "--no-journal", description = "Leave no line about this in the case's journal.")
    private boolean off;

    /** What keeps the statements of one command. */
    SessionJournal of(CaseAccess.OpenedCase opened, TableOptions tables, CliConsole console) {
        return off || opened.journal().isEmpty()
                ? SessionJournal.NONE
                : new CaseJournal(opened.journal().get(), opened.lake(), tables, console);
    }
}
