package io.coldtrail.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Writes one of our own documents as JSON text. Keys are camelCase and come in the order of the calls, so that the same
 * data gives the same bytes.
 */
public final class JsonText {
    private static final JsonFactory FACTORY = new JsonFactory();
    private static final VisibleEscapes ESCAPES = new VisibleEscapes();

    private final JsonGenerator generator;

    private JsonText(JsonGenerator generator) {
        this.generator = generator;
    }

    /** One object on one line, without a line end. */
    public static String line(Consumer<JsonText> members) {
        return write(members, false);
    }

    /** One object, indented for people, without a final line end; characters that act on a screen are escapes. */
    public static String document(Consumer<JsonText> members) {
        return write(members, true);
    }

    private static String write(Consumer<JsonText> members, boolean indented) {
        StringWriter text = new StringWriter();
        try (JsonGenerator generator = FACTORY.createGenerator(text)) {
            if (indented) {
                generator.useDefaultPrettyPrinter();
                generator.setCharacterEscapes(ESCAPES);
            }
            generator.writeStartObject();
            members.accept(new JsonText(generator));
            generator.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }

    /** A member of text, {@code null} where there is none. */
    public JsonText put(String key, @Nullable String value) {
        return emit(() -> generator.writeStringField(key, value));
    }

    public JsonText put(String key, long value) {
        return emit(() -> generator.writeNumberField(key, value));
    }

    public JsonText put(String key, double value) {
        return emit(() -> generator.writeNumberField(key, value));
    }

    /** A number with all of its digits, never with an exponent. */
    public JsonText put(String key, BigDecimal value) {
        return emit(() -> {
            generator.writeFieldName(key);
            generator.writeNumber(value.toPlainString());
        });
    }

    public JsonText put(String key, boolean value) {
        return emit(() -> generator.writeBooleanField(key, value));
    }

    public JsonText put(String key, List<String> values) {
        return emit(() -> {
            generator.writeArrayFieldStart(key);
            for (String value : values) {
                generator.writeString(value);
            }
            generator.writeEndArray();
        });
    }

    public JsonText putObject(String key, Consumer<JsonText> members) {
        return emit(() -> {
            generator.writeObjectFieldStart(key);
            members.accept(this);
            generator.writeEndObject();
        });
    }

    /** A member that is an array of objects, one for each item. */
    public <T> JsonText putObjects(String key, List<T> items, BiConsumer<JsonText, T> members) {
        return emit(() -> {
            generator.writeArrayFieldStart(key);
            for (T item : items) {
                generator.writeStartObject();
                members.accept(this, item);
                generator.writeEndObject();
            }
            generator.writeEndArray();
        });
    }

    private JsonText emit(Emission emission) {
        try {
            emission.run();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return this;
    }

    @FunctionalInterface
    private interface Emission {
        void run() throws IOException;
    }
}
