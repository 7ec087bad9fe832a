package io.coldtrail.cli;

import io.coldtrail.rules.EventRef;
import io.coldtrail.rules.ReplayResult;
import io.coldtrail.rules.Rule;
import java.io.IOException;

/** How a replay is told. */
interface ReplayReport {
    void begin() throws IOException;

    void fired(Rule rule, EventRef event) throws IOException;

    void end(ReplayResult result) throws IOException;
}
