package io.coldtrail.ingest;

import io.coldtrail.source.KeyFacts;
import io.coldtrail.source.KeyReader;
import io.coldtrail.source.SourceFile;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A run of consecutive files in key order that one thread turns into parts. The cut depends on names and sizes alone,
 * so that the same evidence is cut the same way on every machine.
 *
 * @param number position in the plan, from 0
 */
record PlanUnit(int number, List<Item> items) {
    /** Stored bytes of compressed evidence for one part: enough for parts of several megabytes, small enough to spread. */
    private static final long UNIT_BYTES = 32L << 20;

    /** Logs shrink about tenfold under gzip. */
    private static final int PLAIN_TO_COMPRESSED = 10;

    private static final List<String> COMPRESSED = List.of(".gz", ".zst", ".bz2", ".parquet");

    /**
     * A file, and what its name says.
     *
     * @param facts null where the name follows no pattern of AWS's
     */
    record Item(SourceFile file, @Nullable KeyFacts facts) {}

    PlanUnit {
        items = List.copyOf(items);
    }

    /** Cuts the files, which are in key order, wherever the partition changes or enough bytes have come together. */
    static List<PlanUnit> plan(List<SourceFile> files) {
        List<PlanUnit> units = new ArrayList<>();
        KeyReader keys = new KeyReader();
        List<Item> current = new ArrayList<>();
        @Nullable String place = null;
        long bytes = 0;
        for (SourceFile file : files) {
            KeyFacts facts = keys.read(file.key());
            @Nullable String filePlace = place(facts);
            boolean cut = bytes >= UNIT_BYTES || !Objects.equals(place, filePlace);
            if (cut && !current.isEmpty()) {
                units.add(new PlanUnit(units.size(), current));
                current = new ArrayList<>();
                bytes = 0;
            }
            place = filePlace;
            bytes += compressedBytes(file);
            current.add(new Item(file, facts));
        }
        if (!current.isEmpty()) {
            units.add(new PlanUnit(units.size(), current));
        }
        return units;
    }

    /** How many bytes a file has, or would have if it were compressed; its name tells that well enough. */
    static long compressedBytes(SourceFile file) {
        String key = file.key();
        boolean compressed = COMPRESSED.stream().anyMatch(key::endsWith);
        return compressed ? file.size() : file.size() / PLAIN_TO_COMPRESSED;
    }

    private static @Nullable String place(@Nullable KeyFacts facts) {
        return facts == null ? null : facts.kind() + "/" + facts.account() + "/" + facts.region() + "/" + facts.day();
    }
}
