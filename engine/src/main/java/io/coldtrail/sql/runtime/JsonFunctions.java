package io.coldtrail.sql.runtime;

import static io.coldtrail.sql.runtime.RuntimeFunction.Type.REAL;
import static io.coldtrail.sql.runtime.RuntimeFunction.Type.TEXT;
import static io.coldtrail.sql.runtime.RuntimeFunction.Type.TRUTH;
import static io.coldtrail.sql.runtime.RuntimeFunction.Type.WHOLE;

import io.coldtrail.sql.runtime.JsonScanner.Token;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Functions on JSON, of type {@code json} or as text. Most give NULL for what is no JSON, as Athena's do. */
final class JsonFunctions {
    static final List<RuntimeFunction> ALL = List.of(
            RuntimeFunction.of(
                    "athena_json_scalar_at",
                    List.of(TEXT, TEXT),
                    TEXT,
                    arguments -> at(arguments, JsonFunctions::scalar)),
            RuntimeFunction.of(
                    "athena_json_extract", List.of(TEXT, TEXT), TEXT, arguments -> at(arguments, JsonFunctions::value)),
            RuntimeFunction.of(
                    "athena_json_size", List.of(TEXT, TEXT), WHOLE, arguments -> at(arguments, JsonFunctions::size)),
            RuntimeFunction.of("athena_json_parse", List.of(TEXT), TEXT, arguments -> parse((String) arguments[0])),
            RuntimeFunction.of(
                    "athena_is_json_scalar", List.of(TEXT), TRUTH, arguments -> isScalar((String) arguments[0])),
            RuntimeFunction.of(
                    "athena_json_array_length", List.of(TEXT), WHOLE, arguments -> length((String) arguments[0])),
            RuntimeFunction.of(
                    "athena_json_array_get",
                    List.of(TEXT, WHOLE),
                    TEXT,
                    arguments -> element((String) arguments[0], (Long) arguments[1])),
            contains("text", TEXT, value -> {
                String wanted = (String) value;
                return scanner ->
                        scanner.current() == Token.TEXT && scanner.value().equals(wanted);
            }),
            contains("whole", WHOLE, value -> {
                String wanted = value.toString();
                return scanner -> scanner.current() == Token.WHOLE
                        && JsonWriter.whole(scanner.value()).equals(wanted);
            }),
            contains("real", REAL, value -> {
                double wanted = (Double) value;
                return scanner -> scanner.current() == Token.FRACTION && Double.parseDouble(scanner.value()) == wanted;
            }),
            contains("truth", TRUTH, value -> {
                Token wanted = (Boolean) value ? Token.TRUE : Token.FALSE;
                return scanner -> scanner.current() == wanted;
            }));

    private JsonFunctions() {}

    private static @Nullable Object at(@Nullable Object[] arguments, Function<JsonScanner, @Nullable Object> read) {
        JsonPath path = JsonPath.of((String) arguments[1]);
        JsonScanner scanner = new JsonScanner((String) arguments[0]);
        try {
            return path.find(scanner) ? read.apply(scanner) : null;
        } catch (NotJson e) {
            return null;
        }
    }

    private static @Nullable Object scalar(JsonScanner scanner) {
        return switch (scanner.current()) {
            case TEXT, WHOLE, FRACTION -> scanner.value();
            case TRUE -> "true";
            case FALSE -> "false";
            default -> null;
        };
    }

    private static Object value(JsonScanner scanner) {
        StringBuilder json = new StringBuilder();
        JsonWriter.copy(scanner, JsonWriter.Members.AS_WRITTEN, json);
        return json.toString();
    }

    private static Object size(JsonScanner scanner) {
        Token opening = scanner.current();
        long size = 0;
        if (opening == Token.ARRAY) {
            while (scanner.next() != Token.ARRAY_END) {
                scanner.skip();
                size++;
            }
        } else if (opening == Token.OBJECT) {
            while (scanner.next() == Token.NAME) {
                scanner.next();
                scanner.skip();
                size++;
            }
        }
        return size;
    }

    private static Object parse(String text) {
        JsonScanner scanner = new JsonScanner(text);
        StringBuilder json = new StringBuilder();
        try {
            scanner.next();
            JsonWriter.copy(scanner, JsonWriter.Members.SORTED, json);
            if (scanner.next() == Token.NONE) {
                return json.toString();
            }
        } catch (NotJson e) {
            // Told below: it carries nothing.
        }
        throw new AthenaFailure("Cannot convert value to JSON: '" + text + "'");
    }

    private static Object isScalar(String text) {
        JsonScanner scanner = new JsonScanner(text);
        try {
            Token first = scanner.next();
            scanner.skip();
            if (first != Token.NONE && scanner.next() == Token.NONE) {
                return !first.opens();
            }
        } catch (NotJson e) {
            // Told below: it carries nothing.
        }
        throw new AthenaFailure("Invalid JSON value: " + text);
    }

    private static @Nullable Object length(String text) {
        JsonScanner scanner = new JsonScanner(text);
        try {
            return scanner.next() == Token.ARRAY ? size(scanner) : null;
        } catch (NotJson e) {
            return null;
        }
    }

    /** An element, from the end for a negative position. As in Athena, a text comes without quotes. */
    private static @Nullable Object element(String text, long position) {
        JsonScanner scanner = new JsonScanner(text);
        try {
            if (scanner.next() != Token.ARRAY) {
                return null;
            }
            if (position >= 0) {
                for (long i = 0; scanner.next() != Token.ARRAY_END; i++) {
                    if (i == position) {
                        return bare(scanner);
                    }
                    scanner.skip();
                }
                return null;
            }
            List<@Nullable Object> elements = new ArrayList<>();
            while (scanner.next() != Token.ARRAY_END) {
                elements.add(bare(scanner));
            }
            return -position > elements.size() ? null : elements.get((int) (elements.size() + position));
        } catch (NotJson e) {
            return null;
        }
    }

    private static @Nullable Object bare(JsonScanner scanner) {
        if (scanner.current() == Token.NULL) {
            return null;
        }
        return scanner.current() == Token.TEXT ? scanner.value() : value(scanner);
    }

    private static RuntimeFunction contains(
            String kind, RuntimeFunction.Type type, Function<Object, Predicate<JsonScanner>> matcher) {
        return RuntimeFunction.of("athena_json_array_contains_" + kind, List.of(TEXT, type), TRUTH, arguments -> {
            Predicate<JsonScanner> wanted = matcher.apply(arguments[1]);
            JsonScanner scanner = new JsonScanner((String) arguments[0]);
            try {
                return scanner.next() == Token.ARRAY ? holds(scanner, wanted) : null;
            } catch (NotJson e) {
                return null;
            }
        });
    }

    private static boolean holds(JsonScanner scanner, Predicate<JsonScanner> wanted) {
        while (scanner.next() != Token.ARRAY_END) {
            if (wanted.test(scanner)) {
                return true;
            }
            scanner.skip();
        }
        return false;
    }
}
