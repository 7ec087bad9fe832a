package io.coldtrail.sql.runtime;

/** Base 32 of RFC 4648: five bits a character, filled up with {@code =} to eight characters. */
final class Base32 {
    private static final String ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    private static final int BITS = 5;

    private Base32() {}

    static String text(byte[] bytes) {
        StringBuilder text = new StringBuilder();
        int bits = 0;
        int held = 0;
        for (byte next : bytes) {
            held = ((held << Byte.SIZE) | (next & 0xFF)) & 0xFFFF;
            bits += Byte.SIZE;
            while (bits >= BITS) {
                bits -= BITS;
                text.append(ALPHABET.charAt(held >> bits & 31));
            }
        }
        if (bits > 0) {
            text.append(ALPHABET.charAt(held << (BITS - bits) & 31));
        }
        while (text.length() % 8 != 0) {
            text.append('=');
        }
        return text.toString();
    }

    static byte[] bytes(String text) {
        String bare = text.replaceAll("=+$", "");
        int loose = bare.length() % 8;
        if (loose == 1 || loose == 3 || loose == 6) {
            throw new AthenaFailure("Invalid input length " + bare.length());
        }
        byte[] bytes = new byte[Math.toIntExact((long) bare.length() * BITS / Byte.SIZE)];
        int bits = 0;
        int held = 0;
        int next = 0;
        for (int i = 0; i < bare.length(); i++) {
            int digit = ALPHABET.indexOf(bare.charAt(i));
            if (digit < 0) {
                throw new AthenaFailure("Unrecognized character: " + bare.charAt(i));
            }
            held = (held << BITS | digit) & 0xFFFF;
            bits += BITS;
            if (bits >= Byte.SIZE) {
                bits -= Byte.SIZE;
                bytes[next++] = (byte) (held >> bits);
            }
        }
        return bytes;
    }
}
