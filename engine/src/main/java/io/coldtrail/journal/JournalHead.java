package io.coldtrail.journal;

import io.coldtrail.casefile.Durable;
import io.coldtrail.json.JsonText;
import io.coldtrail.json.JsonTree;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Where the chain ends, kept beside the journal so that lines missing at its end show.
 *
 * @param count of lines
 * @param sha256 of the last line
 */
record JournalHead(long count, String sha256) {
    private static final Pattern HASH = Pattern.compile("[0-9a-f]{64}");

    private static final int MAX_BYTES = 4096;

    /**
     * Reads the head.
     *
     * @throws io.coldtrail.problem.ColdtrailException where the file holds something else
     */
    static Optional<JournalHead> read(Path file) throws IOException {
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        String text = Files.size(file) > MAX_BYTES ? "" : new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
        JsonTree tree = JsonTree.parse(text, file.toString());
        return Optional.of(new JournalHead(tree.number("count"), tree.checked("sha256", HASH)));
    }

    void write(Path file) throws IOException {
        Durable.writeFile(file, JsonText.line(json -> json.put("count", count).put("sha256", sha256)) + "\n");
    }
}
