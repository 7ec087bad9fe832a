package io.coldtrail.columnar.encode;

/** The distinct values of a column chunk, numbered from 0 in the order in which they came. */
sealed interface Dictionary permits TextDictionary, NumberDictionary {
    /** In place of an id: the dictionary has become too large, or hostile values make looking up slow. */
    int REFUSED = -1;

    /** Most bytes of a dictionary; readers hold it in memory as a whole. */
    int MAX_BYTES = 1 << 20;

    /** Slots that are looked at for one value. Half of all are free, so that only values made to collide need more. */
    int MAX_PROBES = 64;

    int size();

    /** The values one after another, as PLAIN has them: the dictionary's page. */
    Bytes content();

    /** Writes a value as PLAIN has it. */
    void writePlain(int id, Bytes out);

    void clear();

    /** Lets every bit of a number count for every bit of a hash: the last steps of MurmurHash3, which is public domain. */
    static long spread(long number) {
        long hash = number ^ number >>> 33;
        hash *= 0xFF51AFD7ED558CCDL;
        hash ^= hash >>> 33;
        hash *= 0xC4CEB9FE1A85EC53L;
        return hash ^ hash >>> 33;
    }
}
