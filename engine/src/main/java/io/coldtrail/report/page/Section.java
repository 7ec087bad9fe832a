package io.coldtrail.report.page;

/** A part of the page, which has read all that it shows. */
interface Section {
    /** The anchor. */
    String id();

    /** The heading. */
    String title();

    /** Writes what stands below the heading. */
    void write(Html page);
}
