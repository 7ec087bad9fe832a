package io.coldtrail.columnar;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.UUID;
import org.apache.parquet.io.api.Binary;
import org.apache.parquet.io.api.PrimitiveConverter;
import org.apache.parquet.schema.LogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.DateLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.DecimalLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.IntLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.TimeLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.TimeUnit;
import org.apache.parquet.schema.LogicalTypeAnnotation.TimestampLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.UUIDLogicalTypeAnnotation;
import org.apache.parquet.schema.PrimitiveType;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;
import org.jspecify.annotations.Nullable;

/** Puts a value of any primitive type into text that loses nothing of it. */
final class ScalarConverter extends PrimitiveConverter {
    private static final long NANOS_A_DAY = 86_400_000_000_000L;

    /** The day 1970-01-01 in the count of days that INT96 uses. */
    private static final long JULIAN_EPOCH = 2_440_588;

    /** Digits of a number beyond this come as bytes: to make them takes time with the square of their count. */
    private static final int MAX_DECIMAL_BYTES = 128;

    private static final int MAX_PLAIN_SCALE = 76;

    private final @Nullable LogicalTypeAnnotation annotation;
    private final PrimitiveTypeName stored;
    private final ScalarTarget target;

    ScalarConverter(PrimitiveType type, ScalarTarget target) {
        this.annotation = type.getLogicalTypeAnnotation();
        this.stored = type.getPrimitiveTypeName();
        this.target = target;
    }

    @Override
    public void addBoolean(boolean value) {
        target.number(Boolean.toString(value));
    }

    @Override
    public void addFloat(float value) {
        putFloating(Float.isFinite(value), Float.toString(value));
    }

    @Override
    public void addDouble(double value) {
        putFloating(Double.isFinite(value), Double.toString(value));
    }

    private void putFloating(boolean finite, String text) {
        // JSON has no number for the others.
        if (finite) {
            target.number(text);
        } else {
            target.text(text);
        }
    }

    @Override
    public void addInt(int value) {
        if (annotation instanceof IntLogicalTypeAnnotation integer && !integer.isSigned()) {
            target.number(Integer.toUnsignedString(value));
        } else if (annotation instanceof DateLogicalTypeAnnotation) {
            target.text(LocalDate.ofEpochDay(value).toString());
        } else if (annotation instanceof TimeLogicalTypeAnnotation time) {
            putTime(value, time.getUnit());
        } else if (annotation instanceof DecimalLogicalTypeAnnotation decimal) {
            putDecimal(BigInteger.valueOf(value), decimal.getScale());
        } else {
            target.number(Integer.toString(value));
        }
    }

    @Override
    public void addLong(long value) {
        if (annotation instanceof IntLogicalTypeAnnotation integer && !integer.isSigned()) {
            target.number(Long.toUnsignedString(value));
        } else if (annotation instanceof TimestampLogicalTypeAnnotation timestamp) {
            putTimestamp(value, timestamp);
        } else if (annotation instanceof TimeLogicalTypeAnnotation time) {
            putTime(value, time.getUnit());
        } else if (annotation instanceof DecimalLogicalTypeAnnotation decimal) {
            putDecimal(BigInteger.valueOf(value), decimal.getScale());
        } else {
            target.number(Long.toString(value));
        }
    }

    @Override
    public void addBinary(Binary value) {
        if (annotation instanceof DecimalLogicalTypeAnnotation decimal
                && value.length() > 0
                && value.length() <= MAX_DECIMAL_BYTES) {
            putDecimal(new BigInteger(value.getBytes()), decimal.getScale());
        } else if (stored == PrimitiveTypeName.INT96 && value.length() == 12) {
            putLegacyTimestamp(value);
        } else if (annotation instanceof UUIDLogicalTypeAnnotation && value.length() == 16) {
            ByteBuffer bytes = ByteBuffer.wrap(value.getBytes());
            target.text(new UUID(bytes.getLong(), bytes.getLong()).toString());
        } else if (isText(stored, annotation)) {
            target.text(value);
        } else {
            target.hexadecimal(value);
        }
    }

    /** Whether bytes are text. Old writers do not say so. */
    static boolean isText(PrimitiveTypeName stored, @Nullable LogicalTypeAnnotation annotation) {
        return stored == PrimitiveTypeName.BINARY
                && (annotation == null
                        || annotation.equals(LogicalTypeAnnotation.stringType())
                        || annotation.equals(LogicalTypeAnnotation.enumType())
                        || annotation.equals(LogicalTypeAnnotation.jsonType()));
    }

    private void putDecimal(BigInteger unscaled, int scale) {
        BigDecimal value = new BigDecimal(unscaled, scale);
        target.number(scale <= MAX_PLAIN_SCALE ? value.toPlainString() : value.toString());
    }

    private void putTimestamp(long value, TimestampLogicalTypeAnnotation type) {
        long aSecond = aSecond(type.getUnit());
        Instant instant = Instant.ofEpochSecond(
                Math.floorDiv(value, aSecond), Math.floorMod(value, aSecond) * (1_000_000_000L / aSecond));
        target.text(
                type.isAdjustedToUTC()
                        ? instant.toString()
                        : instant.atOffset(ZoneOffset.UTC).toLocalDateTime().toString());
    }

    private void putTime(long value, TimeUnit unit) {
        long aSecond = aSecond(unit);
        if (value < 0 || value >= 86_400 * aSecond) {
            target.number(Long.toString(value));
        } else {
            target.text(
                    LocalTime.ofNanoOfDay(value * (1_000_000_000L / aSecond)).toString());
        }
    }

    private void putLegacyTimestamp(Binary value) {
        ByteBuffer bytes = ByteBuffer.wrap(value.getBytes()).order(ByteOrder.LITTLE_ENDIAN);
        long nanos = bytes.getLong();
        long days = bytes.getInt() - JULIAN_EPOCH;
        if (nanos < 0 || nanos >= NANOS_A_DAY) {
            target.hexadecimal(value);
        } else {
            target.text(Instant.ofEpochSecond(days * 86_400, nanos).toString());
        }
    }

    private static long aSecond(TimeUnit unit) {
        return switch (unit) {
            case MILLIS -> 1_000;
            case MICROS -> 1_000_000;
            case NANOS -> 1_000_000_000;
        };
    }
}
