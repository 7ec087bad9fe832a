package io.coldtrail.sql;

import static org.assertj.core.api.Assertions.assertThat;

import io.coldtrail.problem.ColdtrailException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Statements with words dropped, doubled and swapped: each is refused in a located way, or DuckDB can read it. */
class MutatedStatementsTest {
    private static final int MUTATIONS = Integer.getInteger("coldtrail.mutations", 1_500);

    private static final AthenaTranslator TRANSLATOR = new AthenaTranslator(SampleSession.CATALOG, SampleSession.AS_OF);

    @Test
    void areRefusedOrCanBeRead() throws SQLException {
        Random random = new Random(MUTATIONS);
        List<String> words = new ArrayList<>();
        List<String> statements =
                SqlCases.all().stream().map(SqlCases.SqlCase::statement).toList();
        statements.forEach(statement -> words.addAll(words(statement)));
        List<String> surprises = new ArrayList<>();
        try (SampleSession session = new SampleSession()) {
            for (int i = 0; i < MUTATIONS; i++) {
                String statement = mutate(words(statements.get(random.nextInt(statements.size()))), words, random);
                try {
                    session.prepare(TRANSLATOR.translate(statement).duckdbSql());
                } catch (ColdtrailException e) {
                    if (e.where() == null || e.where().line() < 1) {
                        surprises.add(statement + ": " + e.getMessage());
                    }
                } catch (SQLException e) {
                    if (e.getMessage().startsWith("Parser Error")
                            || e.getMessage().startsWith("Catalog Error")) {
                        surprises.add(statement + ": " + e.getMessage());
                    }
                } catch (RuntimeException | StackOverflowError e) {
                    surprises.add(statement + ": " + e);
                }
            }
        }
        assertThat(surprises).isEmpty();
    }

    private static List<String> words(String statement) {
        return Arrays.asList(statement.split("(?<=\\W)|(?=\\W)", -1));
    }

    private static String mutate(List<String> statement, List<String> words, Random random) {
        List<String> mutated = new ArrayList<>(statement);
        for (int i = random.nextInt(3); i >= 0 && !mutated.isEmpty(); i--) {
            int place = random.nextInt(mutated.size());
            switch (random.nextInt(3)) {
                case 0 -> mutated.remove(place);
                case 1 -> mutated.add(place, words.get(random.nextInt(words.size())));
                default -> mutated.set(place, words.get(random.nextInt(words.size())));
            }
        }
        return String.join("", mutated);
    }
}
