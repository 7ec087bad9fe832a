package io.coldtrail.query;

import static org.assertj.core.api.Assertions.assertThat;

import io.coldtrail.lake.LakeSnapshot;
import io.coldtrail.lake.Part;
import io.coldtrail.lake.Partition;
import io.coldtrail.schema.LakeTable;
import io.coldtrail.sql.AthenaTranslator;
import io.coldtrail.sql.Translation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A query that bounds its partitions gets its answer from a lake that has lost the files of all the others. */
class PartsReadTest {
    private static final String ACCOUNT = "111122223333";
    private static final String OTHER = "444455556666";
    private static final Instant NOW = Instant.parse("2024-02-02T12:00:00Z");

    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            cloudtrail_111122223333 | year = '2024' and month = '02' and day = '01'                        | 2
            cloudtrail_111122223333 | year = '2024' and month in ('01', '03')                              | 4
            cloudtrail_111122223333 | concat(year, month, day) between '20240131' and '20240201'           | 4
            cloudtrail_111122223333 | concat(year, '-', month, '-', day) >= '2024-02-02'                   | 2
            cloudtrail_111122223333 | region in ('eu-west-1') and year = '2024'                            | 4
            cloudtrail_111122223333 | date(concat(year, '-', month, '-', day)) = current_date              | 2
            cloudtrail              | account = '444455556666' and year = '2024' and month = '02'          | 4
            cloudtrail              | (year = '2024' and month = '01') or (month = '02' and day = '02')    | 12
            cloudtrail_logs         | timestamp = '2024/02/01'                                             | 4
            cloudtrail_logs         | timestamp between '2024/01/30' and '2024/01/31' and region = 'us-east-1' | 4
            cloudtrail_logs         | timestamp >= date_format(current_date, '%Y/%m/%d')                   | 4
            cloudtrail_insights     | year = '2024' and month = '02' and day = '01' and region = 'eu-west-1' | 2
            tgw_flow_logs           | date = DATE '2024-02-01' and account = '444455556666'                | 2
            tgw_flow_logs           | day = '2024/01/31'                                                   | 4
            vpc_flow_logs_111122223333 | date = DATE '2024-02-01'                                          | 2
            vpc_flow_logs_111122223333 | date >= current_date - interval '1' day and region = 'us-east-1'  | 2
            vpc_flow_logs           | day = '2024/01/31' and account = '111122223333'                      | 2
            vpc_flow_logs           | date between DATE '2024-01-31' and DATE '2024-02-01' and region like 'eu-%' | 4
            """)
    void opensOnlyTheFilesOfItsPartitions(String table, String condition, long rows) throws IOException {
        LakeSnapshot lake = lake();
        try (QuerySession session = QuerySession.open(lake, SessionOptions.in(folder))) {
            String sql =
                    "select count(*) as n, count(" + column(table) + ") as m from " + table + " where " + condition;
            Translation translation = new AthenaTranslator(session.catalog(), NOW).translate(sql);
            TableScan scan = session.scans(translation).get(0);
            assertThat(scan.rows()).isEqualTo(rows);
            assertThat((long) scan.parts().size()).isEqualTo(rows).isLessThan(scan.allParts());
            Set<Part> kept = new HashSet<>(scan.parts());
            for (Part part : lake.parts()) {
                if (!kept.contains(part)) {
                    Files.delete(folder.resolve(part.path()));
                }
            }
            try (QueryResult result = session.run(translation)) {
                List<Value> row = result.next().orElseThrow();
                assertThat(row).extracting(Value::athenaText).containsOnly(Long.toString(rows));
            }
        }
    }

    /** One row for each table, account, region and day. */
    private LakeSnapshot lake() {
        try (LakeFixture lake = new LakeFixture(folder)) {
            for (String account : List.of(ACCOUNT, OTHER)) {
                for (String region : List.of("us-east-1", "eu-west-1")) {
                    for (String day : List.of("2023-12-31", "2024-01-30", "2024-01-31", "2024-02-01", "2024-02-02")) {
                        lake.part(
                                new Partition(LakeTable.CLOUDTRAIL, account, region, day),
                                "SELECT 'CreateUser' AS eventname");
                        lake.part(new Partition(LakeTable.VPCFLOW, account, region, day), "SELECT 'ACCEPT' AS action");
                        lake.part(
                                new Partition(LakeTable.CLOUDTRAIL_INSIGHTS, account, region, day),
                                "SELECT 'e' AS eventid");
                        lake.part(new Partition(LakeTable.TGWFLOW, account, region, day), "SELECT 'OK' AS log_status");
                    }
                }
            }
            return lake.snapshot();
        }
    }

    private static String column(String table) {
        return switch (table) {
            case "cloudtrail_insights" -> "eventid";
            case "tgw_flow_logs" -> "log_status";
            default -> table.startsWith("vpc") ? "action" : "eventname";
        };
    }
}
