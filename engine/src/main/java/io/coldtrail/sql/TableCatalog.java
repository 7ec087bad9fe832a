package io.coldtrail.sql;

import io.coldtrail.schema.TableShape;
import java.util.List;
import java.util.Optional;

/** The tables that a query may name. */
public interface TableCatalog {

    /**
     * Finds a table.
     *
     * @param name without any database prefix, in lower case
     */
    Optional<TableShape> find(String name);

    /** The names of all tables, in the order in which they are listed. */
    List<String> names();
}
