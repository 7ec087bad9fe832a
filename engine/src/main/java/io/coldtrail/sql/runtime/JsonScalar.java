package io.coldtrail.sql.runtime;

import io.coldtrail.sql.runtime.JsonScanner.Token;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Casts of a scalar in JSON to a scalar of SQL, as the text of its value. */
final class JsonScalar {
    private static final int MAX_WHOLE_DIGITS = 40;

    private JsonScalar() {}

    /** The value that the scanner's current token is, as a text; null for JSON's null. */
    static @Nullable String text(JsonScanner scanner, String type) {
        if (type.equals("json")) {
            StringBuilder json = new StringBuilder();
            JsonWriter.copy(scanner, JsonWriter.Members.AS_WRITTEN, json);
            return json.toString();
        }
        return switch (scanner.current()) {
            case NULL -> null;
            case TEXT -> ofText(scanner.value(), type);
            case TRUE, FALSE -> ofTruth(scanner.current() == Token.TRUE, type);
            case WHOLE, FRACTION -> ofNumber(scanner, type);
            default -> throw new AthenaFailure("Unexpected token when cast to " + type + ": " + shown(scanner));
        };
    }

    /** As a cast of a text to the type. */
    static String ofText(String text, String type) {
        return switch (type) {
            case "varchar" -> text;
            case "boolean" -> truth(text);
            case "double" -> CastFunctions.number(text).toString();
            case "real" -> CastFunctions.real(text).toString();
            case "bigint", "integer", "smallint", "tinyint" -> whole(text, type);
            default -> {
                int[] digits = digits(type);
                yield CastFunctions.decimal(text, digits[0], digits[1]);
            }
        };
    }

    private static String ofTruth(boolean truth, String type) {
        return switch (type) {
            case "varchar", "boolean" -> Boolean.toString(truth);
            default -> truth ? "1" : "0";
        };
    }

    private static String ofNumber(JsonScanner scanner, String type) {
        String number = scanner.value();
        boolean whole = scanner.current() == Token.WHOLE;
        return switch (type) {
            case "varchar" -> whole ? JsonWriter.whole(number) : CastFunctions.doubleText(Double.parseDouble(number));
            case "boolean" -> Boolean.toString(Double.parseDouble(number) != 0);
            case "double", "real" -> number;
            case "bigint", "integer", "smallint", "tinyint" -> rounded(new BigDecimal(number), type);
            default -> decimal(new BigDecimal(number), type);
        };
    }

    private static String truth(String text) {
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "t", "true", "1" -> "true";
            case "f", "false", "0" -> "false";
            default -> throw new AthenaFailure("Cannot cast '" + text + "' to BOOLEAN");
        };
    }

    private static String whole(String text, String type) {
        long most = switch (type) {
            case "bigint" -> Long.MAX_VALUE;
            case "integer" -> Integer.MAX_VALUE;
            case "smallint" -> Short.MAX_VALUE;
            default -> Byte.MAX_VALUE;
        };
        return CastFunctions.whole(text, -most - 1, most, type).toString();
    }

    private static String rounded(BigDecimal number, String type) {
        // A long exponent would fill the memory with zeros.
        if (number.precision() - (long) number.scale() > MAX_WHOLE_DIGITS) {
            throw new AthenaFailure("Cannot cast '" + number + "' to " + type);
        }
        return whole(number.setScale(0, RoundingMode.HALF_UP).toPlainString(), type);
    }

    private static String decimal(BigDecimal number, String type) {
        int[] digits = digits(type);
        if (number.precision() - (long) number.scale() > digits[0] - digits[1]) {
            throw failure(type);
        }
        BigDecimal rounded = number.setScale(digits[1], RoundingMode.HALF_UP);
        if (rounded.precision() > digits[0]) {
            throw failure(type);
        }
        return rounded.toPlainString();
    }

    /** Precision and scale of {@code decimal(precision,scale)}. */
    private static int[] digits(String type) {
        return Stream.of(type.replaceAll("[^0-9,]", "").split(",", -1))
                .mapToInt(Integer::parseInt)
                .toArray();
    }

    private static AthenaFailure failure(String type) {
        return new AthenaFailure("Cannot cast input json to " + type.toUpperCase(Locale.ROOT));
    }

    /** The current value for a message. */
    static String shown(JsonScanner scanner) {
        return switch (scanner.current()) {
            case OBJECT -> "{";
            case ARRAY -> "[";
            case TRUE -> "true";
            case FALSE -> "false";
            default -> scanner.value();
        };
    }
}
