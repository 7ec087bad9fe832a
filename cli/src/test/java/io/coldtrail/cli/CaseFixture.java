package io.coldtrail.cli;

import io.coldtrail.lake.LakeSnapshot;
import io.coldtrail.lake.Part;
import io.coldtrail.lake.Partition;
import io.coldtrail.schema.Column;
import io.coldtrail.schema.LakeTable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** A lake with one part of three events, written by DuckDB. */
final class CaseFixture {
    static final String ACCOUNT = "111122223333";

    private static final String EVENTS = """
            select * from (values
              ('2024-01-05T10:00:00Z', 'iam.amazonaws.com', 'CreateAccessKey', '203.0.113.7', '=cmd()'),
              ('2024-01-05T10:01:00Z', 's3.amazonaws.com', 'ListBuckets', '203.0.113.7', 'aws-cli'),
              ('2024-01-06T00:00:00Z', 's3.amazonaws.com', 'ListBuckets', '198.51.100.1', 'aws-cli'))
              t(eventtime, eventsource, eventname, sourceipaddress, useragent)
            """;

    private CaseFixture() {}

    /** Writes the lake and gives access to it. */
    static CaseAccess in(Path folder) {
        Partition partition = new Partition(LakeTable.CLOUDTRAIL, ACCOUNT, "us-east-1", "2024-01-05");
        String path = partition.folder() + "/part-0.parquet";
        Path file = folder.resolve(path);
        List<String> given = List.of("eventtime", "eventsource", "eventname", "sourceipaddress", "useragent");
        String columns = LakeTable.CLOUDTRAIL.storedColumns().stream()
                .map(column -> given.contains(column.name()) ? column.name() : empty(column))
                .collect(Collectors.joining(", "));
        try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = connection.createStatement()) {
            Files.createDirectories(file.getParent());
            statement.execute("COPY (SELECT " + columns + " FROM (" + EVENTS + ")) TO '" + file + "' (FORMAT parquet)");
            Part part = new Part(partition, path, 3, 4096, "0".repeat(64), List.of());
            LakeSnapshot lake = new LakeSnapshot(folder, List.of(part));
            return any -> new CaseAccess.OpenedCase(lake, List.of(folder));
        } catch (SQLException | IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String empty(Column column) {
        Map<String, String> structs = Map.of(
                "useridentity",
                "{'type': 'IAMUser', 'principalid': 'AIDA1', 'arn': 'arn:aws:iam::111122223333:user/alice',"
                        + " 'accountid': '111122223333', 'invokedby': null::varchar,"
                        + " 'accesskeyid': 'AKIAIOSFODNN7EXAMPLE', 'username': 'alice',"
                        + " 'onbehalfof': null::struct(userid varchar, identitystorearn varchar),"
                        + " 'sessioncontext': null::struct(attributes struct(mfaauthenticated varchar,"
                        + " creationdate varchar), sessionissuer struct(\"type\" varchar, principalid varchar,"
                        + " arn varchar, accountid varchar, username varchar), ec2roledelivery varchar,"
                        + " webidfederationdata struct(federatedprovider varchar, attributes map(varchar, varchar)))}",
                "resources",
                "null::struct(arn varchar, accountid varchar, \"type\" varchar)[]",
                "addendum",
                "null::struct(reason varchar, updatedfields varchar, originalrequestid varchar,"
                        + " originaleventid varchar)",
                "tlsdetails",
                "null::struct(tlsversion varchar, ciphersuite varchar, clientprovidedhostheader varchar)",
                "source_record",
                "7::bigint");
        return structs.getOrDefault(column.name(), "null::varchar") + " AS " + column.name();
    }
}
