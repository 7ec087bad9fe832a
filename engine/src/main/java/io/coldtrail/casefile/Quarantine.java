package io.coldtrail.casefile;

import io.coldtrail.json.JsonTree;
import io.coldtrail.problem.ColdtrailException;
import io.coldtrail.problem.ErrorCode;
import io.coldtrail.problem.Where;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;

/** The rejected bytes that a case keeps. */
public final class Quarantine {
    private static final int CHUNK = 1 << 16;

    private final Path caseFolder;

    Quarantine(Path caseFolder) {
        this.caseFolder = caseFolder;
    }

    /**
     * Gives the pieces of a part one after another, in the order in which they were rejected.
     *
     * @throws ColdtrailException with {@link ErrorCode#LEDGER_DAMAGED} where the index is not what was written
     */
    public void pieces(QuarantinePart part, Consumer<RejectedPiece> taker) {
        Path file = caseFolder.resolve(part.path());
        long pieces = 0;
        String sha256;
        try (CaseLines lines = new CaseLines(file)) {
            try {
                for (String line = lines.nextDigested(); line != null; line = lines.nextDigested()) {
                    taker.accept(piece(part, JsonTree.parse(line, reason -> damaged(file, lines.line(), reason))));
                    pieces++;
                }
                sha256 = lines.sha256();
            } catch (CaseLines.BadLine e) {
                throw damaged(file, lines.line(), String.valueOf(e.getMessage()));
            }
        } catch (IOException e) {
            throw unreadable(file, e);
        }
        if (pieces != part.pieces() || !sha256.equals(part.sha256())) {
            throw damaged(file, "its content does not fit the ledger");
        }
    }

    /** The file that holds a piece's bytes. */
    public Path file(RejectedPiece piece) {
        return caseFolder.resolve(piece.part().bytesPath());
    }

    /**
     * Checks that the bytes of a part are those that were kept.
     *
     * @throws ColdtrailException with {@link ErrorCode#LEDGER_DAMAGED} where they are not
     */
    public void check(QuarantinePart part) {
        Path file = caseFolder.resolve(part.bytesPath());
        try {
            if (!Durable.sha256(file).equals(part.bytesSha256())) {
                throw damaged(file, "its content does not fit the ledger");
            }
        } catch (IOException e) {
            throw unreadable(file, e);
        }
    }

    /**
     * Copies the bytes of a piece.
     *
     * @throws IOException where the target cannot be written, or the file of bytes cannot be read
     */
    public void copy(RejectedPiece piece, OutputStream target) throws IOException {
        byte[] chunk = new byte[CHUNK];
        try (InputStream in = Files.newInputStream(file(piece))) {
            in.skipNBytes(piece.at());
            long left = piece.length();
            while (left > 0) {
                int count = in.read(chunk, 0, (int) Math.min(chunk.length, left));
                if (count < 0) {
                    throw new EOFException("the file of bytes ends too early");
                }
                target.write(chunk, 0, count);
                left -= count;
            }
        }
    }

    private static RejectedPiece piece(QuarantinePart part, JsonTree line) {
        RejectedPlace place = new RejectedPlace(
                line.smallNumber("root"),
                line.text("key"),
                line.number("record"),
                line.choice("form", RejectedPlace.Form::named),
                line.number("offset"),
                line.text("reason"),
                line.textOrNull("detail"));
        long at = line.number("at");
        long length = line.number("length");
        if (at < 0 || length < 0 || at > part.bytes() - length) {
            throw line.damaged("a piece lies outside its file of bytes");
        }
        return new RejectedPiece(place, part, at, length);
    }

    private static ColdtrailException damaged(Path file, int line, String reason) {
        return damaged(file, "line " + line + ": " + reason);
    }

    private static ColdtrailException damaged(Path file, String reason) {
        return new ColdtrailException(
                ErrorCode.LEDGER_DAMAGED,
                "the quarantine is damaged: " + reason,
                Where.file(file.toString()),
                "Restore the case from a copy, or ingest the evidence into a new case.");
    }

    private static ColdtrailException unreadable(Path file, IOException cause) {
        return new ColdtrailException(
                ErrorCode.CASE_INVALID,
                "the quarantine cannot be read: " + cause.getClass().getSimpleName(),
                Where.file(file.toString()),
                "Check that the case is whole and that you may read it.",
                cause);
    }
}
