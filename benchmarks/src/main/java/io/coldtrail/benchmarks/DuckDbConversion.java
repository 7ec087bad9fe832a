package io.coldtrail.benchmarks;

import io.coldtrail.schema.LakeTable;
import java.nio.file.Path;

/**
 * The conversion as DuckDB's documentation would have it written: types given, so that nothing is sniffed; partition
 * values from the object key; Parquet with zstd in Hive partitions. It keeps each row's file name, and has no record
 * number, no hash, no ledger and no place for what no column holds.
 */
final class DuckDbConversion {
    /** Fields of an event with their types, in DuckDB's words; free-form values stay JSON. */
    private static final String EVENT = """
            STRUCT(
              eventVersion VARCHAR,
              userIdentity STRUCT(
                type VARCHAR, principalId VARCHAR, arn VARCHAR, accountId VARCHAR, invokedBy VARCHAR,
                accessKeyId VARCHAR, userName VARCHAR,
                onBehalfOf STRUCT(userId VARCHAR, identityStoreArn VARCHAR),
                sessionContext STRUCT(
                  attributes STRUCT(mfaAuthenticated VARCHAR, creationDate VARCHAR),
                  sessionIssuer STRUCT(
                    type VARCHAR, principalId VARCHAR, arn VARCHAR, accountId VARCHAR, userName VARCHAR),
                  ec2RoleDelivery VARCHAR,
                  webIdFederationData STRUCT(
                    federatedProvider VARCHAR, attributes MAP(VARCHAR, VARCHAR)))),
              eventTime VARCHAR, eventSource VARCHAR, eventName VARCHAR, awsRegion VARCHAR,
              sourceIPAddress VARCHAR, userAgent VARCHAR, errorCode VARCHAR, errorMessage VARCHAR,
              requestParameters JSON, responseElements JSON, additionalEventData JSON,
              requestID VARCHAR, eventID VARCHAR,
              resources STRUCT("ARN" VARCHAR, accountId VARCHAR, type VARCHAR)[],
              eventType VARCHAR, apiVersion VARCHAR, readOnly VARCHAR, recipientAccountId VARCHAR,
              serviceEventDetails JSON, sharedEventID VARCHAR, vpcEndpointId VARCHAR,
              vpcEndpointAccountId VARCHAR, eventCategory VARCHAR,
              addendum STRUCT(
                reason VARCHAR, updatedFields VARCHAR, originalRequestID VARCHAR, originalEventID VARCHAR),
              sessionCredentialFromConsole VARCHAR, edgeDeviceDetails JSON,
              tlsDetails STRUCT(tlsVersion VARCHAR, cipherSuite VARCHAR, clientProvidedHostHeader VARCHAR),
              managementEvent VARCHAR)
            """;

    private static final String CLOUDTRAIL = """
            COPY (
              SELECT event.*, filename AS source_path,
                     regexp_extract(filename, '/([0-9]{12})/CloudTrail/', 1) AS account,
                     regexp_extract(filename, '/CloudTrail/([^/]+)/', 1) AS region,
                     regexp_extract(filename, '/CloudTrail/[^/]+/([0-9]{4})/', 1) AS year,
                     regexp_extract(filename, '/CloudTrail/[^/]+/[0-9]{4}/([0-9]{2})/', 1) AS month,
                     regexp_extract(filename, '/CloudTrail/[^/]+/[0-9]{4}/[0-9]{2}/([0-9]{2})/', 1) AS day
              FROM (
                SELECT unnest("Records") AS event, filename
                FROM read_json(%s, columns = {'Records': %s}, filename = true, maximum_object_size = 33554432)))
            TO %s (FORMAT parquet, COMPRESSION zstd, PARTITION_BY (account, region, year, month, day))
            """;

    private static final String VPCFLOW = """
            COPY (
              SELECT *, filename AS source_path,
                     regexp_extract(filename, '/AWSLogs/([0-9]{12})/', 1) AS account,
                     regexp_extract(filename, '/vpcflowlogs/([^/]+)/', 1) AS region,
                     CAST(replace(regexp_extract(filename, '/([0-9]{4}/[0-9]{2}/[0-9]{2})/', 1), '/', '-') AS DATE)
                       AS date
              FROM read_csv(%s, delim = ' ', header = true, nullstr = '-', filename = true, auto_detect = false,
                columns = {
                  'version': 'INTEGER', 'account_id': 'VARCHAR', 'interface_id': 'VARCHAR', 'srcaddr': 'VARCHAR',
                  'dstaddr': 'VARCHAR', 'srcport': 'INTEGER', 'dstport': 'INTEGER', 'protocol': 'INTEGER',
                  'packets': 'BIGINT', 'bytes': 'BIGINT', 'start': 'BIGINT', 'end': 'BIGINT', 'action': 'VARCHAR',
                  'log_status': 'VARCHAR'}))
            TO %s (FORMAT parquet, COMPRESSION zstd, PARTITION_BY (account, region, date))
            """;

    private DuckDbConversion() {}

    /** The statement that converts all logs of a table's kind below a folder. */
    static String of(LakeTable table, Path evidence, Path target) {
        return switch (table) {
            case CLOUDTRAIL ->
                CLOUDTRAIL.formatted(
                        DuckDb.quoted(evidence + "/**/*.json.gz"),
                        DuckDb.quoted(event()),
                        DuckDb.quoted(target.toString()));
            case VPCFLOW ->
                VPCFLOW.formatted(DuckDb.quoted(evidence + "/**/*.log.gz"), DuckDb.quoted(target.toString()));
            case CLOUDTRAIL_INSIGHTS, TGWFLOW, INTEGRITY ->
                throw new IllegalArgumentException("there is no comparison for " + table);
        };
    }

    private static String event() {
        return EVENT.replaceAll("\\s+", " ").strip() + "[]";
    }
}
