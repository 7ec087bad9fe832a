package io.coldtrail.rules;

import io.coldtrail.schema.CloudTrailColumns;
import io.coldtrail.schema.Column;
import io.coldtrail.schema.ColumnType;
import io.coldtrail.schema.InsightColumns;
import io.coldtrail.schema.ShapeColumn;
import io.coldtrail.schema.TableShape;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * CloudTrail's spelling of the columns' names, and the types of its members that are no text.
 *
 * <p>Source: "CloudTrail record contents" and "CloudTrail userIdentity element" in the AWS CloudTrail User Guide. In
 * {@code resources} events write {@code ARN}, in all else {@code arn}.
 */
final class FieldNames {
    private static final Map<String, String> SPELLED = Stream.of(
                    "eventVersion",
                    "userIdentity",
                    "eventTime",
                    "eventSource",
                    "eventName",
                    "awsRegion",
                    "sourceIPAddress",
                    "userAgent",
                    "errorCode",
                    "errorMessage",
                    "requestParameters",
                    "responseElements",
                    "additionalEventData",
                    "requestID",
                    "eventID",
                    "resources",
                    "eventType",
                    "apiVersion",
                    "readOnly",
                    "recipientAccountId",
                    "serviceEventDetails",
                    "sharedEventID",
                    "vpcEndpointId",
                    "vpcEndpointAccountId",
                    "eventCategory",
                    "addendum",
                    "sessionCredentialFromConsole",
                    "edgeDeviceDetails",
                    "tlsDetails",
                    "managementEvent",
                    "insightDetails",
                    "type",
                    "principalId",
                    "arn",
                    "accountId",
                    "invokedBy",
                    "accessKeyId",
                    "userName",
                    "onBehalfOf",
                    "userId",
                    "identityStoreArn",
                    "sessionContext",
                    "attributes",
                    "mfaAuthenticated",
                    "creationDate",
                    "sessionIssuer",
                    "ec2RoleDelivery",
                    "webIdFederationData",
                    "federatedProvider",
                    "reason",
                    "updatedFields",
                    "originalRequestID",
                    "originalEventID",
                    "tlsVersion",
                    "cipherSuite",
                    "clientProvidedHostHeader")
            .collect(Collectors.toMap(name -> name.toLowerCase(Locale.ROOT), Function.identity()));

    /** Columns whose members are booleans, not texts. */
    static final Set<String> BOOLEANS = Set.of("readonly", "managementevent");

    /** Columns whose members CloudTrail writes as {@code null} where there is nothing to say. */
    static final Set<String> WRITTEN_AS_NULL = Set.of("requestparameters", "responseelements");

    private FieldNames() {}

    /** The member's name of a column, or of a field of a column. */
    static String spelled(String name) {
        String spelled = SPELLED.get(name);
        if (spelled == null) {
            throw new IllegalStateException("the member's name of " + name + " is not known");
        }
        return spelled;
    }

    /** The name of a field in the objects of {@code resources}. */
    static String spelledInResources(String name) {
        return name.equals("arn") ? "ARN" : spelled(name);
    }

    /** Whether a column holds any JSON value as text. */
    static boolean isJson(String column) {
        return CloudTrailColumns.JSON_TEXT.contains(column) || column.equals(InsightColumns.DETAILS);
    }

    /** What of an event stands as text in a column, or in a struct's field, by its path such as {@code userIdentity.type}. */
    static Map<String, String> textPaths() {
        Map<String, String> paths = new HashMap<>();
        for (ShapeColumn column : TableShape.CLOUDTRAIL.columns()) {
            if (!isJson(column.name()) && !BOOLEANS.contains(column.name())) {
                collect(paths, spelled(column.name()), column.name(), column.type());
            }
        }
        return paths;
    }

    private static void collect(Map<String, String> paths, String path, String sql, ColumnType type) {
        if (type instanceof ColumnType.Text) {
            paths.put(path, sql);
        } else if (type instanceof ColumnType.Struct struct) {
            for (Column field : struct.fields()) {
                collect(paths, path + "." + spelled(field.name()), sql + "." + field.name(), field.type());
            }
        }
    }
}
