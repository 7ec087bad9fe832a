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

    /**
     * Finds a view: the query that the name stands for.
     *
     * @param name without any database prefix but {@code information_schema}, in lower case
     */
    default Optional<String> view(String name) {
        return Optional.empty();
    }

    /** The names of all tables and views, in the order in which they are listed. */
    List<String> names();
}
