package io.coldtrail.sql;

import io.coldtrail.schema.TableShape;

/**
 * What a name in a query means: a column of a table, or a field of it.
 *
 * @param reference which of the query's references to tables, from 0
 * @param shape of that table
 * @param path the column as the shape names it, and the fields below it, in lower case and joined by dots
 */
public record NamedColumn(int reference, TableShape shape, String path, SqlType type) {}
