package io.coldtrail.query;

import static org.assertj.core.api.Assertions.assertThat;

import io.coldtrail.lake.LakeSnapshot;
import io.coldtrail.problem.ColdtrailException;
import io.coldtrail.sql.AthenaTranslator;
import io.coldtrail.sql.SampleSession;
import io.coldtrail.sql.SqlCases;
import io.coldtrail.sql.Translation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.duckdb.DuckDBConnection;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Texts made of what hostile queries are made of: each is refused by the translator, or the locked database takes it for
 * a query and no file is touched.
 */
class RandomSqlTest {
    private static final int TEXTS = Integer.getInteger("coldtrail.randomTexts", 4_000);

    private static final List<String> TOKENS = List.of(
            ("select|from|where|with|as|(|)|,|.|*|;|'|\"|''|\"\"|$|$$|$all|\"cloudtrail$all\"|cloudtrail|vpc_flow_logs|eventname"
                            + "|useridentity|arn|read_text('/etc/passwd')|read_csv|'/etc/passwd'|\"/etc/passwd\"|copy|to|attach"
                            + "|install|load|pragma|set|union|all|values|unnest(array[1])|array[1,2]|x ->|lambda x:|::|:|[|]|{|}"
                            + "|--|/*|*/|\n|E'|U&'|X'|athena_fail|athena_trim|athena_raise(|main|memory|temp|system|query(|glob("
                            + "|duckdb_settings()|columns(*)|exclude|replace|qualify|pivot|asof|positional|join|on|true|null|1|1_0"
                            + "|0x1|#1|?|@|%|case when|then|end|cast(|try(|varchar|int[]|limit|order by|group by|rowid|filter("
                            + "|over ()|count(*)|lower(|trim(|split(|concat(|json_extract_scalar(|like|escape|in|between|and|is"
                            + "|distinct|\u0000|\ufeff|\u202e|\u00a0|\u2019|é|\uD83D\uDE00")
                    .split("\\|", -1));

    @TempDir
    private Path temp;

    @Test
    void isRefusedOrStaysInside() throws IOException, SQLException {
        List<String> before = files();
        List<String> surprises = new ArrayList<>();
        List<String> known = SqlCases.all().stream()
                .filter(sqlCase -> sqlCase.expected("E").isEmpty())
                .map(SqlCases.SqlCase::statement)
                .toList();
        Random random = new Random(TEXTS);
        int translated = 0;
        try (QuerySession session = QuerySession.open(
                new LakeSnapshot(temp, List.of()), SessionOptions.in(temp).withThreads(1))) {
            AthenaTranslator translator = new AthenaTranslator(session.catalog(), SampleSession.AS_OF);
            for (int i = 0; i < TEXTS; i++) {
                String text = random.nextInt(8) == 0
                        ? invented(random)
                        : altered(known.get(random.nextInt(known.size())), random);
                try {
                    Translation translation = translator.translate(text);
                    translated++;
                    prepare(translation, session);
                } catch (ColdtrailException e) {
                    if (String.valueOf(e.getMessage()).contains("not let into")) {
                        surprises.add(text + ": " + e.getMessage());
                    }
                } catch (RuntimeException | SQLException | StackOverflowError e) {
                    surprises.add(text + ": " + e);
                }
            }
        }
        assertThat(surprises).isEmpty();
        assertThat(translated).isGreaterThan(TEXTS / 20);
        assertThat(files()).isEqualTo(before);
    }

    /** A query may fail to bind, but only at what it asks, never at a name or a file that it should not reach. */
    private static void prepare(Translation translation, QuerySession session) throws SQLException {
        try (DuckDBConnection own = session.connect(translation)) {
            own.prepareStatement(translation.duckdbSql()).close();
        } catch (SQLException e) {
            String message = String.valueOf(e.getMessage());
            if (message.startsWith("Permission Error")
                    || message.startsWith("IO Error")
                    || message.startsWith("Parser Error")
                    || message.startsWith("Catalog Error")) {
                throw e;
            }
        }
    }

    private static String invented(Random random) {
        StringBuilder text = new StringBuilder("select ");
        for (int i = random.nextInt(14); i >= 0; i--) {
            text.append(TOKENS.get(random.nextInt(TOKENS.size()))).append(random.nextInt(4) == 0 ? "" : " ");
        }
        return text.toString();
    }

    private static String altered(String statement, Random random) {
        List<String> words = new ArrayList<>(Arrays.asList(statement.split("(?<=\\W)|(?=\\W)", -1)));
        for (int i = random.nextInt(2); i >= 0; i--) {
            String token = TOKENS.get(random.nextInt(TOKENS.size()));
            int place = random.nextInt(words.size());
            if (random.nextBoolean()) {
                words.set(place, token);
            } else {
                words.add(place, " " + token + " ");
            }
        }
        return String.join("", words);
    }

    private List<String> files() throws IOException {
        try (Stream<Path> files = Files.walk(temp)) {
            return files.map(Path::toString).sorted().toList();
        }
    }
}
