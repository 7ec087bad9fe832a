package io.coldtrail.casefile;

/**
 * What became of things that were seen, files or records. The ledger balances: seen is the sum of the other four.
 */
public record Tally(long seen, long loaded, long duplicate, long quarantined, long ignored) {
    public static final Tally ZERO = new Tally(0, 0, 0, 0, 0);

    public Tally plus(Tally other) {
        return new Tally(
                seen + other.seen,
                loaded + other.loaded,
                duplicate + other.duplicate,
                quarantined + other.quarantined,
                ignored + other.ignored);
    }

    /** One thing with a status. */
    public static Tally one(SourceStatus status) {
        return of(status, 1);
    }

    /** Some things of one status. */
    public static Tally of(SourceStatus status, long count) {
        return switch (status) {
            case LOADED -> new Tally(count, count, 0, 0, 0);
            case DUPLICATE -> new Tally(count, 0, count, 0, 0);
            case QUARANTINED -> new Tally(count, 0, 0, count, 0);
            case IGNORED -> new Tally(count, 0, 0, 0, count);
        };
    }

    public boolean balances() {
        return seen == loaded + duplicate + quarantined + ignored;
    }
}
