package io.coldtrail.ingest;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/** Damages bytes in the ways in which bytes get damaged, and in those that parsers are afraid of. */
final class Mutator {
    private static final List<String> INTERESTING = List.of(
            "-1",
            "0",
            "255",
            "65536",
            "2147483647",
            "2147483648",
            "-2147483649",
            "9223372036854775807",
            "1e999",
            "null",
            "\"",
            "\\",
            "\\u0000",
            "\\ud800",
            "{",
            "}",
            "[",
            "]",
            ",",
            ":",
            "\n",
            "\r",
            "\r\n",
            " ",
            "-",
            "\uFEFF",
            "\u00e9");

    private final Random random;

    Mutator(Random random) {
        this.random = random;
    }

    /** One to four damages, one after another. */
    byte[] mutate(byte[] bytes, byte[] other) {
        byte[] mutant = bytes;
        for (int left = 1 + random.nextInt(4); left > 0; left--) {
            mutant = mutateOnce(mutant, other);
        }
        return mutant;
    }

    private byte[] mutateOnce(byte[] bytes, byte[] other) {
        int from = random.nextInt(bytes.length + 1);
        int to = Math.min(bytes.length, from + 1 + random.nextInt(random.nextBoolean() ? 4 : 200));
        return switch (random.nextInt(11)) {
            case 0 -> flipped(bytes);
            case 1 -> replaced(bytes, from, to, new byte[0]);
            case 2 -> replaced(bytes, from, from, Arrays.copyOfRange(bytes, from, to));
            case 3 -> Arrays.copyOf(bytes, from);
            case 4 -> joined(Arrays.copyOf(bytes, from), tail(other));
            case 5 -> replaced(bytes, from, to, new byte[to - from]);
            case 6 -> replaced(bytes, from, random.nextBoolean() ? from : to, interesting());
            case 7 -> replaced(bytes, from, from, longText());
            case 8 -> replaced(bytes, from, to, noise(to - from));
            case 9 -> joined(bytes, random.nextBoolean() ? other : noise(1 + random.nextInt(40)));
            default -> integer(bytes);
        };
    }

    private byte[] flipped(byte[] bytes) {
        byte[] flipped = bytes.clone();
        for (int left = 1 + random.nextInt(8); left > 0 && flipped.length > 0; left--) {
            flipped[random.nextInt(flipped.length)] ^= (byte) (1 << random.nextInt(8));
        }
        return flipped;
    }

    private byte[] tail(byte[] bytes) {
        return Arrays.copyOfRange(bytes, random.nextInt(bytes.length + 1), bytes.length);
    }

    private byte[] interesting() {
        return INTERESTING.get(random.nextInt(INTERESTING.size())).getBytes(StandardCharsets.UTF_8);
    }

    private byte[] longText() {
        String piece = random.nextInt(4) == 0 ? "[" : INTERESTING.get(random.nextInt(INTERESTING.size()));
        return piece.repeat(1 << random.nextInt(14)).getBytes(StandardCharsets.UTF_8);
    }

    private byte[] noise(int length) {
        byte[] noise = new byte[length];
        random.nextBytes(noise);
        return noise;
    }

    /** Overwrites with a number as formats keep their sizes and offsets. */
    private byte[] integer(byte[] bytes) {
        byte[] changed = bytes.clone();
        long value = random.nextBoolean() ? -1L >>> random.nextInt(64) : random.nextLong();
        int width = 1 << random.nextInt(4);
        int at = random.nextInt(changed.length + 1);
        boolean bigEndian = random.nextBoolean();
        for (int i = 0; i < width && at + i < changed.length; i++) {
            changed[at + i] = (byte) (value >>> 8 * (bigEndian ? width - 1 - i : i));
        }
        return changed;
    }

    private static byte[] replaced(byte[] bytes, int from, int to, byte[] by) {
        return joined(joined(Arrays.copyOf(bytes, from), by), Arrays.copyOfRange(bytes, to, bytes.length));
    }

    private static byte[] joined(byte[] left, byte[] right) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(left);
        out.writeBytes(right);
        return out.toByteArray();
    }
}
