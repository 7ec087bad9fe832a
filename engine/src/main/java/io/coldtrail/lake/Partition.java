package io.coldtrail.lake;

import io.coldtrail.schema.LakeTable;

/**
 * Where rows live in the lake: account, region and delivery day.
 *
 * @param account twelve digits, or {@link #UNKNOWN}
 * @param region such as {@code us-east-1}, or {@link #UNKNOWN}
 * @param day {@code yyyy-MM-dd}; {@link #UNKNOWN_DAY} where it is not known
 */
public record Partition(LakeTable table, String account, String region, String day) implements Comparable<Partition> {
    public static final String UNKNOWN = "unknown";
    public static final String UNKNOWN_DAY = "1970-01-01";

    /** The folder below the case, with {@code /} as separator and no trailing one: Hive's {@code key=value} form. */
    public String folder() {
        StringBuilder path = new StringBuilder("lake/").append(table.folder());
        for (String key : table.partitionKeys()) {
            path.append('/').append(key).append('=').append(value(key));
        }
        return path.toString();
    }

    /** The value of one of the table's partition keys. */
    public String value(String key) {
        return switch (key) {
            case "account" -> account;
            case "region" -> region;
            case "date" -> day;
            case "year" -> day.substring(0, 4);
            case "month" -> day.substring(5, 7);
            case "day" -> day.substring(8, 10);
            default -> throw new IllegalArgumentException("no partition key " + key);
        };
    }

    @Override
    public int compareTo(Partition other) {
        int order = table.compareTo(other.table);
        order = order != 0 ? order : account.compareTo(other.account);
        order = order != 0 ? order : region.compareTo(other.region);
        return order != 0 ? order : day.compareTo(other.day);
    }
}
