package io.coldtrail.sql.statement;

import io.coldtrail.problem.Where;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One statement. Queries within statements are texts of the same length and lines as the statement, with blanks for what
 * is not the query, so that places in them are places in the statement.
 */
public sealed interface AthenaStatement {

    /** Whatever no other kind is: a query, or what the translator refuses by name. */
    record Query(String sql) implements AthenaStatement {}

    /** {@code CREATE EXTERNAL TABLE}. */
    record CreateTable(TableDefinition definition, String sql) implements AthenaStatement {}

    /**
     * {@code ALTER TABLE}.
     *
     * @param action such as {@code ADD PARTITION}
     * @param partitions those that it names
     */
    record AlterTable(Name table, String action, List<PartitionSpec> partitions) implements AthenaStatement {
        public AlterTable {
            partitions = List.copyOf(partitions);
        }
    }

    /**
     * A partition as a statement names it.
     *
     * @param values the texts by the names of the partition columns, in the order of the statement
     */
    record PartitionSpec(Map<String, String> values, Optional<String> location) {}

    /** {@code MSCK REPAIR TABLE}. */
    record RepairTable(Name table) implements AthenaStatement {}

    /** {@code DROP TABLE} or {@code DROP VIEW}. */
    record Drop(Target kind, Name name, boolean ifExists) implements AthenaStatement {
        /** What is dropped. */
        public enum Target {
            TABLE,
            VIEW
        }
    }

    /** {@code CREATE VIEW}. */
    record CreateView(Name name, boolean orReplace, String query) implements AthenaStatement {}

    /** A {@code SHOW} statement over the whole catalog; the pattern is empty where there is none. */
    record ShowNames(Listing kind, String pattern) implements AthenaStatement {
        /** What is listed. */
        public enum Listing {
            TABLES,
            VIEWS,
            DATABASES,
            FUNCTIONS
        }
    }

    /** A {@code SHOW} statement over one table, or {@code DESCRIBE}. */
    record ShowTable(Aspect kind, Name table) implements AthenaStatement {
        /** What is shown of the table. */
        public enum Aspect {
            COLUMNS,
            PARTITIONS,
            CREATE_TABLE,
            CREATE_VIEW,
            PROPERTIES,
            DESCRIPTION
        }
    }

    /** {@code PREPARE}. */
    record Prepare(Name name, String query) implements AthenaStatement {}

    /** {@code EXECUTE}, with the values of its USING. */
    record Execute(Name name, List<String> values) implements AthenaStatement {
        public Execute {
            values = List.copyOf(values);
        }
    }

    /** {@code DEALLOCATE PREPARE}. */
    record Deallocate(Name name) implements AthenaStatement {}

    /** {@code EXPLAIN}. */
    record Explain(Form kind, String query) implements AthenaStatement {
        /** What is asked. */
        public enum Form {
            PLAN,
            ANALYZE,
            VALIDATE
        }
    }

    /**
     * A statement that writes the rows of a query somewhere.
     *
     * @param title such as {@code CREATE TABLE … AS}
     * @param where its first word
     * @param format the value of its property {@code format}, in lower case; empty where it has none
     */
    record Write(String title, Where where, Optional<Name> target, Optional<String> format, String query)
            implements AthenaStatement {}

    /** {@code USE}, which changes nothing: there is one database. */
    record Use(Name database) implements AthenaStatement {}
}
