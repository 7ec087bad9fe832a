package io.coldtrail.sql.runtime;

import io.coldtrail.sql.runtime.JsonScanner.Token;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Casts of a scalar in JSON to a scalar of SQL, as the text of its value. */
final class JsonScalar {
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
            case "double", "real" -> TextNumbers.real(text, type);
            case "bigint", "integer", "smallint", "tinyint" -> whole(TextNumbers.whole(text, type), type);
            default -> decimal(TextNumbers.decimal(text, type), type);
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
            case "varchar" -> whole ? JsonWriter.whole(number) : DoubleText.of(Double.parseDouble(number));
            case "boolean" -> Boolean.toString(Double.parseDouble(number) != 0);
            case "double", "real" -> number;
            case "bigint", "integer", "smallint", "tinyint" ->
                whole(new BigDecimal(number).setScale(0, RoundingMode.HALF_UP).toBigInteger(), type);
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

    private static String whole(BigInteger number, String type) {
        int bits = switch (type) {
            case "bigint" -> Long.SIZE;
            case "integer" -> Integer.SIZE;
            case "smallint" -> Short.SIZE;
            default -> Byte.SIZE;
        };
        if (number.bitLength() >= bits) {
            throw new AthenaFailure("Cannot cast '" + number + "' to " + type);
        }
        return number.toString();
    }

    /** For {@code decimal(precision,scale)}. */
    private static String decimal(BigDecimal number, String type) {
        String[] sizes = type.replaceAll("[^0-9,]", "").split(",", -1);
        int scale = Integer.parseInt(sizes[1]);
        // A long exponent would fill the memory with zeros.
        if (number.precision() - (long) number.scale() > Integer.parseInt(sizes[0]) - scale) {
            throw new AthenaFailure("Cannot cast input json to " + type.toUpperCase(Locale.ROOT));
        }
        BigDecimal rounded = number.setScale(scale, RoundingMode.HALF_UP);
        if (rounded.precision() > Integer.parseInt(sizes[0])) {
            throw new AthenaFailure("Cannot cast input json to " + type.toUpperCase(Locale.ROOT));
        }
        return rounded.toPlainString();
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
