package io.coldtrail.sql.runtime;

import io.coldtrail.sql.runtime.JsonScanner.Token;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Makes a value of another type from JSON. A scalar comes as the text of the value; an array, a map or a row as JSON
 * whose scalars are such texts in quotes, which DuckDB casts without changing anything.
 *
 * <p>Types are written {@code bigint}, {@code decimal(10,2)}, {@code array<T>}, {@code map<K,V>} and
 * {@code row<"name"T,"name"T>}, names as in JSON.
 */
final class JsonCast {
    private static final BoundedCache<String, JsonCast> CACHE = new BoundedCache<>(type -> new Parser(type).whole());

    private final Kind kind;
    /** The scalar's name. */
    private final String scalar;
    /** The element; the key and the value; or the fields. */
    private final List<JsonCast> parts;

    private final List<String> names;

    private enum Kind {
        SCALAR,
        ARRAY,
        MAP,
        ROW
    }

    private JsonCast(Kind kind, String scalar, List<JsonCast> parts, List<String> names) {
        this.kind = kind;
        this.scalar = scalar;
        this.parts = parts;
        this.names = names;
    }

    static JsonCast to(String type) {
        return CACHE.get(type);
    }

    /** The text for DuckDB, or null for JSON's null. */
    @Nullable
    String apply(String json) {
        JsonScanner scanner = new JsonScanner(json);
        try {
            scanner.next();
            if (kind == Kind.SCALAR) {
                return JsonScalar.text(scanner, scalar);
            }
            if (scanner.current() == Token.NULL) {
                return null;
            }
            StringBuilder text = new StringBuilder();
            write(scanner, text);
            return text.toString();
        } catch (NotJson e) {
            throw new AthenaFailure("Cannot cast '" + json + "': it is not JSON");
        }
    }

    private void write(JsonScanner scanner, StringBuilder text) {
        if (kind == Kind.SCALAR) {
            String value = JsonScalar.text(scanner, scalar);
            if (value == null) {
                text.append("null");
            } else {
                JsonWriter.quote(value, text);
            }
        } else if (scanner.current() == Token.NULL) {
            text.append("null");
        } else if (kind == Kind.ARRAY) {
            require(scanner, Token.ARRAY, "a json array");
            text.append('[');
            for (int i = 0; scanner.next() != Token.ARRAY_END; i++) {
                text.append(i == 0 ? "" : ",");
                parts.get(0).write(scanner, text);
            }
            text.append(']');
        } else if (kind == Kind.MAP) {
            require(scanner, Token.OBJECT, "a json object");
            JsonWriter.object(entries(scanner), text);
        } else if (scanner.current() == Token.ARRAY) {
            JsonWriter.object(fieldsByPosition(scanner), text);
        } else {
            require(scanner, Token.OBJECT, "a json object or a json array");
            JsonWriter.object(fieldsByName(scanner), text);
        }
    }

    private Map<String, StringBuilder> entries(JsonScanner scanner) {
        Map<String, StringBuilder> entries = new LinkedHashMap<>();
        while (scanner.next() == Token.NAME) {
            String key = JsonScalar.ofText(scanner.value(), parts.get(0).scalar);
            StringBuilder value = new StringBuilder();
            if (entries.put(key, value) != null) {
                throw new AthenaFailure("Duplicate map keys are not allowed: " + key);
            }
            scanner.next();
            parts.get(1).write(scanner, value);
        }
        return entries;
    }

    private Map<String, StringBuilder> fieldsByPosition(JsonScanner scanner) {
        Map<String, StringBuilder> fields = new LinkedHashMap<>();
        for (int i = 0; i < parts.size(); i++) {
            if (scanner.next() == Token.ARRAY_END) {
                throw new AthenaFailure("Cannot cast a json array of " + i + " to a row of " + parts.size());
            }
            StringBuilder value = new StringBuilder();
            parts.get(i).write(scanner, value);
            fields.put(names.get(i), value);
        }
        if (scanner.next() != Token.ARRAY_END) {
            throw new AthenaFailure("Cannot cast a longer json array to a row of " + parts.size());
        }
        return fields;
    }

    /** Fields that are not there are NULL; members that are no field are passed over. */
    private Map<String, StringBuilder> fieldsByName(JsonScanner scanner) {
        StringBuilder[] values = new StringBuilder[parts.size()];
        while (scanner.next() == Token.NAME) {
            int field = names.indexOf(scanner.value().toLowerCase(Locale.ROOT));
            scanner.next();
            if (field < 0) {
                scanner.skip();
                continue;
            }
            if (values[field] != null) {
                throw new AthenaFailure("Duplicate field: " + names.get(field));
            }
            values[field] = new StringBuilder();
            parts.get(field).write(scanner, values[field]);
        }
        Map<String, StringBuilder> fields = new LinkedHashMap<>();
        for (int i = 0; i < values.length; i++) {
            fields.put(names.get(i), values[i] == null ? new StringBuilder("null") : values[i]);
        }
        return fields;
    }

    private static void require(JsonScanner scanner, Token token, String what) {
        if (scanner.current() != token) {
            throw new AthenaFailure("Expected " + what + ", but got " + JsonScalar.shown(scanner));
        }
    }

    private static final class Parser {
        private final String type;
        private int next;

        Parser(String type) {
            this.type = type;
        }

        JsonCast whole() {
            JsonCast whole = one();
            if (next != type.length()) {
                throw new IllegalStateException("no type: " + type);
            }
            return whole;
        }

        private JsonCast one() {
            int start = next;
            while (next < type.length() && "<>\"".indexOf(type.charAt(next)) < 0 && !separated(start)) {
                next++;
            }
            String name = type.substring(start, next);
            if (next == type.length() || type.charAt(next) != '<') {
                return new JsonCast(Kind.SCALAR, name, List.of(), List.of());
            }
            List<JsonCast> parts = new ArrayList<>();
            List<String> names = new ArrayList<>();
            while (type.charAt(next) != '>') {
                next++;
                if (name.equals("row")) {
                    names.add(name());
                }
                parts.add(one());
            }
            next++;
            return new JsonCast(Kind.valueOf(name.toUpperCase(Locale.ROOT)), "", List.copyOf(parts), names);
        }

        /** Whether a comma stands here that is none within {@code decimal(10,2)}. */
        private boolean separated(int start) {
            return (type.charAt(next) == ',' && type.substring(start, next).indexOf('(') < 0)
                    || (type.charAt(next) == ',' && type.charAt(next - 1) == ')');
        }

        private String name() {
            int close = next + 1;
            while (type.charAt(close) != '"') {
                close += type.charAt(close) == '\\' ? 2 : 1;
            }
            JsonScanner scanner = new JsonScanner(type.substring(next, close + 1));
            scanner.next();
            next = close + 1;
            return scanner.value();
        }
    }
}
