package io.coldtrail.ingest;

import io.coldtrail.bytes.ByteWindow;
import io.coldtrail.bytes.EvidenceStream;
import io.coldtrail.bytes.StoredFile;
import io.coldtrail.decode.DecodeOutcome;
import io.coldtrail.decode.RowSink;
import io.coldtrail.decode.Sniffer;
import io.coldtrail.decode.cloudtrail.CloudTrailDecoder;
import io.coldtrail.decode.flowlog.FlowLogDecoder;
import io.coldtrail.decode.flowlog.HeaderlessCheck;
import io.coldtrail.decode.flowlog.ParquetFlowDecoder;
import io.coldtrail.problem.Limits;
import java.io.IOException;
import java.nio.channels.SeekableByteChannel;
import org.jspecify.annotations.Nullable;

/** The decoder for every content. Not thread-safe. */
final class Decoders {
    /** Reason of a flow log whose fields nothing names; no row of it has gone to the sink. */
    static final String HEADER_MISSING = "header-missing";

    private final Limits limits;
    private final CloudTrailDecoder events;
    private final FlowLogDecoder flows;
    private final ParquetFlowDecoder parquetFlows;

    Decoders(Limits limits) {
        this.limits = limits;
        events = new CloudTrailDecoder(limits);
        flows = new FlowLogDecoder();
        parquetFlows = new ParquetFlowDecoder(limits);
    }

    /**
     * Decodes a file to its end or to damage.
     *
     * @param content what the file seems to hold
     * @param window its inflated bytes, from the start
     * @throws IOException where the file cannot be read on; what came before has gone to the sink
     */
    DecodeOutcome decode(Sniffer.Content content, StoredFile file, ByteWindow window, RowSink sink) throws IOException {
        return switch (content) {
            case CLOUDTRAIL -> events.decode(window, sink);
            case FLOW_LOG -> flows.decode(window, sink);
            case FLOW_LOG_WITHOUT_HEADER -> {
                HeaderlessCheck.Misfit misfit = firstMisfit(file);
                yield misfit == null
                        ? flows.decode(window, sink)
                        : DecodeOutcome.damaged(
                                HEADER_MISSING,
                                "no header names the fields, and not every line is of the default format",
                                misfit.record(),
                                misfit.offset());
            }
            case PARQUET -> {
                try (SeekableByteChannel channel = file.openChannel()) {
                    yield parquetFlows.decode(channel, sink);
                }
            }
            case EMPTY -> DecodeOutcome.ignored("empty");
            case OTHER -> DecodeOutcome.ignored("not-a-log");
        };
    }

    private HeaderlessCheck.@Nullable Misfit firstMisfit(StoredFile file) throws IOException {
        try (EvidenceStream again = EvidenceStream.open(file, limits)) {
            return HeaderlessCheck.firstMisfit(new ByteWindow(again, limits, new byte[0]));
        }
    }

    /** Forgets the row being built and all rows of the batches. */
    void reset() {
        events.reset();
        flows.reset();
        parquetFlows.reset();
    }
}
