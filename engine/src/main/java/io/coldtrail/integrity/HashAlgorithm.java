package io.coldtrail.integrity;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** A hash that manifests are made with. */
public enum HashAlgorithm {
    MD5("MD5", 32),
    SHA1("SHA-1", 40),
    SHA224("SHA-224", 56),
    SHA256("SHA-256", 64),
    SHA384("SHA-384", 96),
    SHA512("SHA-512", 128);

    private final String javaName;
    private final int hexDigits;

    HashAlgorithm(String javaName, int hexDigits) {
        this.javaName = javaName;
        this.hexDigits = hexDigits;
    }

    /** As people write it, such as {@code SHA-256}. */
    public String label() {
        return javaName;
    }

    /** Whether somebody can make two files of one hash, so that a match proves less. */
    public boolean isWeak() {
        return this == MD5 || this == SHA1;
    }

    /** The algorithm whose hashes have so many hexadecimal digits. */
    static Optional<HashAlgorithm> ofLength(int hexDigits) {
        return Stream.of(values()).filter(each -> each.hexDigits == hexDigits).findFirst();
    }

    /** The algorithm of a name such as {@code SHA256}, {@code SHA2-256} or {@code sha-256}. */
    static Optional<HashAlgorithm> named(String name) {
        String plain = name.toUpperCase(Locale.ROOT).replace("SHA2-", "SHA").replace("-", "");
        return Stream.of(values()).filter(each -> each.name().equals(plain)).findFirst();
    }

    boolean fits(String hex) {
        return hex.length() == hexDigits;
    }

    MessageDigest start() {
        try {
            return MessageDigest.getInstance(javaName);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("this Java platform lacks " + javaName, e);
        }
    }
}
