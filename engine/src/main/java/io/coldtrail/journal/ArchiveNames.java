package io.coldtrail.journal;

import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Which files an archive of a case holds; everything else is refused, and so no name leads out of a folder. */
final class ArchiveNames {
    /** What the archive is. */
    static final String ABOUT = "export.json";

    /** The hashes of all other files, as {@code sha256sum -c} reads them. */
    static final String HASHES = "manifest.sha256";

    private static final Pattern RECORDS = Pattern.compile("case\\.json|definitions\\.json"
            + "|ledger/run-\\d{6}\\.jsonl"
            + "|evidence/run-\\d{6}-\\d{3,}\\.sha256"
            + "|integrity/verdicts\\.jsonl|integrity/manifests/[A-Za-z0-9][A-Za-z0-9._-]{0,127}"
            + "|journal/journal\\.jsonl|journal/head\\.json|journal/names/[0-9a-f]{64}\\.json");

    private static final Pattern CONTENT = Pattern.compile("quarantine/run-\\d{6}-\\d{6}\\.(?:jsonl|bytes)"
            + "|lake/[a-z_]{1,32}(?:/[a-z]{1,16}=[A-Za-z0-9-]{1,64}){3,5}/part-\\d{6}-\\d{6}-\\d{3,9}\\.parquet");

    private static final Pattern RUN = Pattern.compile("(?:ledger|evidence)/run-(\\d{6})[-.].*");

    private ArchiveNames() {}

    /** Whether a name is one of a case's file. */
    static boolean isOfCase(String name) {
        return isRecord(name) || isContent(name);
    }

    /** The run that a file of a case belongs to by its name; empty where it belongs to the case as a whole. */
    static OptionalInt run(String name) {
        Matcher matcher = RUN.matcher(name);
        return matcher.matches() ? OptionalInt.of(Integer.parseInt(matcher.group(1))) : OptionalInt.empty();
    }

    /** Whether a name is one of a file that tells of the case, and holds nothing of the evidence's content. */
    static boolean isRecord(String name) {
        return RECORDS.matcher(name).matches();
    }

    /** Whether a name is one of a file that is made of the evidence's content: of the lake, or of rejected bytes. */
    static boolean isContent(String name) {
        return CONTENT.matcher(name).matches();
    }
}
