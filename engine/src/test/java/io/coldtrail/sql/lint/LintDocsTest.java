package io.coldtrail.sql.lint;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The list of codes in docs/lint.md. Run with {@code -Dcoldtrail.docs=write} to write it anew. */
class LintDocsTest {
    private static final String BEGIN = "<!-- codes -->\n";
    private static final String END = "<!-- end -->";

    @Test
    void listsEveryCode() throws IOException {
        Path file = Path.of("../docs/lint.md");
        String text = Files.readString(file);
        int begin = text.indexOf(BEGIN) + BEGIN.length();
        int end = text.indexOf(END);
        String codes = codes();
        if ("write".equals(System.getProperty("coldtrail.docs"))) {
            Files.writeString(file, text.substring(0, begin) + codes + text.substring(end));
            return;
        }
        assertThat(text.substring(begin, end)).isEqualTo(codes);
    }

    private static String codes() {
        StringBuilder table = new StringBuilder("| code | severity | what | example |\n|---|---|---|---|\n");
        for (LintCode code : LintCode.values()) {
            String example = code.example().isEmpty()
                    ? "`action = 'ACCEPT'` in `flow-out-rejected.sql`"
                    : "`` "
                            + code.example()
                                    .replace('\n', ' ')
                                    .replace("|", "\\|")
                                    .strip() + " ``";
            table.append("| `")
                    .append(code.word())
                    .append("` | ")
                    .append(code.severity().word())
                    .append(" | ")
                    .append(code.meaning())
                    .append(" | ")
                    .append(example)
                    .append(" |\n");
        }
        return table.toString();
    }
}
