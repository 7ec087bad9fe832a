package io.coldtrail.playbook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every question finds in its example's logs what was reasoned out, and leaves out the near misses. */
class PlaybookExamplesTest {
    private static final PlaybookLibrary LIBRARY = PlaybookLibrary.builtIn();

    private static final String EVENT =
            "{\"eventVersion\":\"1.08\",\"eventID\":\"e1\",\"eventTime\":\"2024-01-05T10:00:00Z\","
                    + "\"eventSource\":\"iam.amazonaws.com\",\"eventName\":\"CreateUser\",\"awsRegion\":\"us-east-1\","
                    + "\"recipientAccountId\":\"111122223333\"}\n";

    @TempDir
    private Path temp;

    static List<String> questions() {
        return LIBRARY.questions().stream().map(Question::id).toList();
    }

    @ParameterizedTest
    @MethodSource("questions")
    void answersAsItsExampleSays(String id) {
        Question question = LIBRARY.find(id);
        assertThat(new ExampleCheck(temp)
                        .differences(question, LIBRARY.example(question).orElseThrow()))
                .isEmpty();
        assertThat(temp).isEmptyDirectory();
    }

    @Test
    void saysWhatDiffers() throws IOException {
        Path folder = own("ask\neventid\teventname\ne1\tDeleteUser\ne2\t\\N\n\nask\nnothing\nx\n\nask\neventid\n");

        assertThat(new ExampleCheck(temp).differences(mine(folder), example(folder)))
                .containsExactly(
                        "line 1: row 1 is e1 | CreateUser, and should be e1 | DeleteUser",
                        "line 1: row 2 is missing: e2 | \\N",
                        "line 6: the answer has no column nothing, but eventid, eventname",
                        "line 10: row 1 should not be there: e1");
    }

    @Test
    void saysWhatIsWrongWithAnExample() throws IOException {
        assertThatThrownBy(() -> own("eventid\ne1\n"))
                .hasMessageContaining("an answer starts with a line `ask` and a line of column names")
                .hasMessageContaining("answer.tsv, line 1");
        assertThatThrownBy(() -> own("\nask\tfrom=yesterday\neventid\n"))
                .hasMessageContaining("--from cannot be \"yesterday\"")
                .hasMessageContaining("answer.tsv, line 2");
        assertThatThrownBy(() -> own("ask\neventid\ne1\te2\n"))
                .hasMessageContaining("a row of this answer has 2 cells, and there are 1 columns: e1 | e2");
        assertThatThrownBy(() -> own("# nothing\n")).hasMessageContaining("nothing is asked");
    }

    @Test
    void addsQuestionsToTheBuiltInOnes() throws IOException {
        Path folder = own("ask\neventid\ne1\n");
        PlaybookLibrary all = LIBRARY.with(PlaybookLibrary.read(folder));

        assertThat(all.questions()).hasSize(LIBRARY.questions().size() + 1).endsWith(all.find("mine"));
        assertThat(all.example(all.find("mine"))).isPresent();
    }

    /** A folder with one question of one's own, read once so that its faults show. */
    private Path own(String answer) throws IOException {
        Path folder = Files.createTempDirectory(temp, "own-questions");
        Path mine = Files.createDirectories(folder.resolve("mine"));
        Files.writeString(
                mine.resolve("question.sql"),
                "-- id: mine\n-- title: Mine\n-- section: Own\n-- log: cloudtrail\n-- tells: What.\n"
                        + "-- next: root-events\nselect eventid, eventname from {{table}} where {{time}} order by 1\n");
        Files.writeString(mine.resolve("events.jsonl"), "# a comment\n" + EVENT);
        Files.writeString(mine.resolve("answer.tsv"), answer);
        PlaybookLibrary.read(folder);
        return folder;
    }

    private static Question mine(Path folder) {
        return PlaybookLibrary.read(folder).find("mine");
    }

    private static Example example(Path folder) {
        return PlaybookLibrary.read(folder).example(mine(folder)).orElseThrow();
    }
}
