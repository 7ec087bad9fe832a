package io.coldtrail.decode.cloudtrail;

import io.coldtrail.bytes.ByteWindow;
import io.coldtrail.decode.DecodeOutcome;
import io.coldtrail.decode.LogDecoder;
import io.coldtrail.decode.RowSink;
import io.coldtrail.json.JsonCursor;
import io.coldtrail.problem.Limits;
import java.io.IOException;

/**
 * Decodes CloudTrail log files: {@code {"Records":[event, …]}}, what {@code lookup-events} gives
 * ({@code {"Events":[…]}}), a bare array of events, or events one after another; each event by itself or in an
 * envelope. Events go to one table, Insight events to another.
 *
 * <p>One record at a time stands whole in the window and is parsed straight into the batch; where the window ends
 * inside it, the record is staged again after more bytes have come. A window holds hundreds of events, so that is rare.
 *
 * <p>What cannot be read costs as little as can be told apart. A record beyond the limits, or one that is no event,
 * costs itself. Where events stand one after another, so does a malformed line; inside an array malformed JSON is
 * damage, since nothing tells where the next element begins. Damage is told at the position after the last row or
 * reject, and the window then begins with what neither of them took: nothing, where the file ends within a reject.
 */
public final class CloudTrailDecoder implements LogDecoder {
    private final EventParser parser;
    private final JsonCursor cursor;

    public CloudTrailDecoder(Limits limits) {
        parser = new EventParser(limits);
        cursor = new JsonCursor(limits);
    }

    @Override
    public DecodeOutcome decode(ByteWindow window, RowSink sink) throws IOException {
        return new DocumentReader(window, sink, parser, cursor).read();
    }

    @Override
    public void reset() {
        parser.clear();
    }
}
