package io.coldtrail.cli;

import io.coldtrail.Engine;
import io.coldtrail.ingest.OriginalRecords;
import io.coldtrail.ingest.RowPlace;
import io.coldtrail.problem.ColdtrailException;
import io.coldtrail.problem.ErrorCode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code coldtrail show}. */
@Command(
        name = "show",
        description = {
            "Prints the original bytes of one record to standard output, and where they lie to standard error.",
            "",
            "The record is an event by its eventID, or a row by its \"$path\" and \"$record\". It is read from the"
                    + " evidence, whose SHA-256 must be what it was; a record that was rejected is read from the case."
                    + " An eventID that several rows have gives all of them, apart by a line end."
        },
        footer = {
            "",
            "Examples:",
            "  coldtrail show 5f0c2a6e-1d3b-4c58-9a77-3e2b1d0f4c11",
            "  coldtrail show --path AWSLogs/111122223333/vpcflowlogs/a.log.gz --record 12 --evidence /mnt/copy"
        })
final class ShowCommand implements Callable<Integer> {
    @Parameters(arity = "0..1", paramLabel = "EVENT_ID", description = "The eventID of a CloudTrail event.")
    private @Nullable String eventId;

    @Option(names = "--path", paramLabel = "KEY", description = "The object key of the record's file.")
    private @Nullable String path;

    @Option(names = "--record", paramLabel = "N", description = "The record's position in that file, from 0.")
    private @Nullable Long record;

    @Option(
            names = "--evidence",
            paramLabel = "DIR",
            description = "Look here for evidence that has been moved or renamed since; may be repeated.")
    private List<Path> evidence = new ArrayList<>();

    @Mixin
    private final LimitOptions limitOptions = new LimitOptions();

    @Mixin
    private final CaseOption caseOption = new CaseOption();

    @Spec
    private CommandSpec spec;

    private final CliConsole console;
    private final CaseAccess cases;

    @SuppressWarnings("NullAway.Init") // picocli sets the spec
    ShowCommand(CliConsole console, CaseAccess cases) {
        this.console = console;
        this.cases = cases;
    }

    @Override
    public Integer call() {
        String id = eventId;
        String key = path;
        Long position = record;
        boolean byPlace = key != null || position != null;
        if ((id == null) != byPlace || (byPlace && (key == null || position == null || position < 0))) {
            throw new ParameterException(
                    spec.commandLine(),
                    "show takes an event id, or --path with the key of a file and --record with a position from 0");
        }
        Path folder = caseOption.folder(console);
        OriginalRecords originals =
                Engine.originals(folder, evidence.stream().map(console::resolve).toList(), limitOptions.limits());
        ShownRecords shown = new ShownRecords(console, folder);
        if (id != null) {
            List<RowPlace> rows = rows(id);
            originals.ofRows(rows, shown::show);
        } else if (key != null && position != null) {
            originals.at(key, position, shown::show);
            if (shown.count() == 0) {
                throw unknown("the ledger has no file with the key " + key, "`coldtrail ledger` lists the keys.");
            }
        }
        return shown.exitCode();
    }

    private List<RowPlace> rows(String id) {
        try (CaseSession session = CaseSession.open(caseOption.open(console, cases))) {
            List<RowPlace> rows = EventRows.find(session.queries(), id);
            if (rows.isEmpty()) {
                throw unknown(
                        "no event of the case has the eventID " + id,
                        "Look for part of it with `coldtrail query \"select eventid from cloudtrail where eventid like"
                                + " '…%'\"`; flow logs have no eventID, so name one with --path and --record.");
            }
            return rows;
        }
    }

    private static ColdtrailException unknown(String problem, String remedy) {
        return new ColdtrailException(ErrorCode.RECORD_UNKNOWN, problem, null, remedy);
    }
}
