package io.coldtrail.report.page;

import io.coldtrail.bytes.Hashes;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Masks access keys, credentials, tokens and key ids in text. One value gets one mask wherever it stands, so that what
 * belongs together can still be seen; the mask is the beginning of its SHA-256.
 */
public enum Redaction {
    /** Everything is shown. */
    NONE,
    /** What opens something is masked. */
    SECRETS;

    private static final int MASK_DIGITS = 8;

    /** What names of secrets have in common. */
    private static final String NAME =
            "[\\w.-]{0,64}(?:secret|password|passwd|token|credential|private_?key|plaintext|signature|authorization)[\\w.-]{0,64}";

    /** The group {@code x} of each is the value; what stands around it stays. */
    private static final List<Pattern> VALUES = List.of(
            // "sessionToken":"…" in JSON, also in JSON within JSON
            Pattern.compile("(?i)\\\\{0,3}\"" + NAME + "\\\\{0,3}\"\\s*:\\s*\\\\{0,3}\"(?<x>[^\"\\\\]+)"),
            // {sessiontoken=…} as Athena prints rows, and parameters of addresses
            Pattern.compile("(?i)(?<![\\w.-])" + NAME + "=(?<x>[^\\s,;&}\\]\"']+)"),
            Pattern.compile(
                    "(?<x>-----BEGIN [A-Z ]{0,32}PRIVATE KEY-----.*?(?:-----END [A-Z ]{0,32}PRIVATE KEY-----|$))",
                    Pattern.DOTALL),
            Pattern.compile("\\b(?<x>eyJ[\\w-]{8,}\\.[\\w-]{8,}(?:\\.[\\w-]*)?)"),
            // Access key ids, lasting and temporary, and those of bearer tokens and certificates
            Pattern.compile("(?<![A-Z0-9])(?<x>(?:AKIA|ASIA|ABIA|ACCA|ASCA|APKA)[A-Z0-9]{12,28})(?![A-Z0-9])"),
            // Ids of KMS keys: key/UUID, mrk-…
            Pattern.compile("\\bkey/(?<x>[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12})"),
            Pattern.compile("\\b(?<x>mrk-[0-9a-f]{32})\\b"),
            Pattern.compile("(?i)\\\\{0,3}\"(?:kms)?(?:master)?keyid\\\\{0,3}\"\\s*:\\s*\\\\{0,3}\"(?<x>[^\"\\\\]+)"),
            // Session tokens by themselves
            Pattern.compile("(?<![\\w/+=])(?<x>(?:FwoGZXIvYXdz|FQoGZXIvYXdz|IQoJb3JpZ2lu)[\\w/+=]{16,})"),
            // Secret access keys by themselves: forty characters of base64 with digits and both cases
            Pattern.compile(
                    "(?<![\\w/+=])(?<x>(?=[A-Za-z0-9/+]{0,39}[a-z])(?=[A-Za-z0-9/+]{0,39}[A-Z])(?=[A-Za-z0-9/+]{0,39}[0-9])[A-Za-z0-9/+]{40})(?![\\w/+=])"));

    /** The text with masks where it must have them. */
    public String of(String text) {
        if (this == NONE) {
            return text;
        }
        String masked = text;
        for (Pattern pattern : VALUES) {
            masked = masked(pattern, masked);
        }
        return masked;
    }

    private static String masked(Pattern pattern, String text) {
        Matcher matcher = pattern.matcher(text);
        StringBuilder masked = new StringBuilder();
        int end = 0;
        while (matcher.find()) {
            String value = matcher.group("x");
            if (!value.startsWith("[masked")) {
                masked.append(text, end, matcher.start("x")).append(mask(value));
                end = matcher.end("x");
            }
        }
        return end == 0 ? text : masked.append(text, end, text.length()).toString();
    }

    private static String mask(String value) {
        MessageDigest digest = Hashes.sha256();
        digest.update(value.getBytes(StandardCharsets.UTF_8));
        return "[masked " + Hashes.hex(digest).substring(0, MASK_DIGITS) + "]";
    }
}
