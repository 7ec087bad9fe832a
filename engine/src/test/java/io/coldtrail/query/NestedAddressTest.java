package io.coldtrail.query;

import static org.assertj.core.api.Assertions.assertThat;

import io.coldtrail.sql.AthenaTranslator;
import io.coldtrail.sql.SampleSession;
import io.coldtrail.sql.Translation;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;

/** Addresses are digits in the database, and addresses in every corner of a result. */
class NestedAddressTest {
    private static final AthenaTranslator TRANSLATOR = new AthenaTranslator(SampleSession.CATALOG, SampleSession.AS_OF);

    @Test
    void addressesPrintAsAddressesAtAnyDepth() throws SQLException {
        assertThat(first("SELECT IPADDRESS '10.0.0.1'")).isEqualTo("10.0.0.1");
        assertThat(first("SELECT ARRAY[IPADDRESS '::1', NULL]")).isEqualTo("[::1, null]");
        assertThat(first("SELECT map(ARRAY[IPADDRESS '10.0.0.1'], ARRAY[ARRAY[IPADDRESS '10.0.0.2']])"))
                .isEqualTo("{10.0.0.1=[10.0.0.2]}");
        assertThat(first("SELECT CAST(row(IPADDRESS '2001:db8::1') AS row(a ipaddress))"))
                .isEqualTo("{a=2001:db8::1}");
    }

    private static String first(String statement) throws SQLException {
        Translation translation = TRANSLATOR.translate(statement);
        try (SampleSession session = new SampleSession();
                QueryResult result = QueryResult.start(
                        session.connection().duplicate(),
                        translation.duckdbSql(),
                        translation.columns(),
                        new AthenaRuntime())) {
            return result.next().orElseThrow().get(0).athenaText();
        }
    }
}
