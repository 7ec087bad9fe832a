package io.coldtrail.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import io.coldtrail.fixtures.Answers;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The lake as a DuckDB sees it that knows nothing of us, held against the answers that came with the evidence. */
class BareReadersTest {
    private static final String STRING = "VARCHAR";
    private static final String ISSUER =
            "STRUCT(type VARCHAR, principalid VARCHAR, arn VARCHAR, accountid VARCHAR, username VARCHAR)";
    private static final String IDENTITY = "STRUCT(type VARCHAR, principalid VARCHAR, arn VARCHAR, accountid VARCHAR,"
            + " invokedby VARCHAR, accesskeyid VARCHAR, username VARCHAR,"
            + " onbehalfof STRUCT(userid VARCHAR, identitystorearn VARCHAR), sessioncontext STRUCT("
            + "attributes STRUCT(mfaauthenticated VARCHAR, creationdate VARCHAR), sessionissuer " + ISSUER
            + ", ec2roledelivery VARCHAR, webidfederationdata STRUCT(federatedprovider VARCHAR,"
            + " attributes MAP(VARCHAR, VARCHAR))))";

    @TempDir
    private static Path folder;

    private static Answers answers;

    @BeforeAll
    static void ingest() throws IOException {
        Evidence.generate(folder.resolve("evidence"));
        Ingest.run(Evidence.request(folder.resolve("case"), folder.resolve("evidence")));
        answers = Answers.read(folder.resolve("evidence").resolve(Answers.FILE_NAME));
    }

    @Test
    void cloudTrailHasTheTypesOfItsContract() throws SQLException {
        Map<String, String> types = types("cloudtrail", "");
        assertThat(types.get("useridentity")).isEqualTo(IDENTITY);
        assertThat(types.get("resources")).isEqualTo("STRUCT(arn VARCHAR, accountid VARCHAR, type VARCHAR)[]");
        assertThat(types.get("addendum"))
                .isEqualTo("STRUCT(reason VARCHAR, updatedfields VARCHAR, originalrequestid VARCHAR,"
                        + " originaleventid VARCHAR)");
        assertThat(types.get("tlsdetails"))
                .isEqualTo("STRUCT(tlsversion VARCHAR, ciphersuite VARCHAR, clientprovidedhostheader VARCHAR)");
        assertThat(types).containsEntry("source_record", "BIGINT");
        for (String column : new String[] {
            "eventtime", "readonly", "managementevent", "requestparameters", "account", "region", "year", "month", "day"
        }) {
            assertThat(types).containsEntry(column, STRING);
        }
        assertThat(types.keySet()).noneMatch(name -> name.startsWith("$"));
    }

    @Test
    void flowLogsHaveTheTypesOfTheirContract() throws SQLException {
        Map<String, String> types = types("vpcflow", ", hive_types = {'date': DATE}");
        for (String column : new String[] {"version", "srcport", "dstport", "protocol", "tcp_flags", "traffic_path"}) {
            assertThat(types).containsEntry(column, "INTEGER");
        }
        for (String column : new String[] {"packets", "bytes", "start", "end", "source_record"}) {
            assertThat(types).containsEntry(column, "BIGINT");
        }
        for (String column : new String[] {"account_id", "srcaddr", "action", "log_status", "account", "region"}) {
            assertThat(types).containsEntry(column, STRING);
        }
        assertThat(types).containsEntry("date", "DATE");
    }

    @Test
    void countsAreThoseOfTheAnswers() throws SQLException {
        Answers.CloudTrail events = answers.cloudtrail();
        String day = "year || '-' || month || '-' || day";
        assertThat(counts("cloudtrail", "account")).isEqualTo(events.byAccount());
        assertThat(counts("cloudtrail", "region")).isEqualTo(events.byRegion());
        assertThat(counts("cloudtrail", day)).isEqualTo(events.byDay());
        assertThat(counts("cloudtrail", "eventname")).isEqualTo(events.byEventName());
        assertThat(counts("cloudtrail", "eventsource")).isEqualTo(events.byEventSource());
        assertThat(counts("cloudtrail", "errorcode")).isEqualTo(events.byErrorCode());
        assertThat(counts("cloudtrail", "useridentity.type")).isEqualTo(events.byIdentityType());
        Answers.VpcFlow flows = answers.vpcflow();
        assertThat(counts("vpcflow", "account")).isEqualTo(flows.byAccount());
        assertThat(counts("vpcflow", "region")).isEqualTo(flows.byRegion());
        assertThat(counts("vpcflow", "date")).isEqualTo(flows.byDay());
        assertThat(counts("vpcflow", "log_status")).isEqualTo(flows.byLogStatus());
        assertThat(counts("vpcflow", "protocol::varchar")).isEqualTo(flows.byProtocol());
        assertThat(counts("vpcflow", "nullif(action, '-')")).isEqualTo(flows.byAction());
    }

    /** Every row leads back to its file and its place in it. */
    @Test
    void rowsOfAFileAreItsRecords() throws SQLException {
        Map<String, Long> found = new TreeMap<>(counts("cloudtrail", "source_path || ' ' || source_sha256"));
        found.putAll(counts("vpcflow", "source_path || ' ' || source_sha256"));
        Map<String, Long> expected = new TreeMap<>();
        for (Answers.EvidenceFileInfo file : answers.files()) {
            if (file.records() > 0) {
                expected.put(file.key() + " " + file.sha256(), file.records());
            }
        }
        assertThat(found).isEqualTo(expected);
        // Positions are 0 to n-1 in an event file; a flow log's first record stands on line 1, after the header.
        assertThat(single("select count(*) from (select source_path, min(source_record) lo, max(source_record) hi,"
                        + " count(distinct source_record) n from " + lake("cloudtrail")
                        + " group by 1) where lo <> 0 or hi <> n - 1"))
                .isZero();
        assertThat(single("select count(*) from (select source_path, min(source_record) lo, max(source_record) hi,"
                        + " count(distinct source_record) n from " + lake("vpcflow")
                        + " group by 1) where lo <> 1 or hi <> n"))
                .isZero();
    }

    private static String lake(String table) {
        return "read_parquet('" + folder.resolve("case/lake").resolve(table)
                + "/**/*.parquet', hive_partitioning = true, hive_types_autocast = false)";
    }

    private static Map<String, String> types(String table, String option) throws SQLException {
        String source = lake(table);
        String relation = source.substring(0, source.length() - 1) + option + ")";
        Map<String, String> types = new LinkedHashMap<>();
        try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("describe select * from " + relation)) {
            while (rows.next()) {
                types.put(rows.getString(1), rows.getString(2).replace("\"", ""));
            }
        }
        return types;
    }

    private static Map<String, Long> counts(String table, String expression) throws SQLException {
        Map<String, Long> counts = new TreeMap<>();
        try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("select " + expression + " k, count(*) from " + lake(table)
                        + " where k is not null group by k")) {
            while (rows.next()) {
                counts.put(rows.getString(1), rows.getLong(2));
            }
        }
        return counts;
    }

    private static long single(String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getLong(1);
        }
    }
}
