package io.coldtrail.decode.flowlog;

import io.coldtrail.schema.FlowFields;
import io.coldtrail.schema.LakeTable;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Which field of a log goes to which column, as its header says.
 *
 * @param table that of VPC flow logs or that of transit gateways
 * @param added columns that the table does not have, for fields that it does not know, in header order
 * @param fields in header order
 */
record FieldMapping(LakeTable table, List<String> added, List<Field> fields) {
    /** So many columns a header can add; the other fields go to {@code unmapped_json}. */
    static final int MAX_ADDED = 64;

    /** The longest name of a field that gets a column. */
    static final int MAX_NAME = 64;

    private static final Pattern HEADER_TOKEN = Pattern.compile("[A-Za-z][A-Za-z0-9_-]*");
    private static final String COLLISION_PREFIX = "field_";

    /**
     * A field of a header.
     *
     * @param name as the header has it
     * @param column where its values go; null where that is {@code unmapped_json}
     */
    record Field(String name, @Nullable String column) {}

    /** Maps the fields of a header, or the columns of a file that has columns. */
    static FieldMapping of(List<String> names) {
        LakeTable table =
                names.stream().anyMatch(FlowFields::isOfTransitGateways) ? LakeTable.TGWFLOW : LakeTable.VPCFLOW;
        Set<String> taken = new HashSet<>();
        List<String> added = new ArrayList<>();
        List<Field> fields = new ArrayList<>();
        for (String name : names) {
            String known = FlowFields.known(table, name);
            String column = known != null ? known : newColumn(table, name, taken, added.size());
            if (column != null && !taken.add(column)) {
                column = null;
            }
            if (known == null && column != null) {
                added.add(column);
            }
            fields.add(new Field(name, column));
        }
        return new FieldMapping(table, List.copyOf(added), List.copyOf(fields));
    }

    /** The layout of lines that follow a default format, whose fields are all known. */
    static FieldMapping of(DefaultFormat.Form form) {
        FieldMapping plain = of(form.format().fields());
        return switch (form.prefix()) {
            case NONE -> plain;
            case TIMESTAMP -> {
                List<Field> fields = new ArrayList<>(List.of(new Field("timestamp", null)));
                fields.addAll(plain.fields());
                yield new FieldMapping(plain.table(), plain.added(), List.copyOf(fields));
            }
        };
    }

    /** The mapping of a line that is a header; null where it is none. */
    static @Nullable FieldMapping ofHeader(byte[] bytes, int start, int end) {
        if (!isNamesOnly(bytes, start, end)) {
            return null;
        }
        List<String> tokens = List.of(new String(bytes, start, end - start, StandardCharsets.US_ASCII).split(" ", -1));
        return areFields(tokens) ? of(tokens) : null;
    }

    /**
     * Whether names are those of flow log fields: at least two and half of them are known. A new field must not hide the
     * others, and a sentence with two words that are fields too is no header.
     */
    static boolean areFields(List<String> names) {
        long known = names.stream().filter(FlowFields::isKnown).count();
        return known >= 2 && known * 2 >= names.size();
    }

    /** Whether a line is names with single spaces between them; cheap where it is a record. */
    private static boolean isNamesOnly(byte[] bytes, int start, int end) {
        boolean begins = true;
        for (int at = start; at < end; at++) {
            byte next = bytes[at];
            boolean letter = (next >= 'a' && next <= 'z') || (next >= 'A' && next <= 'Z');
            if (begins) {
                if (!letter) {
                    return false;
                }
                begins = false;
            } else if (next == ' ') {
                begins = true;
            } else if (!letter && (next < '0' || next > '9') && next != '-' && next != '_') {
                return false;
            }
        }
        return !begins;
    }

    private static @Nullable String newColumn(LakeTable table, String field, Set<String> taken, int added) {
        if (field.length() > MAX_NAME
                || added == MAX_ADDED
                || !HEADER_TOKEN.matcher(field).matches()) {
            return null;
        }
        String name = FlowFields.plainName(field);
        Set<String> reserved = FlowFields.reservedNames(table);
        if (reserved.contains(name) || taken.contains(name)) {
            name = COLLISION_PREFIX + name;
        }
        return reserved.contains(name) || taken.contains(name) ? null : name;
    }
}
