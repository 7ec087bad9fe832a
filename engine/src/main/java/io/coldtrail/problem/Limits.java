package io.coldtrail.problem;

import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Bounds on hostile input. Each is named in the message when it is hit.
 *
 * @param maxRecordBytes the longest single record, in inflated bytes
 * @param maxDepth the deepest nesting of JSON; real events reach 11
 * @param maxInflatedBytes the most bytes that one compressed file may inflate to
 * @param maxInflationRatio the most inflated bytes for one stored byte, counted where more than
 *     {@link #RATIO_FREE_BYTES} have been inflated; real logs reach about 30
 * @param maxArchiveMembers the most members of one archive
 * @param maxMemberBytesInMemory the largest archive member that is held in memory, where a reader must jump about in
 *     a member that can only be read from front to back
 */
public record Limits(
        int maxRecordBytes,
        int maxDepth,
        long maxInflatedBytes,
        int maxInflationRatio,
        int maxArchiveMembers,
        int maxMemberBytesInMemory) {
    /** So much may be inflated at any ratio: it is no burden. */
    public static final long RATIO_FREE_BYTES = 64L << 20;

    /** 64 MiB for a record leave room for the largest request bodies that AWS logs (256 KiB) many times over. */
    public static final Limits DEFAULT = new Limits(64 << 20, 128);

    /** Limits on records; those on files are the default ones. */
    public Limits(int maxRecordBytes, int maxDepth) {
        this(maxRecordBytes, maxDepth, 64L << 30, 250, 5_000_000, 256 << 20);
    }

    /** A limit that a person can name. */
    private enum Name {
        MAX_RECORD_BYTES("maxRecordBytes"),
        MAX_DEPTH("maxDepth"),
        MAX_INFLATED_BYTES("maxInflatedBytes"),
        MAX_INFLATION_RATIO("maxInflationRatio"),
        MAX_ARCHIVE_MEMBERS("maxArchiveMembers"),
        MAX_MEMBER_BYTES_IN_MEMORY("maxMemberBytesInMemory");

        private final String word;

        Name(String word) {
            this.word = word;
        }

        /** The largest value: all but one are sizes of something in memory. */
        private long largest() {
            return this == MAX_INFLATED_BYTES ? Long.MAX_VALUE : LARGEST_ARRAY;
        }
    }

    /** A little less than the longest array, as virtual machines differ in that. */
    private static final int LARGEST_ARRAY = Integer.MAX_VALUE - 16;

    /** The names of all limits. */
    public static List<String> names() {
        return Arrays.stream(Name.values()).map(name -> name.word).toList();
    }

    /** The value of each limit by its name. */
    public Map<String, Long> byName() {
        Map<String, Long> values = new LinkedHashMap<>();
        for (Name name : Name.values()) {
            values.put(name.word, value(name));
        }
        return Collections.unmodifiableMap(values);
    }

    private long value(Name name) {
        return switch (name) {
            case MAX_RECORD_BYTES -> maxRecordBytes;
            case MAX_DEPTH -> maxDepth;
            case MAX_INFLATED_BYTES -> maxInflatedBytes;
            case MAX_INFLATION_RATIO -> maxInflationRatio;
            case MAX_ARCHIVE_MEMBERS -> maxArchiveMembers;
            case MAX_MEMBER_BYTES_IN_MEMORY -> maxMemberBytesInMemory;
        };
    }

    /**
     * These limits with one changed.
     *
     * @param name one of {@link #names()}
     * @param value from 1 on
     * @throws IllegalArgumentException where there is no such limit, or it cannot have that value
     */
    public Limits with(String name, long value) {
        Name limit = Arrays.stream(Name.values())
                .filter(known -> known.word.equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "there is no limit " + name + "; the limits are " + String.join(", ", names())));
        if (value < 1 || value > limit.largest()) {
            throw new IllegalArgumentException("the limit " + name + " must be from 1 to " + limit.largest() + ", not "
                    + value + "; the limits are " + String.join(", ", names()));
        }
        int small = (int) Math.min(value, LARGEST_ARRAY);
        return switch (limit) {
            case MAX_RECORD_BYTES ->
                new Limits(
                        small,
                        maxDepth,
                        maxInflatedBytes,
                        maxInflationRatio,
                        maxArchiveMembers,
                        maxMemberBytesInMemory);
            case MAX_DEPTH ->
                new Limits(
                        maxRecordBytes,
                        small,
                        maxInflatedBytes,
                        maxInflationRatio,
                        maxArchiveMembers,
                        maxMemberBytesInMemory);
            case MAX_INFLATED_BYTES ->
                new Limits(
                        maxRecordBytes, maxDepth, value, maxInflationRatio, maxArchiveMembers, maxMemberBytesInMemory);
            case MAX_INFLATION_RATIO ->
                new Limits(
                        maxRecordBytes, maxDepth, maxInflatedBytes, small, maxArchiveMembers, maxMemberBytesInMemory);
            case MAX_ARCHIVE_MEMBERS ->
                new Limits(
                        maxRecordBytes, maxDepth, maxInflatedBytes, maxInflationRatio, small, maxMemberBytesInMemory);
            case MAX_MEMBER_BYTES_IN_MEMORY ->
                new Limits(maxRecordBytes, maxDepth, maxInflatedBytes, maxInflationRatio, maxArchiveMembers, small);
        };
    }
}
