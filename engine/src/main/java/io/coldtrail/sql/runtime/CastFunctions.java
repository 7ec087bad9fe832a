package io.coldtrail.sql.runtime;

import io.coldtrail.sql.runtime.RuntimeFunction.Body;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Casts that DuckDB has not, or has with another meaning. Those that can fail come twice, for CAST and TRY_CAST. */
final class CastFunctions {
    static final List<RuntimeFunction> ALL = all();

    /** An exponent with more digits says nothing that 38 digits can hold. */
    private static final Pattern DECIMAL =
            Pattern.compile("[+-]?(?:\\d{1,200}\\.?\\d{0,200}|\\.\\d{1,200})(?:[eE][+-]?\\d{1,3})?");

    private static final Pattern WHOLE = Pattern.compile("[+-]?\\d+");

    private CastFunctions() {}

    private static List<RuntimeFunction> all() {
        List<RuntimeFunction> all = new ArrayList<>();
        all.add(RuntimeFunction.of(
                "athena_double_text",
                List.of(RuntimeFunction.Type.REAL),
                RuntimeFunction.Type.TEXT,
                a -> doubleText((Double) a[0])));
        all.add(RuntimeFunction.of(
                "athena_real_text",
                List.of(RuntimeFunction.Type.REAL),
                RuntimeFunction.Type.TEXT,
                a -> realText((Double) a[0])));
        all.add(RuntimeFunction.of(
                "athena_day_interval_text",
                List.of(RuntimeFunction.Type.WHOLE),
                RuntimeFunction.Type.TEXT,
                a -> IntervalText.ofMilliseconds((Long) a[0])));
        all.add(RuntimeFunction.of(
                "athena_month_interval_text",
                List.of(RuntimeFunction.Type.WHOLE),
                RuntimeFunction.Type.TEXT,
                a -> IntervalText.ofMonths((Long) a[0])));
        twice(
                all,
                "parse_whole",
                List.of(
                        RuntimeFunction.Type.TEXT,
                        RuntimeFunction.Type.WHOLE,
                        RuntimeFunction.Type.WHOLE,
                        RuntimeFunction.Type.TEXT),
                RuntimeFunction.Type.WHOLE,
                a -> whole((String) a[0], (Long) a[1], (Long) a[2], (String) a[3]));
        twice(
                all,
                "parse_double",
                List.of(RuntimeFunction.Type.TEXT),
                RuntimeFunction.Type.REAL,
                a -> number((String) a[0]));
        twice(
                all,
                "parse_real",
                List.of(RuntimeFunction.Type.TEXT),
                RuntimeFunction.Type.REAL,
                a -> real((String) a[0]));
        List<RuntimeFunction.Type> digits =
                List.of(RuntimeFunction.Type.TEXT, RuntimeFunction.Type.WHOLE, RuntimeFunction.Type.WHOLE);
        twice(
                all,
                "cast_decimal",
                digits,
                RuntimeFunction.Type.TEXT,
                a -> decimal((String) a[0], (Long) a[1], (Long) a[2]));
        List<RuntimeFunction.Type> ofReal =
                List.of(RuntimeFunction.Type.REAL, RuntimeFunction.Type.WHOLE, RuntimeFunction.Type.WHOLE);
        twice(all, "cast_double_decimal", ofReal, RuntimeFunction.Type.TEXT, a -> {
            double number = (Double) a[0];
            return decimal(number, Double.toString(number), "DOUBLE", (Long) a[1], (Long) a[2]);
        });
        twice(all, "cast_real_decimal", ofReal, RuntimeFunction.Type.TEXT, a -> {
            double number = (Double) a[0];
            return decimal(number, Float.toString((float) number), "REAL", (Long) a[1], (Long) a[2]);
        });
        twice(
                all,
                "parse_date",
                List.of(RuntimeFunction.Type.TEXT),
                RuntimeFunction.Type.DAY,
                a -> MomentText.parseDate((String) a[0])
                        .orElseThrow(() -> new AthenaFailure("Value cannot be cast to date: " + a[0])));
        List<RuntimeFunction.Type> moment = List.of(RuntimeFunction.Type.TEXT, RuntimeFunction.Type.WHOLE);
        twice(
                all,
                "cast_timestamp_digits",
                moment,
                RuntimeFunction.Type.MOMENT,
                a -> timestamp((String) a[0], (Long) a[1]));
        twice(all, "cast_zoned", moment, RuntimeFunction.Type.INSTANT, a -> zoned((String) a[0], (Long) a[1]));
        return List.copyOf(all);
    }

    private static void twice(
            List<RuntimeFunction> all,
            String name,
            List<RuntimeFunction.Type> parameters,
            RuntimeFunction.Type result,
            Body body) {
        all.add(RuntimeFunction.of("athena_" + name, parameters, result, body));
        all.add(RuntimeFunction.of("athena_try_" + name, parameters, result, a -> orNull(body, a)));
    }

    private static @Nullable Object orNull(Body body, @Nullable Object[] arguments) {
        try {
            return body.apply(arguments);
        } catch (UnknownZone e) {
            throw e;
        } catch (AthenaFailure e) {
            return null;
        }
    }

    /** A double as Athena writes it: one digit before the point, then the exponent. */
    static String doubleText(double number) {
        return Double.isFinite(number)
                ? scientific(number, Double.toString(Math.abs(number)))
                : Double.toString(number);
    }

    private static String realText(double number) {
        return Double.isFinite(number)
                ? scientific(number, Float.toString((float) Math.abs(number)))
                : Double.toString(number);
    }

    private static String scientific(double number, String text) {
        if (number == 0) {
            return (1 / number < 0 ? "-" : "") + "0E0";
        }
        BigDecimal decimal = new BigDecimal(text).stripTrailingZeros();
        String digits = decimal.unscaledValue().toString();
        int exponent = digits.length() - 1 - decimal.scale();
        String fraction = digits.length() == 1 ? "0" : digits.substring(1);
        return (number < 0 ? "-" : "") + digits.charAt(0) + "." + fraction + "E" + exponent;
    }

    static Long whole(String text, long least, long most, String type) {
        String bare = text.strip();
        if (WHOLE.matcher(bare).matches()) {
            try {
                long number = Long.parseLong(bare);
                if (number >= least && number <= most) {
                    return number;
                }
            } catch (NumberFormatException e) {
                throw failure(text, type);
            }
        }
        throw failure(text, type);
    }

    static Double number(String text) {
        try {
            return Double.parseDouble(text);
        } catch (NumberFormatException e) {
            throw failure(text, "DOUBLE");
        }
    }

    static Double real(String text) {
        try {
            return (double) Float.parseFloat(text);
        } catch (NumberFormatException e) {
            throw failure(text, "REAL");
        }
    }

    static String decimal(String text, long precision, long scale) {
        if (!DECIMAL.matcher(text).matches()) {
            throw new AthenaFailure("Cannot cast VARCHAR '" + text + "' to DECIMAL(" + precision + ", " + scale
                    + "). Value is not a number.");
        }
        return fitted(new BigDecimal(text), "VARCHAR '" + text + "'", precision, scale);
    }

    private static String decimal(double number, String text, String type, long precision, long scale) {
        if (!Double.isFinite(number)) {
            throw new AthenaFailure(
                    "Cannot cast " + type + " '" + text + "' to DECIMAL(" + precision + ", " + scale + ")");
        }
        return fitted(new BigDecimal(text), type + " '" + text + "'", precision, scale);
    }

    private static String fitted(BigDecimal number, String value, long precision, long scale) {
        BigDecimal result = number.setScale(Math.toIntExact(scale), RoundingMode.HALF_UP);
        if (result.precision() > precision) {
            throw new AthenaFailure(
                    "Cannot cast " + value + " to DECIMAL(" + precision + ", " + scale + "). Value too large.");
        }
        return result.toPlainString();
    }

    private static LocalDateTime timestamp(String text, long digits) {
        return MomentText.parse(text.strip())
                .filter(moment ->
                        moment.zone() == null || ZoneNames.named(moment.zone()).isPresent())
                .map(moment -> moment.rounded(Math.toIntExact(digits)))
                .orElseThrow(() -> new AthenaFailure("Value cannot be cast to timestamp: " + text));
    }

    private static Object zoned(String text, long digits) {
        Optional<MomentText> moment = MomentText.parse(text.strip());
        if (moment.isEmpty()) {
            throw new AthenaFailure("Value cannot be cast to timestamp with time zone: " + text);
        }
        String zone = moment.get().zone();
        Optional<String> name = Optional.ofNullable(zone).map(ZoneNames::named).orElse(Optional.of(ZoneNames.UTC));
        if (name.isEmpty()) {
            throw new AthenaFailure("Value cannot be cast to timestamp with time zone: " + text);
        }
        if (!name.get().equals(ZoneNames.UTC)) {
            throw new UnknownZone(text);
        }
        return moment.get().rounded(Math.toIntExact(digits)).atOffset(ZoneOffset.UTC);
    }

    private static AthenaFailure failure(String text, String type) {
        return new AthenaFailure("Cannot cast '" + text + "' to " + type.toUpperCase(Locale.ROOT));
    }
}
