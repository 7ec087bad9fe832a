package io.coldtrail.schema;

import java.util.List;
import java.util.stream.Collectors;

/** The type of a column, in the few kinds that CloudTrail and flow logs need. */
public sealed interface ColumnType {

    /** The type as Athena's DDL writes it, such as {@code struct<arn:string>}. */
    String athenaName();

    /** UTF-8 text; {@code string} in Athena, {@code varchar} in Trino. */
    record Text() implements ColumnType {
        @Override
        public String athenaName() {
            return "string";
        }
    }

    /** 32-bit signed integer. */
    record Int32() implements ColumnType {
        @Override
        public String athenaName() {
            return "int";
        }
    }

    /** 64-bit signed integer. */
    record Int64() implements ColumnType {
        @Override
        public String athenaName() {
            return "bigint";
        }
    }

    /** A calendar day; only partitions have it. */
    record Day() implements ColumnType {
        @Override
        public String athenaName() {
            return "date";
        }
    }

    /** Named fields, in order. */
    record Struct(List<Column> fields) implements ColumnType {
        public Struct {
            fields = List.copyOf(fields);
        }

        @Override
        public String athenaName() {
            return fields.stream()
                    .map(field -> field.name() + ":" + field.type().athenaName())
                    .collect(Collectors.joining(",", "struct<", ">"));
        }
    }

    /** A list of elements of one type. */
    record ListOf(ColumnType element) implements ColumnType {
        @Override
        public String athenaName() {
            return "array<" + element.athenaName() + ">";
        }
    }

    /** A map from text to text. */
    record TextMap() implements ColumnType {
        @Override
        public String athenaName() {
            return "map<string,string>";
        }
    }

    ColumnType TEXT = new Text();
    ColumnType INT32 = new Int32();
    ColumnType INT64 = new Int64();
    ColumnType DAY = new Day();
    ColumnType TEXT_MAP = new TextMap();
}
