package io.coldtrail.decode.cloudtrail;

import io.coldtrail.columnar.RecordBatch;
import io.coldtrail.columnar.TextVector;
import io.coldtrail.json.ByteSink;
import io.coldtrail.json.JsonCursor;
import io.coldtrail.json.Utf8;
import io.coldtrail.problem.Limits;
import io.coldtrail.schema.LakeTable;
import io.coldtrail.schema.Provenance;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/**
 * Stages one CloudTrail event in a batch. A field that fits no column, by name or by type, goes to
 * {@code unmapped_json}; of a key that comes twice the last value counts, as in JSON readers at large, and the earlier
 * ones go there too.
 */
final class EventParser {
    private static final FieldTable ENVELOPE = new FieldTable(List.of("detail"));

    private final RecordBatch batch;
    private final JsonCursor cursor;
    private final Binding.Fields event;
    private final TextVector eventSource;
    private final TextVector eventName;
    private final TextVector unmappedColumn;
    private final UnmappedFields unmapped = new UnmappedFields();
    private final ByteSink plainKey = new ByteSink();
    private byte[] bytes = new byte[0];

    EventParser(RecordBatch batch, Limits limits) {
        this.batch = batch;
        cursor = new JsonCursor(limits);
        event = Binding.ofBatch(batch, LakeTable.CLOUDTRAIL.dataColumns());
        eventSource = batch.text(batch.indexOf("eventsource"));
        eventName = batch.text(batch.indexOf("eventname"));
        unmappedColumn = batch.text(batch.indexOf(Provenance.UNMAPPED));
    }

    /**
     * Stages the object that begins at {@code start}; of an EventBridge envelope, the event in its {@code detail}.
     *
     * @return the index after the object
     * @throws io.coldtrail.json.Underflow where the bytes end before the object
     * @throws io.coldtrail.json.MalformedJson where the bytes are no JSON object
     */
    int parse(byte[] source, int start, int end) {
        bytes = source;
        cursor.reset(source, start, end);
        unmapped.clear();
        members(event);
        if (!isEvent() && holdsDetail(start, end)) {
            batch.discardRow();
            unmapped.clear();
            envelope(start, end);
        }
        if (!unmapped.isEmpty()) {
            ByteSink text = unmapped.finish();
            stageChecked(unmappedColumn, text.array(), 0, text.length());
        }
        return cursor.position();
    }

    /** Whether what was staged is an event. */
    boolean isEvent() {
        return eventSource.isStaged() && eventName.isStaged();
    }

    private boolean holdsDetail(int start, int end) {
        int after = cursor.position();
        cursor.reset(bytes, start, end);
        cursor.expect('{');
        boolean found = false;
        if (!cursor.consumeIf('}')) {
            do {
                cursor.string();
                boolean detail = ENVELOPE.find(bytes, cursor.stringStart(), cursor.stringEnd()) >= 0;
                cursor.expect(':');
                found |= detail && cursor.peek() == '{';
                cursor.skipValue();
            } while (cursor.another('}'));
        }
        cursor.reset(bytes, after, end);
        return found;
    }

    /** Stages the first object that is the envelope's detail; what else the envelope holds has no column. */
    private void envelope(int start, int end) {
        cursor.reset(bytes, start, end);
        cursor.expect('{');
        boolean done = false;
        do {
            cursor.string();
            int keyStart = cursor.stringStart();
            int keyEnd = cursor.stringEnd();
            boolean detail = ENVELOPE.find(bytes, keyStart, keyEnd) >= 0;
            cursor.expect(':');
            if (detail && !done && cursor.peek() == '{') {
                done = true;
                unmapped.enter(bytes, keyStart, keyEnd);
                members(event);
                unmapped.leave();
            } else {
                cursor.peek();
                int valueStart = cursor.position();
                cursor.skipValue();
                unmapped.add(bytes, keyStart, keyEnd, bytes, valueStart, cursor.position());
            }
        } while (cursor.another('}'));
    }

    private void members(Binding.Fields fields) {
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

    private static void stageChecked(TextVector vector, byte[] source, int start, int end) {
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
