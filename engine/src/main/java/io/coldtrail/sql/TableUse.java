package io.coldtrail.sql;

import io.coldtrail.schema.TableShape;

/**
 * A reference of a query to a table of the catalog.
 *
 * @param name as the catalog knows it, in lower case
 */
public record TableUse(String name, TableShape shape) {}
