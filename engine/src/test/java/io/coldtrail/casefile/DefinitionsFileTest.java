package io.coldtrail.casefile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.coldtrail.problem.ColdtrailException;
import io.coldtrail.problem.ErrorCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DefinitionsFileTest {
    @TempDir
    private Path folder;

    private static Definition view(String name, String sql) {
        return new Definition(Definition.Kind.VIEW, name, sql, "2024-01-05T00:00:00Z");
    }

    @Test
    void writesAndReads() throws IOException {
        DefinitionsFile file = new DefinitionsFile(folder);
        assertThat(file.read().of(Definition.Kind.VIEW)).isEmpty();
        file.change(kept -> kept.with(view("b", "select '\n€\"'")).with(view("a", "select 1")));
        file.change(kept -> kept.with(new Definition(Definition.Kind.PREPARED, "a", "select ?", "2024")));

        assertThat(new DefinitionsFile(folder).read().of(Definition.Kind.VIEW))
                .containsExactly(view("a", "select 1"), view("b", "select '\n€\"'"));
        assertThat(new DefinitionsFile(folder).read().find(Definition.Kind.PREPARED, "a"))
                .isPresent();
        assertThat(Files.readString(folder.resolve("definitions.json"))).startsWith("{\n  \"formatVersion\" : 1,");
        assertThat(folder.resolve("definitions.json.tmp")).doesNotExist();
    }

    @Test
    void tablesAndViewsShareTheirNames() {
        Definitions kept = Definitions.NONE
                .with(new Definition(Definition.Kind.TABLE, "a", "create external table a (x int)", "2024"))
                .with(view("a", "select 1"));
        assertThat(kept.of(Definition.Kind.TABLE)).isEmpty();
        assertThat(kept.without(Definition.Kind.VIEW, "a").of(Definition.Kind.VIEW))
                .isEmpty();
    }

    @Test
    void boundsWhatIsKept() {
        assertThatThrownBy(() -> Definitions.NONE.with(view("a$all", "select 1")))
                .hasMessageContaining("name");
        assertThatThrownBy(() -> Definitions.NONE.with(view("a", "x".repeat(262_145))))
                .hasMessageContaining("262144");
        Definitions full = Definitions.NONE;
        for (int i = 0; i < 1_000; i++) {
            full = full.with(view("v" + i, "select 1"));
        }
        Definitions most = full.with(view("v0", "select 2"));
        assertThatThrownBy(() -> most.with(view("one_more", "select 1"))).hasMessageContaining("at most 1000");
    }

    @Test
    void refusesFilesThatItDoesNotUnderstand() throws IOException {
        DefinitionsFile file = new DefinitionsFile(folder);
        Files.writeString(folder.resolve("definitions.json"), "{\"formatVersion\": 2, \"definitions\": []}");
        assertThatThrownBy(file::read)
                .isInstanceOfSatisfying(
                        ColdtrailException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.CASE_TOO_NEW));
        Files.writeString(
                folder.resolve("definitions.json"),
                "{\"formatVersion\": 1, \"definitions\": [{\"kind\": \"view\", \"name\": \"../x\", \"sql\": \"\","
                        + " \"created\": \"\"}]}");
        assertThatThrownBy(file::read).isInstanceOf(ColdtrailException.class);
        Files.writeString(folder.resolve("definitions.json"), "{");
        assertThatThrownBy(file::read).isInstanceOf(ColdtrailException.class);
        Files.write(folder.resolve("definitions.json"), new byte[] {(byte) 0xff, (byte) 0xfe});
        assertThatThrownBy(file::read).isInstanceOf(ColdtrailException.class);
    }

    @Test
    void changesComeOneAfterTheOther() {
        CompletableFuture<?>[] changes = IntStream.range(0, 16)
                .mapToObj(i -> CompletableFuture.runAsync(() ->
                        new DefinitionsFile(folder).change(kept -> kept.with(view("v" + i, "select " + i)))))
                .toArray(CompletableFuture<?>[]::new);
        CompletableFuture.allOf(changes).join();
        assertThat(new DefinitionsFile(folder).read().of(Definition.Kind.VIEW)).hasSize(16);
    }
}
