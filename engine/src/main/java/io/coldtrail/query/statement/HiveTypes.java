package io.coldtrail.query.statement;

import io.coldtrail.schema.Column;
import io.coldtrail.schema.ColumnType;
import io.coldtrail.sql.statement.HiveType;
import java.util.List;
import java.util.Set;

/** Types of Hive's DDL beside the types of our columns. */
final class HiveTypes {
    private static final Set<String> TEXTS = Set.of("string", "varchar", "char");
    private static final Set<String> INTEGERS = Set.of("tinyint", "smallint", "int", "integer", "bigint");

    private HiveTypes() {}

    /** Whether the two are one type. */
    static boolean same(HiveType defined, ColumnType type) {
        String text = defined.text();
        return text.equals(type.athenaName())
                || (TEXTS.contains(text) && type instanceof ColumnType.Text)
                || (text.equals("integer") && type instanceof ColumnType.Int32);
    }

    /** Whether the values of a column can be read as the defined type: fields may be missing, integers wider. */
    static boolean fits(HiveType defined, ColumnType type) {
        if (type instanceof ColumnType.Struct struct) {
            return defined.base().equals("struct")
                    && defined.parts().stream().allMatch(part -> fits(part, struct.fields()));
        }
        if (type instanceof ColumnType.ListOf list) {
            return defined.base().equals("array")
                    && defined.parts().size() == 1
                    && fits(defined.parts().get(0).type(), list.element());
        }
        if (type instanceof ColumnType.Int32 || type instanceof ColumnType.Int64) {
            return INTEGERS.contains(defined.base());
        }
        return same(defined, type);
    }

    private static boolean fits(HiveType.Part part, List<Column> fields) {
        return fields.stream().anyMatch(field -> field.name().equals(part.name()) && fits(part.type(), field.type()));
    }
}
