package io.coldtrail.columnar;

/** The place of a value within JSON: writes what stands before and after it. */
interface JsonSlot {
    void open();

    void close();
}
