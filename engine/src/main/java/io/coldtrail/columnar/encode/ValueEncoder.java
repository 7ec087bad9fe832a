package io.coldtrail.columnar.encode;

import java.util.Arrays;
import org.apache.parquet.column.Encoding;
import org.jspecify.annotations.Nullable;

/**
 * The values of a column chunk, by ids of a dictionary while that pays, then as they are. What it decides depends on the
 * values alone. Not thread-safe.
 */
final class ValueEncoder {
    /**
     * Where so many values are all distinct, they are identifiers of something. Addresses drawn from thousands show some
     * twice by then, and fill a page with repeats.
     */
    private static final int TRIAL = 2_048;

    private final @Nullable Dictionary dictionary;
    private final Bytes plain = new Bytes();
    private final HybridEncoder packedIds = new HybridEncoder(0);
    private int[] ids = new int[64];
    private int idCount;

    /** Whether the next value is looked up. */
    private boolean byDictionary;

    /** Whether a finished page refers to the dictionary. */
    private boolean dictionaryUsed;

    /** Values of the chunk so far, and their bytes as PLAIN has them, while they are looked up. */
    private long values;

    private long plainBytes;

    /** @param dictionary none for values that hardly ever repeat */
    ValueEncoder(@Nullable Dictionary dictionary) {
        this.dictionary = dictionary;
        byDictionary = dictionary != null;
    }

    /** Whether the next value comes through {@link #add(int, int)}; else it goes to {@link #plain()}. */
    boolean byDictionary() {
        return byDictionary;
    }

    /** Where values go as PLAIN has them. */
    Bytes plain() {
        return plain;
    }

    /**
     * Adds a value by its id.
     *
     * @param size of the value as PLAIN has it
     */
    void add(int id, int size) {
        if (idCount == ids.length) {
            ids = Arrays.copyOf(ids, idCount * 2);
        }
        ids[idCount++] = id;
        plainBytes += size;
        if (++values == TRIAL && id == TRIAL - 1) {
            giveUp();
        }
    }

    /** Looks up no further values of the chunk. */
    void giveUp() {
        Dictionary known = dictionary;
        if (known == null || !byDictionary) {
            return;
        }
        byDictionary = false;
        for (int i = 0; i < idCount; i++) {
            known.writePlain(ids[i], plain);
        }
        idCount = 0;
        if (!dictionaryUsed) {
            known.clear();
        }
    }

    /** Bytes of the page so far, roughly. */
    int pageBytes() {
        return plain.length() + idCount * 2;
    }

    /** Bytes of memory in use. */
    long memory() {
        return plain.length()
                + 4L * idCount
                + (dictionary == null ? 0 : 3L * dictionary.content().length());
    }

    /**
     * Ends a page and appends its values.
     *
     * @return how they are encoded
     */
    Encoding endPage(Bytes out) {
        giveUpWhereItCosts();
        Dictionary known = dictionary;
        if (known == null || !byDictionary || known.size() == 0) {
            out.put(plain);
            plain.clear();
            return Encoding.PLAIN;
        }
        int width = HybridEncoder.widthOf(known.size() - 1);
        packedIds.begin(width);
        for (int i = 0; i < idCount; i++) {
            packedIds.add(ids[i], 1);
        }
        out.put(width);
        out.put(packedIds.finish());
        idCount = 0;
        dictionaryUsed = true;
        return Encoding.RLE_DICTIONARY;
    }

    /** The dictionary, where a page of the chunk refers to it. */
    @Nullable
    Dictionary usedDictionary() {
        return dictionaryUsed ? dictionary : null;
    }

    /** Ends the chunk. */
    void clear() {
        plain.clear();
        idCount = 0;
        if (dictionary != null) {
            dictionary.clear();
        }
        byDictionary = dictionary != null;
        dictionaryUsed = false;
        values = 0;
        plainBytes = 0;
    }

    private void giveUpWhereItCosts() {
        if (dictionary == null || !byDictionary || values == 0) {
            return;
        }
        long width = HybridEncoder.widthOf(dictionary.size() - 1);
        if (dictionary.content().length() + values * width / Byte.SIZE >= plainBytes) {
            giveUp();
        }
    }
}
