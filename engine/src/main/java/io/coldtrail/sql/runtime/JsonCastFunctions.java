package io.coldtrail.sql.runtime;

import static io.coldtrail.sql.runtime.RuntimeFunction.Type.REAL;
import static io.coldtrail.sql.runtime.RuntimeFunction.Type.TEXT;

import java.util.List;
import java.util.function.DoubleFunction;
import org.jspecify.annotations.Nullable;

/** Casts between JSON and other types. */
final class JsonCastFunctions {
    static final List<RuntimeFunction> ALL = List.of(
            RuntimeFunction.of(
                    "athena_json_cast",
                    List.of(TEXT, TEXT),
                    TEXT,
                    arguments -> cast((String) arguments[0], (String) arguments[1])),
            RuntimeFunction.of("athena_try_json_cast", List.of(TEXT, TEXT), TEXT, arguments -> {
                try {
                    return cast((String) arguments[0], (String) arguments[1]);
                } catch (AthenaFailure e) {
                    return null;
                }
            }),
            RuntimeFunction.of("athena_json_quote", List.of(TEXT), TEXT, arguments -> {
                StringBuilder json = new StringBuilder();
                JsonWriter.quote((String) arguments[0], json);
                return json.toString();
            }),
            ofNumber("athena_json_double", Double::toString),
            ofNumber("athena_json_real", number -> Float.toString((float) number)));

    private JsonCastFunctions() {}

    private static @Nullable Object cast(String json, String type) {
        return JsonCast.to(type).apply(json);
    }

    private static RuntimeFunction ofNumber(String name, DoubleFunction<String> text) {
        return RuntimeFunction.of(name, List.of(REAL), TEXT, arguments -> {
            double number = (Double) arguments[0];
            return Double.isFinite(number) ? text.apply(number) : "\"" + number + "\"";
        });
    }
}
