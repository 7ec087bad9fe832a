package io.coldtrail.ingest;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** A valid log of every shape. */
final class SampleLogs {
    static final String V2_HEADER = "version account-id interface-id srcaddr dstaddr srcport dstport protocol packets"
            + " bytes start end action log-status";
    static final String TGW_HEADER = "version resource-type account-id tgw-id tgw-attachment-id srcaddr dstaddr srcport"
            + " dstport protocol packets bytes start end log-status packets-lost-no-route";

    private static final String INSIGHT = "{\"eventVersion\":\"1.07\",\"eventTime\":\"2024-01-05T10:00:00Z\","
            + "\"awsRegion\":\"eu-west-1\",\"eventID\":\"%s\",\"eventType\":\"AwsCloudTrailInsight\","
            + "\"recipientAccountId\":\"111122223333\",\"sharedEventID\":\"s\",\"insightDetails\":{\"state\":\"Start\"},"
            + "\"eventCategory\":\"Insight\"}";

    private SampleLogs() {}

    /** An event with all that makes decoding hard: nested objects, escapes, numbers, arrays, an unknown field. */
    static String richEvent(String id) {
        String plain = Evidence.event(id);
        return plain.substring(0, plain.length() - 1)
                + ",\"eventVersion\":\"1.09\",\"userIdentity\":{\"type\":\"AssumedRole\",\"arn\":\"arn:aws:sts::1:x\","
                + "\"sessionContext\":{\"attributes\":{\"mfaAuthenticated\":\"false\"},\"webIdFederationData\":"
                + "{\"federatedProvider\":\"p\",\"attributes\":{\"k\":\"v\"}}}},\"requestParameters\":{\"a\":[1,2.50,"
                + "{\"b\":\"\\u00e9\\n\"}]},\"responseElements\":null,\"resources\":[{\"ARN\":\"arn:1\",\"type\":\"t\"},"
                + "{\"accountId\":\"2\"}],\"readOnly\":true,\"tlsDetails\":{\"tlsVersion\":\"TLSv1.3\"},"
                + "\"brandNew\":{\"x\":[true]}}";
    }

    static String insight(String id) {
        return String.format(INSIGHT, id);
    }

    static String records(String... events) {
        return "{\"Records\":[" + String.join(",", events) + "]}";
    }

    /** An event as {@code lookup-events} shows it. */
    static String lookup(String id) {
        return "{\"EventId\":\"" + id + "\",\"EventName\":\"GetObject\",\"CloudTrailEvent\":\""
                + Evidence.event(id).replace("\\", "\\\\").replace("\"", "\\\"") + "\"}";
    }

    static String envelope(String id) {
        return "{\"version\":\"0\",\"id\":\"x\",\"detail-type\":\"AWS API Call via CloudTrail\",\"source\":\"aws.s3\","
                + "\"account\":\"111122223333\",\"detail\":" + Evidence.event(id) + "}";
    }

    /** A flow of the default format, told by the last part of its address. */
    static String flow(int host) {
        return "2 111122223333 eni-1 10.0.0." + host + " 10.1.0.1 49152 443 6 10 840 1704448800 1704448860 ACCEPT OK";
    }

    static String tgwFlow(int host) {
        return "6 TransitGateway 111122223333 tgw-1 tgw-attach-1 10.0.0." + host
                + " 10.1.0.1 1 2 6 1 40 1704448800 1704448860 OK 0";
    }

    /** Every shape, several records each; the files are small. */
    static List<byte[]> all() throws IOException, SQLException {
        List<String> texts = new ArrayList<>();
        String[] events = ids(6).map(SampleLogs::richEvent).toArray(String[]::new);
        texts.add(records(events));
        texts.add(records(events).replace(",\"", ",\n  \"").replace("{", "{\n  "));
        texts.add(String.join("\n", events) + "\n");
        texts.add("[" + String.join(", ", events) + "]");
        texts.add("{\"Events\":[" + ids(5).map(SampleLogs::lookup).collect(Collectors.joining(",")) + "]}");
        texts.add(ids(4).map(SampleLogs::envelope).collect(Collectors.joining("\n")));
        texts.add(records(insight("1"), insight("2")));
        texts.add(V2_HEADER + "\n" + lines(12, ""));
        texts.add(lines(12, ""));
        texts.add("start log-status srcaddr shiny-new-field account-id bytes\n"
                + "1704448800 OK 10.0.0.1 x 111122223333 7\n".repeat(9));
        texts.add(TGW_HEADER + "\n" + (tgwFlow(1) + "\n").repeat(8));
        texts.add(lines(10, "2024-01-05T10:00:00.000Z "));
        List<byte[]> logs = new ArrayList<>();
        texts.forEach(text -> logs.add(text.getBytes(StandardCharsets.UTF_8)));
        logs.add(parquet(20));
        return logs;
    }

    /** A flow log as AWS delivers it in Parquet; DuckDB writes it. */
    static byte[] parquet(int flows) throws IOException, SQLException {
        Path file = Files.createTempFile("flows", ".parquet");
        try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = connection.createStatement()) {
            statement.execute("copy (select 2::int as version, '111122223333' as account_id, 'eni-1' as interface_id,"
                    + " '10.0.0.' || i as srcaddr, '10.1.0.1' as dstaddr, 49152::int as srcport, 443::int as dstport,"
                    + " 6::int as protocol, i::bigint as packets, 840::bigint as bytes, 1704448800::bigint as start,"
                    + " 1704448860::bigint as \"end\", 'ACCEPT' as action, 'OK' as log_status from range(1, "
                    + (flows + 1) + ") t(i)) to '" + file + "' (format parquet)");
            return Files.readAllBytes(file);
        } finally {
            Files.delete(file);
        }
    }

    private static Stream<String> ids(int count) {
        return IntStream.rangeClosed(1, count).mapToObj(id -> "e" + id);
    }

    private static String lines(int count, String before) {
        return IntStream.rangeClosed(1, count)
                .mapToObj(host -> before + flow(host) + "\n")
                .collect(Collectors.joining());
    }
}
