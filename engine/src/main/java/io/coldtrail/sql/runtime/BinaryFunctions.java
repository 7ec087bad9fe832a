package io.coldtrail.sql.runtime;

import static io.coldtrail.sql.runtime.RuntimeFunction.Type.REAL;
import static io.coldtrail.sql.runtime.RuntimeFunction.Type.TEXT;
import static io.coldtrail.sql.runtime.RuntimeFunction.Type.WHOLE;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Function;
import java.util.zip.CRC32;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Functions on bytes, which travel as hexadecimal digits. */
final class BinaryFunctions {
    private static final HexFormat HEX = HexFormat.of();

    static final List<RuntimeFunction> ALL = List.of(
            RuntimeFunction.of(
                    "athena_utf8_text",
                    List.of(TEXT, TEXT),
                    TEXT,
                    arguments -> Utf8Text.of(bytes(arguments[0]), replacement((String) arguments[1]))),
            RuntimeFunction.of(
                    "athena_utf8_text_by",
                    List.of(TEXT, WHOLE),
                    TEXT,
                    arguments -> Utf8Text.of(bytes(arguments[0]), character((Long) arguments[1]))),
            RuntimeFunction.of(
                    "athena_hex_checked", List.of(TEXT), TEXT, arguments -> checkedHex((String) arguments[0])),
            toBytes("athena_base64_hex", text -> decode(Base64.getDecoder(), text)),
            toBytes("athena_base64url_hex", text -> decode(Base64.getUrlDecoder(), text)),
            toBytes("athena_base32_hex", Base32::bytes),
            RuntimeFunction.of(
                    "athena_base32_text", List.of(TEXT), TEXT, arguments -> Base32.text(bytes(arguments[0]))),
            ofBytes("athena_sha512_hex", bytes -> digest("SHA-512", bytes)),
            ofBytes(
                    "athena_xxhash64_hex",
                    bytes -> ByteBuffer.allocate(Long.BYTES)
                            .putLong(XxHash64.of(bytes))
                            .array()),
            ofBytes("athena_reverse_hex", BinaryFunctions::reversed),
            RuntimeFunction.of("athena_crc32_hex", List.of(TEXT), WHOLE, arguments -> {
                CRC32 crc = new CRC32();
                crc.update(bytes(arguments[0]));
                return crc.getValue();
            }),
            RuntimeFunction.of(
                    "athena_hmac_hex",
                    List.of(TEXT, TEXT, TEXT),
                    TEXT,
                    arguments -> HEX.formatHex(hmac((String) arguments[0], bytes(arguments[1]), bytes(arguments[2])))),
            RuntimeFunction.of("athena_big_endian", List.of(TEXT, WHOLE), WHOLE, arguments -> {
                ByteBuffer number = sized(bytes(arguments[0]), (Long) arguments[1]);
                return number.capacity() == Long.BYTES ? number.getLong() : (long) number.getInt();
            }),
            RuntimeFunction.of("athena_ieee754", List.of(TEXT, WHOLE), REAL, arguments -> {
                ByteBuffer number = sized(bytes(arguments[0]), (Long) arguments[1]);
                return number.capacity() == Double.BYTES ? number.getDouble() : (double) number.getFloat();
            }),
            RuntimeFunction.of(
                    "athena_ieee754_64_hex",
                    List.of(REAL),
                    TEXT,
                    arguments -> HEX.toHexDigits(Double.doubleToLongBits((Double) arguments[0]))),
            RuntimeFunction.of(
                    "athena_ieee754_32_hex",
                    List.of(REAL),
                    TEXT,
                    arguments -> HEX.toHexDigits(Float.floatToIntBits(((Double) arguments[0]).floatValue()))));

    private BinaryFunctions() {}

    private static RuntimeFunction ofBytes(String name, Function<byte[], byte[]> body) {
        return RuntimeFunction.of(
                name, List.of(TEXT), TEXT, arguments -> HEX.formatHex(body.apply(bytes(arguments[0]))));
    }

    private static RuntimeFunction toBytes(String name, Function<String, byte[]> body) {
        return RuntimeFunction.of(
                name, List.of(TEXT), TEXT, arguments -> HEX.formatHex(body.apply((String) arguments[0])));
    }

    private static byte[] bytes(Object hex) {
        return HEX.parseHex((String) hex);
    }

    private static String replacement(String text) {
        if (text.codePointCount(0, text.length()) > 1) {
            throw new AthenaFailure("Replacement character string must empty or a single character");
        }
        return text;
    }

    private static String character(long codePoint) {
        if (codePoint < 0 || codePoint > Character.MAX_CODE_POINT || (codePoint >= 0xD800 && codePoint <= 0xDFFF)) {
            throw new AthenaFailure("Invalid code point " + codePoint);
        }
        return Character.toString((int) codePoint);
    }

    private static Object checkedHex(String text) {
        try {
            HEX.parseHex(text);
            return text;
        } catch (IllegalArgumentException e) {
            throw new AthenaFailure("not hexadecimal digits: " + text);
        }
    }

    private static byte[] decode(Base64.Decoder decoder, String text) {
        try {
            return decoder.decode(text.getBytes(StandardCharsets.UTF_8));
        } catch (IllegalArgumentException e) {
            throw new AthenaFailure("not base64: " + text);
        }
    }

    private static byte[] reversed(byte[] bytes) {
        byte[] reversed = new byte[bytes.length];
        for (int i = 0; i < bytes.length; i++) {
            reversed[i] = bytes[bytes.length - 1 - i];
        }
        return reversed;
    }

    private static byte[] digest(String algorithm, byte[] bytes) {
        try {
            return MessageDigest.getInstance(algorithm).digest(bytes);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java knows " + algorithm, e);
        }
    }

    private static byte[] hmac(String algorithm, byte[] bytes, byte[] key) {
        if (key.length == 0) {
            throw new AthenaFailure("Empty key");
        }
        try {
            Mac mac = Mac.getInstance(algorithm);
            mac.init(new SecretKeySpec(key, algorithm));
            return mac.doFinal(bytes);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java knows " + algorithm, e);
        }
    }

    private static ByteBuffer sized(byte[] bytes, long size) {
        if (bytes.length != size) {
            throw new AthenaFailure("expected " + size + "-byte input, but got instead: " + bytes.length);
        }
        return ByteBuffer.wrap(bytes);
    }
}
