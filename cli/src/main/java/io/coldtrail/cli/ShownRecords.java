package io.coldtrail.cli;

import io.coldtrail.casefile.CaseFolder;
import io.coldtrail.casefile.Quarantine;
import io.coldtrail.casefile.RejectedPiece;
import io.coldtrail.casefile.RejectedPlace;
import io.coldtrail.ingest.OriginalRecord;
import io.coldtrail.problem.ColdtrailException;
import io.coldtrail.problem.ErrorCode;
import io.coldtrail.problem.Where;
import io.coldtrail.query.format.VisibleText;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;

/** Prints records: their bytes to standard output, their places to standard error. */
final class ShownRecords {
    private final CliConsole console;
    private final Path caseFolder;
    private final Bytes out;
    private int count;
    private int exitCode = ExitCode.DONE;

    /** @param caseFolder absolute */
    ShownRecords(CliConsole console, Path caseFolder) {
        this.console = console;
        this.caseFolder = caseFolder;
        this.out = new Bytes(console.bytes());
    }

    /** How many outcomes there were, bad ones too. */
    int count() {
        return count;
    }

    int exitCode() {
        return exitCode;
    }

    void show(OriginalRecord outcome) {
        count++;
        if (outcome instanceof OriginalRecord.InEvidence found) {
            show(found);
        } else if (outcome instanceof OriginalRecord.InQuarantine kept) {
            show(kept.piece());
        } else if (outcome instanceof OriginalRecord.Changed changed) {
            say("the evidence has changed: the file had the SHA-256 " + changed.loadedSha256()
                    + " when it was loaded, and has " + changed.foundSha256() + " now (" + changed.file()
                    + "). Name a folder with an unchanged copy with --evidence.");
            endWith(ExitCode.BAD_NEWS);
        } else if (outcome instanceof OriginalRecord.Missing missing) {
            say("the evidence is not found: " + missing.key() + " with the SHA-256 " + missing.sha256()
                    + ". Name the folder that it lies in now with --evidence. Looked at: "
                    + String.join("; ", missing.lookedAt()) + ".");
            endWith(ExitCode.STOPPED);
        } else if (outcome instanceof OriginalRecord.NoRecord none) {
            say("the file has no record " + none.record() + ": " + none.reason() + " (" + none.file()
                    + "). `coldtrail ledger` says what became of it.");
            endWith(ExitCode.STOPPED);
        }
    }

    private void show(OriginalRecord.InEvidence found) {
        beginRecord();
        place("file", found.file());
        if (!found.file().endsWith(found.key())) {
            place("key", found.key());
        }
        place("record", Long.toString(found.record()));
        if (found.offset() >= 0) {
            place("offset", found.offset() + " in the inflated file");
        }
        place("length", found.bytes().length + (found.bytes().length == 1 ? " byte" : " bytes"));
        place("sha256", found.sha256() + " of the file as stored, as when it was loaded");
        write(target -> target.write(found.bytes()));
    }

    private void show(RejectedPiece piece) {
        Quarantine quarantine = CaseFolder.open(caseFolder).quarantine();
        quarantine.check(piece.part());
        RejectedPlace place = piece.place();
        beginRecord();
        place("file", quarantine.file(piece) + " from byte " + piece.at());
        place("key", place.key());
        place("record", Long.toString(place.record()));
        if (place.offset() >= 0) {
            place("offset", place.offset() + " in the " + place.form().word() + " file");
        }
        place("length", piece.length() + (piece.length() == 1 ? " byte" : " bytes"));
        place("reason", place.reason() + (place.detail() == null ? "" : ": " + place.detail()));
        write(target -> quarantine.copy(piece, target));
    }

    /** Records come apart by a line end, which most of them do not end with. */
    private void beginRecord() {
        if (out.any) {
            console.err().println();
            if (!out.endsLine()) {
                write(target -> target.write('\n'));
            }
        }
    }

    private void write(Writing writing) {
        try {
            writing.to(out);
            if (console.isTerminal() && !out.endsLine()) {
                out.write('\n');
            }
            out.flush();
        } catch (IOException e) {
            throw new ColdtrailException(
                    ErrorCode.IO_FAILED,
                    "the bytes cannot be read: " + e.getMessage(),
                    Where.file(caseFolder.toString()),
                    "Check that the case is whole.",
                    e);
        }
    }

    private void place(String name, String value) {
        console.err().println(name + " ".repeat(8 - name.length()) + VisibleText.of(value));
    }

    private void say(String paragraph) {
        console.err().println("coldtrail: " + VisibleText.of(paragraph));
    }

    private void endWith(int code) {
        exitCode = ExitCode.worse(exitCode, code);
    }

    @FunctionalInterface
    private interface Writing {
        void to(OutputStream target) throws IOException;
    }

    /** Remembers the last byte. */
    private static final class Bytes extends OutputStream {
        private final OutputStream target;
        private boolean any;
        private int last = -1;

        Bytes(OutputStream target) {
            this.target = target;
        }

        boolean endsLine() {
            return last == '\n';
        }

        @Override
        public void write(int value) throws IOException {
            write(new byte[] {(byte) value}, 0, 1);
        }

        @Override
        public void write(byte[] source, int offset, int length) throws IOException {
            if (length > 0) {
                target.write(source, offset, length);
                last = source[offset + length - 1];
                any = true;
            }
        }

        @Override
        public void flush() throws IOException {
            target.flush();
        }
    }
}
