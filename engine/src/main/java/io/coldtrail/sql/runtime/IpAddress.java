package io.coldtrail.sql.runtime;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;

/**
 * IPv4 and IPv6 addresses as 32 hexadecimal digits, which order as addresses do. An IPv4 address has the digits of
 * {@code ::ffff:a.b.c.d}.
 */
public final class IpAddress {
    private static final String MAPPED = "00000000000000000000ffff";
    private static final int GROUPS = 8;
    private static final int BITS = 128;
    private static final int BITS_V4 = 32;

    private IpAddress() {}

    /** The digits of an address that is written down; empty if the text is none. */
    public static Optional<String> digits(String text) {
        int zone = text.indexOf('%');
        String bare = zone > 0 && text.contains(":") ? text.substring(0, zone) : text;
        return bare.contains(":") ? digitsV6(bare) : digitsV4(bare).map(v4 -> MAPPED + v4);
    }

    private static Optional<String> digitsV4(String text) {
        String[] octets = text.split("\\.", -1);
        if (octets.length != 4) {
            return Optional.empty();
        }
        StringBuilder digits = new StringBuilder();
        for (String octet : octets) {
            if (!octet.matches("0|[1-9][0-9]{0,2}") || Integer.parseInt(octet) > 255) {
                return Optional.empty();
            }
            digits.append(HexFormat.of().toHexDigits((byte) Integer.parseInt(octet)));
        }
        return Optional.of(digits.toString());
    }

    private static Optional<String> digitsV6(String text) {
        int last = text.lastIndexOf(':') + 1;
        if (text.indexOf('.') >= 0) {
            return digitsV4(text.substring(last))
                    .flatMap(v4 -> digitsV6(text.substring(0, last) + v4.substring(0, 4) + ":" + v4.substring(4)));
        }
        int gap = text.indexOf("::");
        String head = gap < 0 ? text : text.substring(0, gap);
        String tail = gap < 0 ? "" : text.substring(gap + 2);
        String[] before = head.isEmpty() ? new String[0] : head.split(":", -1);
        String[] after = tail.isEmpty() ? new String[0] : tail.split(":", -1);
        int zeros = GROUPS - before.length - after.length;
        if (gap < 0 ? zeros != 0 : zeros < 1) {
            return Optional.empty();
        }
        StringBuilder digits = new StringBuilder();
        for (int i = 0; i < GROUPS; i++) {
            String group =
                    i < before.length ? before[i] : i < before.length + zeros ? "0" : after[i - before.length - zeros];
            if (!group.matches("[0-9a-fA-F]{1,4}")) {
                return Optional.empty();
            }
            digits.append("0".repeat(4 - group.length())).append(group.toLowerCase(Locale.ROOT));
        }
        return Optional.of(digits.toString());
    }

    /** The address as people write it: dotted, or with the longest run of zeros left out. */
    public static String text(String digits) {
        if (digits.startsWith(MAPPED)) {
            byte[] octets = HexFormat.of().parseHex(digits.substring(MAPPED.length()));
            return (octets[0] & 255) + "." + (octets[1] & 255) + "." + (octets[2] & 255) + "." + (octets[3] & 255);
        }
        int[] groups = new int[GROUPS];
        for (int i = 0; i < GROUPS; i++) {
            groups[i] = Integer.parseInt(digits, 4 * i, 4 * i + 4, 16);
        }
        int gap = -1;
        // One group of zeros is written.
        int length = 1;
        for (int i = 0; i < GROUPS; i++) {
            int end = i;
            while (end < GROUPS && groups[end] == 0) {
                end++;
            }
            if (end - i > length) {
                gap = i;
                length = end - i;
            }
        }
        if (gap < 0) {
            return joined(groups, 0, GROUPS);
        }
        return joined(groups, 0, gap) + "::" + joined(groups, gap + length, GROUPS);
    }

    private static String joined(int[] groups, int from, int to) {
        return String.join(
                ":",
                Arrays.stream(groups, from, to).mapToObj(Integer::toHexString).toList());
    }

    /**
     * Whether an address lies in a network.
     *
     * @param network such as {@code 10.0.0.0/8}
     */
    static boolean contains(String network, String address) {
        int slash = network.indexOf('/');
        if (slash < 0) {
            throw new AthenaFailure("Invalid CIDR: " + network);
        }
        String base = digits(network.substring(0, slash))
                .orElseThrow(() -> new AthenaFailure("Invalid network IP address: " + network));
        // An IPv4 network may be written as an IPv6 one.
        boolean v4 = base.startsWith(MAPPED) && network.indexOf(':') < 0;
        int length = length(network, slash) + (v4 ? BITS - BITS_V4 : 0);
        if (length == 0) {
            return true;
        }
        if (length > BITS || !zerosAfter(base, length)) {
            throw new AthenaFailure("Invalid CIDR: " + network);
        }
        int whole = length / 4;
        int bits = length % 4;
        if (!address.regionMatches(0, base, 0, whole)) {
            return false;
        }
        return bits == 0 || digit(address, whole) >> (4 - bits) == digit(base, whole) >> (4 - bits);
    }

    private static int length(String network, int slash) {
        String length = network.substring(slash + 1);
        if (!length.matches("[+]?[0-9]{1,4}")) {
            throw new AthenaFailure("Invalid prefix length: " + network);
        }
        return Integer.parseInt(length);
    }

    private static boolean zerosAfter(String digits, int length) {
        for (int i = length / 4; i < digits.length(); i++) {
            int kept = i == length / 4 ? length % 4 : 0;
            if ((digit(digits, i) << kept & 15) != 0) {
                return false;
            }
        }
        return true;
    }

    private static int digit(String digits, int index) {
        return Character.digit(digits.charAt(index), 16);
    }
}
