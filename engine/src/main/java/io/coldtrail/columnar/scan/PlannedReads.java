package io.coldtrail.columnar.scan;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;

/** Puts ranges that lie close to each other into one read, as Trino's {@code AbstractParquetDataSource} does. */
final class PlannedReads {
    private PlannedReads() {}

    /**
     * A read.
     *
     * @param ranges the wanted ranges within it
     */
    record Read(ByteRange bytes, List<Wanted> ranges) {
        boolean holds(Predicate<Wanted> which) {
            return ranges.stream().anyMatch(which);
        }
    }

    /**
     * A range that is wanted.
     *
     * @param tested whether it belongs to a column that decides about rows
     */
    record Wanted(ByteRange bytes, boolean tested) {}

    static List<Read> of(List<Wanted> wanted, ReadRules rules) {
        List<Read> reads = new ArrayList<>();
        List<Wanted> small = new ArrayList<>();
        for (Wanted one : wanted) {
            if (one.bytes().length() <= rules.buffer()) {
                small.add(one);
            } else {
                addPieces(one, rules.buffer(), reads);
            }
        }
        small.sort(Comparator.comparingLong(one -> one.bytes().start()));
        List<Wanted> together = new ArrayList<>();
        ByteRange last = new ByteRange(0, 0);
        for (Wanted one : small) {
            ByteRange range = one.bytes();
            long end = Math.max(last.end(), range.end());
            boolean joins = !together.isEmpty()
                    && end - last.start() <= rules.buffer()
                    && last.end() + rules.mergeDistance() >= range.start();
            if (!joins && !together.isEmpty()) {
                reads.add(new Read(last, List.copyOf(together)));
                together.clear();
            }
            last = joins ? new ByteRange(last.start(), end - last.start()) : range;
            together.add(one);
        }
        if (!together.isEmpty()) {
            reads.add(new Read(last, List.copyOf(together)));
        }
        return reads;
    }

    private static void addPieces(Wanted wanted, long size, List<Read> reads) {
        ByteRange range = wanted.bytes();
        for (long from = range.start(); from < range.end(); from += size) {
            ByteRange piece = new ByteRange(from, Math.min(size, range.end() - from));
            reads.add(new Read(piece, List.of(new Wanted(piece, wanted.tested()))));
        }
    }
}
