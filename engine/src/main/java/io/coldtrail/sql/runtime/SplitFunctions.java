package io.coldtrail.sql.runtime;

import static io.coldtrail.sql.runtime.RuntimeFunction.Type.TEXT;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;

/** Texts of keys and values taken apart, as JSON objects. */
final class SplitFunctions {
    static final List<RuntimeFunction> ALL = List.of(
            RuntimeFunction.of("athena_split_pairs", List.of(TEXT, TEXT, TEXT), TEXT, arguments -> {
                Map<String, CharSequence> values = new LinkedHashMap<>();
                split(arguments, (key, value) -> {
                    StringBuilder json = new StringBuilder();
                    JsonWriter.quote(value, json);
                    if (values.put(key, json) != null) {
                        throw new AthenaFailure("Duplicate keys (" + key + ") are not allowed");
                    }
                });
                return object(values);
            }),
            RuntimeFunction.of("athena_split_multipairs", List.of(TEXT, TEXT, TEXT), TEXT, arguments -> {
                Map<String, List<String>> values = new LinkedHashMap<>();
                split(
                        arguments,
                        (key, value) -> values.computeIfAbsent(key, any -> new ArrayList<>())
                                .add(value));
                Map<String, CharSequence> lists = new LinkedHashMap<>();
                values.forEach((key, list) -> lists.put(key, TextList.json(list)));
                return object(lists);
            }));

    private SplitFunctions() {}

    private static Object object(Map<String, CharSequence> values) {
        StringBuilder json = new StringBuilder();
        JsonWriter.object(values, json);
        return json.toString();
    }

    private static void split(Object[] arguments, BiConsumer<String, String> entries) {
        String text = (String) arguments[0];
        String between = (String) arguments[1];
        String equals = (String) arguments[2];
        require(!between.isEmpty(), "entryDelimiter is empty");
        require(!equals.isEmpty(), "keyValueDelimiter is empty");
        require(!between.equals(equals), "entryDelimiter and keyValueDelimiter must not be the same");
        int start = 0;
        while (start < text.length()) {
            int found = text.indexOf(between, start);
            int end = found < 0 ? text.length() : found;
            String entry = text.substring(start, end);
            int middle = entry.indexOf(equals);
            require(
                    middle >= 0 && entry.indexOf(equals, middle + equals.length()) < 0,
                    "Key-value delimiter must appear exactly once in each entry. Bad input: '" + entry + "'");
            entries.accept(entry.substring(0, middle), entry.substring(middle + equals.length()));
            start = end + between.length();
        }
    }

    private static void require(boolean known, String problem) {
        if (!known) {
            throw new AthenaFailure(problem);
        }
    }
}
