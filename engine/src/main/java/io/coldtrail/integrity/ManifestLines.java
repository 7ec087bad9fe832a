package io.coldtrail.integrity;

import io.coldtrail.bytes.NameBytes;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads the lines of a manifest, one after another. Each has one of these forms:
 *
 * <pre>
 * HASH  NAME              sha256sum, in text mode; sha256deep
 * HASH *NAME              sha256sum, in binary mode
 * \HASH  NA\\ME           the same with a backslash, a line feed (\n) or a carriage return (\r) in the name
 * SHA256 (NAME) = HASH    sha256sum --tag, BSD's sha256, openssl dgst; also with a leading backslash
 *   1234  HASH  NAME      sha256deep -z, with the file's size
 * 1234,MD5,HASH,NAME      hashdeep, after a header that names the columns
 * HASH NAME%0A            BagIt, where the manifest's name tells so: %0A, %0D and %25 are escapes
 * </pre>
 *
 * Lines that are empty or begin with {@code #}, and headers of hashdeep, are passed over. Texts here hold one character
 * for each byte.
 */
final class ManifestLines {
    private static final String HASHDEEP = "%%%%";
    private static final Pattern PLAIN = Pattern.compile("(\\\\?)([0-9a-fA-F]{32,128}) [ *](.+)", Pattern.DOTALL);
    private static final Pattern TAGGED =
            Pattern.compile("(\\\\?)([A-Za-z0-9-]{3,12}) ?\\((.+)\\) ?= ([0-9a-fA-F]{32,128})", Pattern.DOTALL);
    private static final Pattern SIZED = Pattern.compile(" *(\\d{1,19})  ([0-9a-fA-F]{32,128})  (.+)", Pattern.DOTALL);
    private static final Pattern BAG = Pattern.compile("([0-9a-fA-F]{32,128})[ \\t]+\\*?(.+)", Pattern.DOTALL);
    private static final Pattern DRIVE = Pattern.compile("[A-Za-z]:\\\\.*", Pattern.DOTALL);

    private final @Nullable HashAlgorithm ofBag;
    private List<String> columns = List.of();

    /** @param ofBag the algorithm that a BagIt manifest's name tells; null for any other manifest */
    ManifestLines(@Nullable HashAlgorithm ofBag) {
        this.ofBag = ofBag;
    }

    /**
     * Reads a line.
     *
     * @param bytes without the line's end
     * @return empty for a line that names no file
     * @throws IllegalArgumentException where it has none of the forms; the message says what is wrong
     */
    List<Manifest.Entry> read(byte[] bytes, long number) {
        String line = new String(bytes, StandardCharsets.ISO_8859_1);
        if (line.isBlank() || line.startsWith("#")) {
            return List.of();
        }
        if (line.startsWith(HASHDEEP)) {
            header(line.substring(HASHDEEP.length()).strip());
            return List.of();
        }
        if (!columns.isEmpty()) {
            return hashdeep(line, number);
        }
        return List.of(ofBag == null ? single(line, number) : bag(ofBag, line, number));
    }

    private void header(String text) {
        if (!text.startsWith("HASHDEEP")) {
            columns = List.of(text.toLowerCase(Locale.ROOT).split(",", -1));
            if (!columns.get(columns.size() - 1).equals("filename")) {
                throw new IllegalArgumentException("the header of hashdeep does not end with the column filename");
            }
        }
    }

    private static Manifest.Entry single(String line, long number) {
        Matcher plain = PLAIN.matcher(line);
        if (plain.matches()) {
            return entry(algorithm(plain.group(2)), plain.group(2), name(plain.group(1), plain.group(3)), number);
        }
        Matcher tagged = TAGGED.matcher(line);
        if (tagged.matches()) {
            HashAlgorithm algorithm = HashAlgorithm.named(tagged.group(2))
                    .orElseThrow(() -> new IllegalArgumentException(
                            "the hash " + tagged.group(2) + " is none that is checked here"));
            return entry(algorithm, tagged.group(4), name(tagged.group(1), tagged.group(3)), number);
        }
        Matcher sized = SIZED.matcher(line);
        if (sized.matches()) {
            return entry(algorithm(sized.group(2)), sized.group(2), sized.group(3), number);
        }
        throw new IllegalArgumentException("it is no line of sha256sum, sha256deep, hashdeep or BagIt");
    }

    private static Manifest.Entry bag(HashAlgorithm algorithm, String line, long number) {
        Matcher matcher = BAG.matcher(line);
        if (!matcher.matches()) {
            throw new IllegalArgumentException("it is no line of a BagIt manifest");
        }
        String name = matcher.group(2)
                .replaceAll("%0[aA]", "\n")
                .replaceAll("%0[dD]", "\r")
                .replace("%25", "%");
        return entry(algorithm, matcher.group(1), name, number);
    }

    private List<Manifest.Entry> hashdeep(String line, long number) {
        String[] values = line.split(",", columns.size());
        if (values.length != columns.size()) {
            throw new IllegalArgumentException("it has " + values.length + " of the " + columns.size() + " columns");
        }
        List<Manifest.Entry> entries = new ArrayList<>();
        for (int i = 0; i < values.length - 1; i++) {
            Optional<HashAlgorithm> algorithm = HashAlgorithm.named(columns.get(i));
            if (algorithm.isPresent()) {
                entries.add(entry(algorithm.get(), values[i], values[values.length - 1], number));
            }
        }
        if (entries.isEmpty()) {
            throw new IllegalArgumentException("it has no column with a hash that is checked here");
        }
        return entries;
    }

    private static Manifest.Entry entry(HashAlgorithm algorithm, String hash, String name, long number) {
        if (!algorithm.fits(hash) || !hash.matches("[0-9a-fA-F]+")) {
            throw new IllegalArgumentException("its hash is no " + algorithm.label());
        }
        String slashed = DRIVE.matcher(name).matches() ? name.replace('\\', '/') : name;
        return new Manifest.Entry(
                NameBytes.text(slashed.getBytes(StandardCharsets.ISO_8859_1)),
                algorithm,
                hash.toLowerCase(Locale.ROOT),
                number);
    }

    private static HashAlgorithm algorithm(String hash) {
        return HashAlgorithm.ofLength(hash.length())
                .orElseThrow(() -> new IllegalArgumentException(
                        "a hash of " + hash.length() + " digits is none that is checked here"));
    }

    /** A name without its escapes, which it has where a backslash stands before the line. */
    private static String name(String mark, String written) {
        if (mark.isEmpty()) {
            return written;
        }
        ByteArrayOutputStream name = new ByteArrayOutputStream();
        for (int i = 0; i < written.length(); i++) {
            char unit = written.charAt(i);
            if (unit == '\\') {
                i++;
                char next = i < written.length() ? written.charAt(i) : ' ';
                unit = switch (next) {
                    case '\\' -> '\\';
                    case 'n' -> '\n';
                    case 'r' -> '\r';
                    default -> throw new IllegalArgumentException("its name has an unknown escape");
                };
            }
            name.write(unit);
        }
        return name.toString(StandardCharsets.ISO_8859_1);
    }
}
