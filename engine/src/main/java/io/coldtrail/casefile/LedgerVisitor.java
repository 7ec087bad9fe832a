package io.coldtrail.casefile;

import io.coldtrail.lake.Part;

/** Takes what the ledger says about a run, one thing after another, so that a run of any size needs little memory. */
public interface LedgerVisitor {
    /** A visitor that takes no notice. */
    LedgerVisitor NONE = new LedgerVisitor() {};

    /** A part that the run added; they come first, in plan order. */
    default void part(Part part) {}

    /** Rejected bytes that the run kept; they come next, in plan order. */
    default void quarantine(QuarantinePart part) {}

    /** What became of a source; they come last, in key order. */
    default void source(SourceEntry source) {}
}
