package io.coldtrail.report.page;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RedactionTest {
    /** Examples of AWS's documentation, and values of the same form; {@code SECRET} marks what must not be seen. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "caller <AKIAIOSFODNN7EXAMPLE> did",
                "{accesskeyid=<ASIAIOSFODNN7EXAMPLE>, username=eve}",
                "<wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKE1>",
                "{\"credentials\":{\"sessionToken\":\"<FwoGZXIvYXdzEBYaDKEXAMPLE>\",\"x\":1}}",
                "{\\\"secretAccessKey\\\":\\\"<short>\\\"}",
                "{\"masterUserPassword\" : \"<hunter2>\"}",
                "arn:aws:kms:us-east-1:111122223333:key/<1234abcd-12ab-34cd-56ef-1234567890ab>",
                "{\"keyId\":\"<alias/payments>\"}",
                "https://b.s3.amazonaws.com/k?X-Amz-Signature=<fe5f80f77d5fa3beca03>&X-Amz-Date=20240105",
                "https://b.s3.amazonaws.com/k?X-Amz-Security-Token=<FwoGZXIvYXdzEBYaDK>",
                "Bearer <eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0In0.c2lnbmF0dXJl>",
                "-----BEGIN RSA PRIVATE KEY-----",
            })
    void masksWhatOpensSomething(String marked) {
        int from = marked.indexOf('<');
        String secret = from < 0 ? marked : marked.substring(from + 1, marked.indexOf('>'));
        String masked = Redaction.SECRETS.of(marked.replace("<", "").replace(">", ""));
        assertThat(masked).doesNotContain(secret).containsPattern("\\[masked [0-9a-f]{8}]");
        assertThat(Redaction.SECRETS.of(masked)).isEqualTo(masked);
        if (from > 0) {
            assertThat(masked)
                    .startsWith(marked.substring(0, from))
                    .endsWith(marked.substring(marked.indexOf('>') + 1));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "arn:aws:sts::111122223333:assumed-role/orders-api/i-0123456789abcdef0",
                "2024-01-05T10:00:00Z",
                "AROAIOSFODNN7EXAMPLE:session",
                "0123456789abcdef0123456789abcdef01234567",
                "8f2ff9ecce654a0e1acc0d6ec450f7510538240e7687240f7c541c3809688ac2",
                "AWSLogs/111122223333/CloudTrail/us-east-1/2024/01/05/x.json.gz",
                "select eventname from cloudtrail where eventname = 'GetSessionToken'",
                "1234abcd-12ab-34cd-56ef-1234567890ab",
            })
    void leavesWhatOpensNothing(String text) {
        assertThat(Redaction.SECRETS.of(text)).isEqualTo(text);
    }

    @Test
    void masksOneValueAlikeAndTwoValuesApart() {
        String once = Redaction.SECRETS.of("AKIAIOSFODNN7EXAMPLE");
        assertThat(Redaction.SECRETS.of("{accesskeyid=AKIAIOSFODNN7EXAMPLE}")).isEqualTo("{accesskeyid=" + once + "}");
        assertThat(Redaction.SECRETS.of("AKIAIOSFODNN7EXAMPLF")).isNotEqualTo(once);
        assertThat(Redaction.NONE.of("AKIAIOSFODNN7EXAMPLE")).isEqualTo("AKIAIOSFODNN7EXAMPLE");
    }
}
