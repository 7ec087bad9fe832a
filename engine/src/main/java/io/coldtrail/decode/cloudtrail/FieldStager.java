package io.coldtrail.decode.cloudtrail;

import io.coldtrail.columnar.TextVector;
import io.coldtrail.json.ByteSink;
import io.coldtrail.json.JsonCursor;
import io.coldtrail.json.Utf8;
import io.coldtrail.problem.Limits;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Stages the members of an object in the vectors that its fields are bound to. A field that fits no column, by name or
 * by type, goes to the unmapped ones; of a key that comes twice the last value counts, as in JSON readers at large, and
 * the earlier ones go there too.
 */
final class FieldStager {
    private final JsonCursor cursor;
    private final UnmappedFields unmapped;
    private final ByteSink plainKey = new ByteSink();
    private byte[] bytes = new byte[0];

    FieldStager(Limits limits, UnmappedFields unmapped) {
        cursor = new JsonCursor(limits);
        this.unmapped = unmapped;
    }

    /** Goes to an object that begins at {@code start}. */
    void begin(byte[] source, int start, int end) {
        bytes = source;
        cursor.reset(source, start, end);
    }

    /** Index of the next byte. */
    int position() {
        return cursor.position();
    }

    /** Stages the members of the object at hand, and consumes it. */
    void members(Binding.Fields fields) {
        fields.begin();
        cursor.expect('{');
        if (cursor.consumeIf('}')) {
            return;
        }
        do {
            cursor.string();
            int keyStart = cursor.stringStart();
            int keyEnd = cursor.stringEnd();
            int field = find(fields, keyStart, keyEnd);
            cursor.expect(':');
            cursor.peek();
            int valueStart = cursor.position();
            if (field < 0) {
                cursor.skipValue();
                unmapped.add(bytes, keyStart, keyEnd, bytes, valueStart, cursor.position());
                continue;
            }
            if (fields.isMarker(field)) {
                boolean first = !fields.isSeen(field) && cursor.peek() == fields.markerFirst(field);
                cursor.skipValue();
                unmapped.add(bytes, keyStart, keyEnd, bytes, valueStart, cursor.position());
                if (first) {
                    fields.see(field, valueStart, cursor.position());
                }
                continue;
            }
            if (fields.isSeen(field)) {
                unmapped.add(bytes, keyStart, keyEnd, bytes, fields.start(field), fields.end(field));
            }
            value(fields.binding(field), keyStart, keyEnd);
            fields.see(field, valueStart, cursor.position());
        } while (cursor.another('}'));
    }

    private int find(Binding.Fields fields, int keyStart, int keyEnd) {
        if (!cursor.stringEscaped()) {
            return fields.find(bytes, keyStart, keyEnd);
        }
        plainKey.clear();
        plainKey.writeUnescaped(bytes, keyStart, keyEnd);
        return fields.find(plainKey.array(), 0, plainKey.length());
    }

    private void value(Binding binding, int keyStart, int keyEnd) {
        boolean fits;
        int valueStart = cursor.position();
        if (binding instanceof Binding.Text text) {
            fits = text(text.vector());
        } else if (binding instanceof Binding.JsonText json) {
            fits = jsonText(json.vector());
        } else if (binding instanceof Binding.Members members) {
            fits = object(members, keyStart, keyEnd);
        } else if (binding instanceof Binding.ObjectList list) {
            fits = list(list, keyStart, keyEnd);
        } else {
            fits = map((Binding.TextMap) binding, keyStart, keyEnd);
        }
        if (!fits) {
            unmapped.add(bytes, keyStart, keyEnd, bytes, valueStart, cursor.position());
        }
    }

    private boolean text(TextVector vector) {
        vector.unstage();
        int start = cursor.position();
        switch (cursor.peek()) {
            case '"' -> string(vector);
            case 'n' -> cursor.scalar();
            case '{', '[' -> {
                cursor.skipValue();
                return false;
            }
            default -> {
                cursor.scalar();
                vector.stage(bytes, start, cursor.position());
            }
        }
        return true;
    }

    private boolean jsonText(TextVector vector) {
        vector.unstage();
        int start = cursor.position();
        switch (cursor.peek()) {
            case '"' -> string(vector);
            case 'n' -> cursor.scalar();
            default -> {
                cursor.skipValue();
                vector.stage().writeCompact(bytes, start, cursor.position());
                mendStaged(vector);
            }
        }
        return true;
    }

    private void string(TextVector vector) {
        cursor.string();
        if (cursor.stringEscaped()) {
            vector.stage().writeUnescaped(bytes, cursor.stringStart(), cursor.stringEnd());
            mendStaged(vector);
        } else {
            stageChecked(vector, bytes, cursor.stringStart(), cursor.stringEnd());
        }
    }

    /** Stages text, mended where it is not UTF-8. */
    static void stageChecked(TextVector vector, byte[] source, int start, int end) {
        if (Utf8.isValid(source, start, end)) {
            vector.stage(source, start, end);
        } else {
            byte[] mended = Utf8.mend(source, start, end);
            vector.stage(mended, 0, mended.length);
        }
    }

    private static void mendStaged(TextVector vector) {
        if (!Utf8.isValid(vector.bytes(), vector.stagedStart(), vector.stagedEnd())) {
            byte[] mended = Utf8.mend(vector.bytes(), vector.stagedStart(), vector.stagedEnd());
            vector.stage(mended, 0, mended.length);
        }
    }

    private boolean object(Binding.Members binding, int keyStart, int keyEnd) {
        binding.vector().discardRow();
        if (cursor.peek() != '{') {
            return skipUnlessNull();
        }
        binding.vector().stage();
        unmapped.enter(bytes, keyStart, keyEnd);
        members(binding.fields());
        unmapped.leave();
        return true;
    }

    private boolean list(Binding.ObjectList binding, int keyStart, int keyEnd) {
        binding.vector().discardRow();
        if (cursor.peek() != '[') {
            return skipUnlessNull();
        }
        binding.vector().stage();
        unmapped.enter(bytes, keyStart, keyEnd);
        cursor.expect('[');
        if (!cursor.consumeIf(']')) {
            int index = 0;
            do {
                element(binding, index++);
            } while (cursor.another(']'));
        }
        unmapped.leave();
        return true;
    }

    private void element(Binding.ObjectList binding, int index) {
        Binding.Members element = binding.element();
        byte kind = cursor.peek();
        int start = cursor.position();
        if (kind == '{') {
            element.vector().stage();
            unmapped.enterElement(index);
            members(element.fields());
            unmapped.leave();
        } else if (!skipUnlessNull()) {
            byte[] name = Integer.toString(index).getBytes(StandardCharsets.US_ASCII);
            unmapped.add(name, 0, name.length, bytes, start, cursor.position());
        }
        element.vector().commitRow();
    }

    private boolean map(Binding.TextMap binding, int keyStart, int keyEnd) {
        binding.vector().discardRow();
        if (cursor.peek() != '{') {
            return skipUnlessNull();
        }
        binding.vector().stage();
        unmapped.enter(bytes, keyStart, keyEnd);
        cursor.expect('{');
        if (!cursor.consumeIf('}')) {
            int first = binding.vector().keys().rows();
            do {
                entry(binding, first);
            } while (cursor.another('}'));
        }
        unmapped.leave();
        return true;
    }

    private void entry(Binding.TextMap binding, int first) {
        TextVector keys = binding.vector().keys();
        string(keys);
        int keyStart = cursor.stringStart();
        int keyEnd = cursor.stringEnd();
        cursor.expect(':');
        cursor.peek();
        int valueStart = cursor.position();
        boolean fits = text(binding.vector().values());
        // Parquet's maps have each key once; the first one stays.
        boolean repeated = isRepeated(keys, first);
        if (!fits || repeated) {
            unmapped.add(bytes, keyStart, keyEnd, bytes, valueStart, cursor.position());
        }
        if (repeated) {
            keys.unstage();
            binding.vector().values().unstage();
        } else {
            binding.vector().commitEntry();
        }
    }

    private static boolean isRepeated(TextVector keys, int first) {
        for (int row = first; row < keys.rows(); row++) {
            if (Arrays.equals(
                    keys.bytes(),
                    keys.start(row),
                    keys.start(row) + keys.length(row),
                    keys.bytes(),
                    keys.stagedStart(),
                    keys.stagedEnd())) {
                return true;
            }
        }
        return false;
    }

    /** Consumes a value that is no container of the wanted kind; a null fits everywhere. */
    private boolean skipUnlessNull() {
        boolean isNull = cursor.peek() == 'n';
        cursor.skipValue();
        return isNull;
    }
}
