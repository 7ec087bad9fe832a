package io.coldtrail.columnar;

import io.coldtrail.bytes.DamagedBytes;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Objects;
import java.util.regex.Pattern;

/** The ways in which a Parquet file is refused. */
final class ParquetDamage {
    /** What Thrift's messages end with, such as {@code Struct: org.apache…ColumnMetaDataStandardScheme@22a0093b}. */
    private static final Pattern IDENTITY = Pattern.compile("(?: Struct: )?[\\w.$]*@[0-9a-f]{1,8}\\b");

    private ParquetDamage() {}

    static DamagedBytes damaged(String problem) {
        return new DamagedBytes("parquet-damaged", repeatable(problem));
    }

    /** A message without an object's identity: the same evidence is told about in the same words. */
    private static String repeatable(String problem) {
        return IDENTITY.matcher(problem).replaceAll("");
    }

    static DamagedBytes unsupported(String problem) {
        return new DamagedBytes("parquet-unsupported", problem);
    }

    static DamagedBytes tooLarge(String problem) {
        return new DamagedBytes("inflated-too-large", problem);
    }

    /**
     * What a failure inside parquet-java was. A damaged file shows as all sorts of runtime exceptions there; what our own
     * code threw below it, such as an error of the disk, stays as it was.
     */
    static IOException causeOf(RuntimeException failure) {
        Throwable cause = failure;
        // Chains of causes may be circular; no real one is long.
        for (int i = 0; i < 32 && cause != null; i++) {
            if (cause instanceof UncheckedIOException own) {
                return Objects.requireNonNull(own.getCause(), "an UncheckedIOException has a cause");
            }
            cause = cause.getCause();
        }
        DamagedBytes damage = damaged("the Parquet data is damaged: " + failure);
        damage.initCause(failure);
        return damage;
    }
}
