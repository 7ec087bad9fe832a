package io.coldtrail.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Reads texts that the query engine wrote: JSON arrays of values of whatever kind the caller makes of them. */
public final class JsonArrays {
    /** Evidence may hold texts of any length. */
    private static final JsonFactory JSON = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxStringLength(Integer.MAX_VALUE)
                    .build())
            .build();

    private JsonArrays() {}

    /**
     * Makes values.
     *
     * @param <T> the values
     */
    public interface Maker<T> {
        /** The value for {@code null}. */
        T none();

        T text(String value);

        T bool(boolean value);

        T whole(long value);

        T list(List<T> values);

        /**
         * A value for an object.
         *
         * @param names of its members, in order
         * @param values of its members, in the same order
         */
        T object(List<String> names, List<T> values);
    }

    /**
     * The elements of an array.
     *
     * @throws IllegalStateException where the text is no array, or holds numbers that are not whole
     */
    public static <T> List<T> elements(String array, Maker<T> maker) {
        try (JsonParser json = JSON.createParser(array)) {
            json.nextToken();
            return elements(json, maker);
        } catch (IOException e) {
            throw new IllegalStateException("the query engine wrote damaged JSON", e);
        }
    }

    private static <T> List<T> elements(JsonParser json, Maker<T> maker) throws IOException {
        List<T> values = new ArrayList<>();
        while (json.nextToken() != JsonToken.END_ARRAY) {
            values.add(value(json, maker));
        }
        return values;
    }

    private static <T> T value(JsonParser json, Maker<T> maker) throws IOException {
        return switch (json.currentToken()) {
            case VALUE_NULL -> maker.none();
            case VALUE_STRING -> maker.text(json.getText());
            case VALUE_TRUE -> maker.bool(true);
            case VALUE_FALSE -> maker.bool(false);
            case VALUE_NUMBER_INT -> maker.whole(json.getLongValue());
            case START_ARRAY -> maker.list(elements(json, maker));
            case START_OBJECT -> object(json, maker);
            default -> throw new IllegalStateException("such an array has no " + json.currentToken());
        };
    }

    private static <T> T object(JsonParser json, Maker<T> maker) throws IOException {
        List<String> names = new ArrayList<>();
        List<T> values = new ArrayList<>();
        while (json.nextToken() != JsonToken.END_OBJECT) {
            names.add(json.currentName());
            json.nextToken();
            values.add(value(json, maker));
        }
        return maker.object(names, values);
    }
}
