package io.coldtrail.integrity.digest;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.InvalidKeyException;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.RSAPublicKeySpec;
import java.util.Arrays;
import java.util.HexFormat;

/** RSA public keys in the form that CloudTrail gives them out, and signatures made with them. */
final class RsaKeys {
    private static final int SEQUENCE = 0x30;
    private static final int INTEGER = 0x02;
    private static final int LEAST_BITS = 1024;
    private static final int MOST_BITS = 16_384;

    private RsaKeys() {}

    /**
     * Reads {@code RSAPublicKey} of PKCS #1 in DER: a sequence of modulus and exponent.
     *
     * @throws InvalidKeySpecException where it is something else; the message says what is wrong
     */
    static PublicKey parse(byte[] der) throws InvalidKeySpecException {
        Cursor cursor = new Cursor(der);
        int end = cursor.open(SEQUENCE, "sequence");
        if (end != der.length) {
            throw new InvalidKeySpecException("bytes follow the end of the key");
        }
        BigInteger modulus = cursor.integer("modulus");
        BigInteger exponent = cursor.integer("exponent");
        if (cursor.at != end) {
            throw new InvalidKeySpecException("it holds more than a modulus and an exponent");
        }
        if (modulus.bitLength() < LEAST_BITS || modulus.bitLength() > MOST_BITS) {
            throw new InvalidKeySpecException(
                    "its modulus has " + modulus.bitLength() + " bits, not " + LEAST_BITS + " to " + MOST_BITS);
        }
        if (exponent.bitLength() > 64 || exponent.compareTo(BigInteger.TWO) <= 0 || !exponent.testBit(0)) {
            throw new InvalidKeySpecException("its exponent is none of an RSA key");
        }
        try {
            return KeyFactory.getInstance("RSA").generatePublic(new RSAPublicKeySpec(modulus, exponent));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has RSA", e);
        }
    }

    /** The MD5 of a key's DER, in lower-case hex, which digests name it by. */
    static String fingerprint(byte[] der) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("MD5").digest(der));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has MD5", e);
        }
    }

    /** Whether a signature in hex was made of a message with the private half of a key; text that is no hex was not. */
    static boolean verifies(PublicKey key, byte[] message, String hex) {
        byte[] bytes;
        try {
            bytes = HexFormat.of().parseHex(hex);
        } catch (IllegalArgumentException e) {
            return false;
        }
        try {
            Signature signature = Signature.getInstance(Digest.SIGNATURE_ALGORITHM);
            signature.initVerify(key);
            signature.update(message);
            return signature.verify(bytes);
        } catch (NoSuchAlgorithmException | InvalidKeyException e) {
            throw new IllegalStateException("every Java platform has " + Digest.SIGNATURE_ALGORITHM, e);
        } catch (GeneralSecurityException e) {
            // Of another length than the key's, or not in the form of a signature.
            return false;
        }
    }

    /** Walks over DER. */
    private static final class Cursor {
        private final byte[] der;
        private int at;

        Cursor(byte[] der) {
            this.der = der;
        }

        /** Steps into a value and gives where it ends. */
        int open(int tag, String what) throws InvalidKeySpecException {
            if (next(what) != tag) {
                throw new InvalidKeySpecException("it is not PKCS #1 in DER: there is no " + what);
            }
            int length = next(what);
            if (length >= 0x80) {
                int bytes = length & 0x7F;
                if (bytes < 1 || bytes > 3) {
                    throw new InvalidKeySpecException(
                            "it is not PKCS #1 in DER: the length of the " + what + " is " + "none");
                }
                length = 0;
                for (int i = 0; i < bytes; i++) {
                    length = (length << 8) | next(what);
                }
            }
            if (length > der.length - at) {
                throw new InvalidKeySpecException("it is cut short in its " + what);
            }
            return at + length;
        }

        BigInteger integer(String what) throws InvalidKeySpecException {
            int end = open(INTEGER, what);
            if (end == at) {
                throw new InvalidKeySpecException("its " + what + " is empty");
            }
            BigInteger value = new BigInteger(Arrays.copyOfRange(der, at, end));
            if (value.signum() <= 0) {
                throw new InvalidKeySpecException("its " + what + " is not positive");
            }
            at = end;
            return value;
        }

        private int next(String what) throws InvalidKeySpecException {
            if (at == der.length) {
                throw new InvalidKeySpecException("it is cut short before its " + what);
            }
            return der[at++] & 0xFF;
        }
    }
}
