package io.coldtrail.source;

import static org.assertj.core.api.Assertions.assertThat;

import io.coldtrail.source.KeyFacts.Kind;
import io.coldtrail.source.KeyFacts.Origin;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class KeyFactsTest {
    private static final String LOG = "111122223333_CloudTrail_us-east-1_20240105T1000Z_AbCdEf.json.gz";
    private static final String FLOW = "111122223333_vpcflowlogs_us-east-1_fl-0a1b_20240105T1000Z_0a1b2c.log.gz";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "AWSLogs/111122223333/CloudTrail/us-east-1/2024/01/05/" + LOG,
                "AWSLogs/o-a1b2c3d4e5/111122223333/CloudTrail/us-east-1/2024/01/05/" + LOG,
                "my/own prefix/AWSLogs/111122223333/CloudTrail/us-east-1/2024/01/05/" + LOG,
                "111122223333/CloudTrail/us-east-1/2024/01/05/renamed.json",
                "AWSLogs/111122223333/CloudTrail/us-east-1/2024/01/05/999900001111_CloudTrail_eu-west-1_20230101T0000Z_x.json"
            })
    void readsTheKeyOfATrail(String key) {
        assertThat(KeyFacts.of(key))
                .isEqualTo(new KeyFacts(Kind.CLOUDTRAIL, "111122223333", "us-east-1", "2024-01-05", Origin.KEY));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "AWSLogs/111122223333/vpcflowlogs/us-east-1/2024/01/05/" + FLOW,
                "AWSLogs/111122223333/vpcflowlogs/us-east-1/2024/01/05/10/" + FLOW,
                "p/AWSLogs/aws-account-id=111122223333/aws-service=vpcflowlogs/aws-region=us-east-1/year=2024/month=01/day=05/x.log.gz",
                "AWSLogs/aws-account-id=111122223333/aws-service=vpcflowlogs/aws-region=us-east-1/year=2024/month=01/day=05/hour=10/"
                        + FLOW
            })
    void readsTheKeyOfAFlowLog(String key) {
        assertThat(KeyFacts.of(key))
                .isEqualTo(new KeyFacts(Kind.FLOW_LOG, "111122223333", "us-east-1", "2024-01-05", Origin.KEY));
    }

    @ParameterizedTest
    @CsvSource({
        "AWSLogs/111122223333/CloudTrail-Digest/us-east-1/2024/01/05/x.json.gz, CLOUDTRAIL_DIGEST",
        "AWSLogs/o-1/111122223333/CloudTrail-Insight/us-east-1/2024/01/05/x.json.gz, CLOUDTRAIL_INSIGHT"
    })
    void tellsDigestsAndInsightsFromTrails(String key, Kind kind) {
        assertThat(KeyFacts.of(key))
                .isEqualTo(new KeyFacts(kind, "111122223333", "us-east-1", "2024-01-05", Origin.KEY));
    }

    @ParameterizedTest
    @CsvSource({
        LOG + ", CLOUDTRAIL",
        "flat/" + LOG + ", CLOUDTRAIL",
        "flat/" + FLOW + ", FLOW_LOG",
        "111122223333_CloudTrail_us-east-1_20240105T1000Z_AbCdEf.json, CLOUDTRAIL",
        "111122223333_CloudTrail-Digest_us-east-1_my_trail_us-east-1_20240105T100000Z.json.gz, CLOUDTRAIL_DIGEST",
        "111122223333_CloudTrail-Insight_us-east-1_20240105T1000Z_x.json.gz, CLOUDTRAIL_INSIGHT",
        // The folders say an impossible day.
        "AWSLogs/111122223333/CloudTrail/us-east-1/2024/02/30/" + LOG + ", CLOUDTRAIL"
    })
    void fallsBackToTheFilesOwnName(String key, Kind kind) {
        assertThat(KeyFacts.of(key))
                .isEqualTo(new KeyFacts(kind, "111122223333", "us-east-1", "2024-01-05", Origin.FILE_NAME));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "us-gov-west-1",
                "cn-northwest-1",
                "ap-southeast-2",
                "me-central-1",
                "us-isob-east-1",
                "eusc-de-east-1",
                "mx-central-1"
            })
    void knowsRegionsOfEveryPartition(String region) {
        KeyFacts facts = KeyFacts.of("AWSLogs/111122223333/CloudTrail/" + region + "/2024/01/05/x.json.gz");
        assertThat(facts).isNotNull();
        assertThat(facts.region()).isEqualTo(region);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "/",
                "x.json.gz",
                "AWSLogs/111122223333/CloudTrail/us-east-1/2024/01/05/",
                "AWSLogs/11112222333/CloudTrail/us-east-1/2024/01/05/x.json",
                "AWSLogs/1111222233334/CloudTrail/us-east-1/2024/01/05/x.json",
                "AWSLogs/111122223333/CloudTrail/us-east-1/2024/13/05/x.json",
                "AWSLogs/111122223333/CloudTrail/us-east-1/2024/00/05/x.json",
                "AWSLogs/111122223333/CloudTrail/us-east-1/2023/02/29/x.json",
                "AWSLogs/111122223333/CloudTrail/us-east-1/24/1/5/x.json",
                "AWSLogs/111122223333/CloudTrail/../2024/01/05/x.json",
                "AWSLogs/111122223333/CloudTrail/us-east-1\n/2024/01/05/x.json",
                "AWSLogs/111122223333/Config/us-east-1/2024/01/05/x.json",
                "AWSLogs/\u0661\u0661\u0661\u0661\u0662\u0662\u0662\u0662\u0663\u0663\u0663\u0663/CloudTrail/us-east-1/2024/01/05/x.json",
                "111122223333_CloudTrail_us-east-1_20240230T1000Z_x.json.gz",
                "111122223333_CloudTrail_us-east-1_x.json.gz",
                "aws-account-id=111122223333/aws-service=vpcflowlogs/aws-region=us-east-1/year=2024/month=02/day=30/x.log"
            })
    void saysNothingWhereTheNameDoesNot(String key) {
        assertThat(KeyFacts.of(key)).isNull();
    }

    @Test
    void standsNamesOfAnyLength() {
        String prefix = "111122223333_CloudTrail_us-east-1_";
        assertThat(KeyFacts.of(prefix + "a_".repeat(100_000))).isNull();
        assertThat(KeyFacts.of(prefix + "_".repeat(100_000))).isNull();
        assertThat(KeyFacts.of("1".repeat(100_000))).isNull();
        assertThat(KeyFacts.of("a/".repeat(50_000) + LOG)).isNotNull();
        assertThat(KeyFacts.of("111122223333/CloudTrail/us-east-1/2024/01/05/".repeat(2_000)))
                .isNull();
    }
}
