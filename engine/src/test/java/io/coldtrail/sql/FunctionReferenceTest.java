package io.coldtrail.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.coldtrail.sql.Overload.Support;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Holds docs/athena-functions.md against the list of functions that the translator reads. With the system property
 * {@code reference.write} it writes the page instead.
 */
class FunctionReferenceTest {
    /** What a note begins with that tells a difference to Athena. */
    private static final String DIFFERENCE = "differs: ";

    /** What the grammar knows by name, and the list of functions therefore does not. */
    private static final Map<String, String> SYNTAX = new TreeMap<>(Map.ofEntries(
            Map.entry("cast", "`CAST(x AS type)`, `TRY_CAST(x AS type)`"),
            Map.entry("current_catalog", ""),
            Map.entry("current_date", "`current_date`, `current_timestamp[(p)]`, `localtimestamp[(p)]`"),
            Map.entry("current_groups", ""),
            Map.entry("current_path", ""),
            Map.entry("current_schema", ""),
            Map.entry("current_user", ""),
            Map.entry("exclude_columns", ""),
            Map.entry("extract", "`EXTRACT(field FROM x)`"),
            Map.entry("grouping", "`GROUPING(x, …)`"),
            Map.entry("json_array", ""),
            Map.entry("json_exists", ""),
            Map.entry("json_object", ""),
            Map.entry("json_query", ""),
            Map.entry("json_value", ""),
            Map.entry("listagg", "`LISTAGG([DISTINCT] x [, separator]) WITHIN GROUP (ORDER BY …)`"),
            Map.entry("normalize", "`NORMALIZE(x [, form])`"),
            Map.entry("position", "`POSITION(x IN y)`"),
            Map.entry("substring", "`SUBSTRING(x FROM y [FOR z])`"),
            Map.entry("trim", "`TRIM([LEADING \\| TRAILING \\| BOTH] [x FROM] y)`")));

    private static final FunctionTable TABLE = FunctionTable.load();

    @Test
    void thePageIsUpToDate() throws IOException {
        Path page = page();
        assumeTrue(page != null, "the documentation is not here");
        if (Boolean.getBoolean("reference.write")) {
            Files.writeString(page, markdown());
        }
        assertThat(Files.readString(page)).isEqualTo(markdown());
    }

    /** Whatever Trino lists is supported or refused by its name, and never an unknown function. */
    @Test
    void knowsEveryFunctionOfTrino() throws IOException {
        List<String> unknown = trinoFunctions()
                .filter(name -> TABLE.find(name).isEmpty() && !SYNTAX.containsKey(name))
                .toList();
        assertThat(unknown).isEmpty();
    }

    static String markdown() {
        StringBuilder text = new StringBuilder("""
                # Athena's functions

                Every function of Trino and Athena, by family: **yes** means the same answer, **differs** the same answer but
                for what is said beside it, **no** that a query with it is refused by name and place. Types are Athena's;
                single letters stand for any type, `…` for more of the last.

                This page is made from the list that the translator reads: `mvn -pl engine -am test -Dtest=FunctionReferenceTest
                -Dreference.write=true -Dsurefire.failIfNoSpecifiedTests=false` writes it.
                """);
        text.append("\n## With a syntax of their own\n\n| function | here |\n|---|---|\n");
        SYNTAX.forEach((name, form) -> text.append("| ")
                .append(form.isEmpty() ? '`' + name + "` | no" : form + " | yes")
                .append(" |\n"));
        for (String family : FunctionTable.FAMILIES) {
            List<Overload> forms = FunctionTable.family(family);
            text.append("\n## ").append(title(family)).append("\n\n| function | gives | here | |\n|---|---|---|---|\n");
            for (Overload form : forms) {
                text.append(row(form));
            }
        }
        return text.toString();
    }

    private static String row(Overload form) {
        boolean refused = form.support() == Support.REFUSED;
        boolean named = refused && form.parameters().isEmpty();
        String differs = form.note().startsWith(DIFFERENCE) ? "differs" : "yes";
        return "| `" + (named ? form.name() : form.form()).replace("|", "\\|") + "` | "
                + (refused ? "" : "`" + form.result().athenaName() + "`") + " | "
                + (refused ? "no" : differs) + " | "
                + form.note().replace(DIFFERENCE, "").replace("|", "\\|") + " |\n";
    }

    private static String title(String family) {
        return family.substring(0, 1).toUpperCase(Locale.ROOT) + family.substring(1);
    }

    private static Stream<String> trinoFunctions() throws IOException {
        List<String> names = new ArrayList<>();
        Path file = Path.of(Objects.requireNonNull(FunctionReferenceTest.class.getResource("trino-functions.txt"))
                .getPath());
        for (String line : Files.readAllLines(file)) {
            if (!line.startsWith("#")) {
                names.add(line);
            }
        }
        return names.stream();
    }

    private static Path page() {
        for (Path above = Path.of("").toAbsolutePath(); above != null; above = above.getParent()) {
            Path docs = above.resolve("docs");
            if (Files.isDirectory(docs) && Files.isDirectory(above.resolve("engine"))) {
                return docs.resolve("athena-functions.md");
            }
        }
        return null;
    }
}
