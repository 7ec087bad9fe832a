package io.coldtrail.query.statement;

/**
 * What there is to say about a statement and the catalog.
 *
 * @param word stable, such as {@code other type}
 * @param name the column or partition that it is about; empty for the table
 * @param detail for people
 */
record Finding(String word, String name, String detail) {}
