package io.coldtrail.sql.runtime;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleBinaryOperator;
import java.util.function.DoubleUnaryOperator;

/** Numbers. The functions of analysis are Java's own, to the last digit. */
final class NumberFunctions {
    static final List<RuntimeFunction> ALL = all();

    private NumberFunctions() {}

    private static List<RuntimeFunction> all() {
        List<RuntimeFunction> all = new ArrayList<>();
        one(all, "cbrt", Math::cbrt);
        one(all, "exp", Math::exp);
        one(all, "ln", Math::log);
        one(all, "log2", number -> Math.log(number) / Math.log(2));
        one(all, "log10", Math::log10);
        one(all, "sqrt", Math::sqrt);
        one(all, "sin", Math::sin);
        one(all, "cos", Math::cos);
        one(all, "tan", Math::tan);
        one(all, "asin", Math::asin);
        one(all, "acos", Math::acos);
        one(all, "atan", Math::atan);
        one(all, "sinh", Math::sinh);
        one(all, "cosh", Math::cosh);
        one(all, "tanh", Math::tanh);
        one(all, "degrees", Math::toDegrees);
        one(all, "radians", Math::toRadians);
        two(all, "atan2", Math::atan2);
        two(all, "power", Math::pow);
        two(all, "log", (base, number) -> Math.log(number) / Math.log(base));
        all.add(RuntimeFunction.of(
                "athena_decimal_divide",
                List.of(RuntimeFunction.Type.TEXT, RuntimeFunction.Type.TEXT, RuntimeFunction.Type.WHOLE),
                RuntimeFunction.Type.TEXT,
                a -> divide(decimal(a[0]), decimal(a[1]), (Long) a[2])));
        all.add(RuntimeFunction.of(
                "athena_decimal_average",
                List.of(RuntimeFunction.Type.TEXT, RuntimeFunction.Type.WHOLE),
                RuntimeFunction.Type.TEXT,
                a -> average(decimal(a[0]), (Long) a[1])));
        List<RuntimeFunction.Type> digits = List.of(RuntimeFunction.Type.TEXT, RuntimeFunction.Type.WHOLE);
        all.add(RuntimeFunction.of(
                "athena_round_decimal",
                digits,
                RuntimeFunction.Type.TEXT,
                a -> kept(decimal(a[0]), (Long) a[1], RoundingMode.HALF_UP)));
        all.add(RuntimeFunction.of(
                "athena_truncate_decimal",
                digits,
                RuntimeFunction.Type.TEXT,
                a -> kept(decimal(a[0]), (Long) a[1], RoundingMode.DOWN)));
        List<RuntimeFunction.Type> wholes = List.of(RuntimeFunction.Type.WHOLE, RuntimeFunction.Type.WHOLE);
        all.add(RuntimeFunction.of(
                "athena_round_whole", wholes, RuntimeFunction.Type.WHOLE, a -> Bits.rounded((Long) a[0], (Long) a[1])));
        List<RuntimeFunction.Type> shift =
                List.of(RuntimeFunction.Type.WHOLE, RuntimeFunction.Type.WHOLE, RuntimeFunction.Type.WHOLE);
        all.add(RuntimeFunction.of(
                "athena_shift_left",
                shift,
                RuntimeFunction.Type.WHOLE,
                a -> Bits.left((Long) a[0], (Long) a[1], (Long) a[2])));
        all.add(RuntimeFunction.of(
                "athena_shift_right",
                shift,
                RuntimeFunction.Type.WHOLE,
                a -> Bits.right((Long) a[0], (Long) a[1], (Long) a[2])));
        all.add(RuntimeFunction.of(
                "athena_shift_right_arithmetic",
                wholes,
                RuntimeFunction.Type.WHOLE,
                a -> Bits.rightArithmetic((Long) a[0], (Long) a[1])));
        all.add(RuntimeFunction.of(
                "athena_bit_count", wholes, RuntimeFunction.Type.WHOLE, a -> Bits.count((Long) a[0], (Long) a[1])));
        all.add(RuntimeFunction.of(
                "athena_from_base",
                digits,
                RuntimeFunction.Type.WHOLE,
                a -> Bits.fromBase((String) a[0], (Long) a[1])));
        all.add(RuntimeFunction.of(
                "athena_to_base", wholes, RuntimeFunction.Type.TEXT, a -> Bits.toBase((Long) a[0], (Long) a[1])));
        all.add(RuntimeFunction.of(
                "athena_width_bucket",
                List.of(
                        RuntimeFunction.Type.REAL,
                        RuntimeFunction.Type.REAL,
                        RuntimeFunction.Type.REAL,
                        RuntimeFunction.Type.WHOLE),
                RuntimeFunction.Type.WHOLE,
                a -> bucket((Double) a[0], (Double) a[1], (Double) a[2], (Long) a[3])));
        return List.copyOf(all);
    }

    private static void one(List<RuntimeFunction> all, String name, DoubleUnaryOperator operator) {
        all.add(RuntimeFunction.of(
                "athena_" + name,
                List.of(RuntimeFunction.Type.REAL),
                RuntimeFunction.Type.REAL,
                a -> operator.applyAsDouble((Double) a[0])));
    }

    private static void two(List<RuntimeFunction> all, String name, DoubleBinaryOperator operator) {
        all.add(RuntimeFunction.of(
                "athena_" + name,
                List.of(RuntimeFunction.Type.REAL, RuntimeFunction.Type.REAL),
                RuntimeFunction.Type.REAL,
                a -> operator.applyAsDouble((Double) a[0], (Double) a[1])));
    }

    private static BigDecimal decimal(Object text) {
        return new BigDecimal((String) text);
    }

    private static String divide(BigDecimal left, BigDecimal right, long scale) {
        if (right.signum() == 0) {
            throw new AthenaFailure("Division by zero");
        }
        return left.divide(right, Math.toIntExact(scale), RoundingMode.HALF_UP).toPlainString();
    }

    /** With as many digits after the point as the sum has. */
    private static String average(BigDecimal sum, long count) {
        return sum.divide(BigDecimal.valueOf(count), sum.scale(), RoundingMode.HALF_UP)
                .toPlainString();
    }

    /** The number with zeros for what is cut off, so that it has as many digits as before. */
    private static String kept(BigDecimal number, long digits, RoundingMode mode) {
        if (digits >= number.scale()) {
            return number.toPlainString();
        }
        int scale = (int) Math.max(digits, -number.precision() - 1L);
        return number.setScale(scale, mode)
                .setScale(number.scale(), RoundingMode.UNNECESSARY)
                .toPlainString();
    }

    private static long bucket(double number, double low, double high, long count) {
        if (count <= 0) {
            throw new AthenaFailure("bucketCount must be greater than 0");
        }
        if (Double.isNaN(number)) {
            throw new AthenaFailure("operand must not be NaN");
        }
        if (!Double.isFinite(low) || !Double.isFinite(high)) {
            throw new AthenaFailure("bounds must be finite");
        }
        if (low == high) {
            throw new AthenaFailure("bounds cannot equal each other");
        }
        double least = Math.min(low, high);
        double most = Math.max(low, high);
        long bucket;
        if (number < least) {
            bucket = 0;
        } else if (number >= most) {
            bucket = Math.addExact(count, 1);
        } else {
            bucket = (long) (count * (number - least) / (most - least)) + 1;
        }
        return low > high ? count - bucket + 1 : bucket;
    }
}
