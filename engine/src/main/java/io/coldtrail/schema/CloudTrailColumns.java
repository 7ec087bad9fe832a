package io.coldtrail.schema;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The columns of a CloudTrail event, as AWS's Athena table for CloudTrail names and orders them, with
 * {@code managementevent} added at the end.
 */
public final class CloudTrailColumns {
    private static final ColumnType SESSION_CONTEXT = struct(
            new Column("attributes", struct(Column.text("mfaauthenticated"), Column.text("creationdate"))),
            new Column("sessionissuer", texts("type", "principalid", "arn", "accountid", "username")),
            Column.text("ec2roledelivery"),
            new Column(
                    "webidfederationdata",
                    struct(Column.text("federatedprovider"), new Column("attributes", ColumnType.TEXT_MAP))));

    private static final ColumnType USER_IDENTITY = struct(
            Column.text("type"),
            Column.text("principalid"),
            Column.text("arn"),
            Column.text("accountid"),
            Column.text("invokedby"),
            Column.text("accesskeyid"),
            Column.text("username"),
            new Column("onbehalfof", texts("userid", "identitystorearn")),
            new Column("sessioncontext", SESSION_CONTEXT));

    /** The stored columns, in order, without provenance. */
    static final List<Column> STORED = List.of(
            Column.text("eventversion"),
            new Column("useridentity", USER_IDENTITY),
            Column.text("eventtime"),
            Column.text("eventsource"),
            Column.text("eventname"),
            Column.text("awsregion"),
            Column.text("sourceipaddress"),
            Column.text("useragent"),
            Column.text("errorcode"),
            Column.text("errormessage"),
            Column.text("requestparameters"),
            Column.text("responseelements"),
            Column.text("additionaleventdata"),
            Column.text("requestid"),
            Column.text("eventid"),
            new Column("resources", new ColumnType.ListOf(texts("arn", "accountid", "type"))),
            Column.text("eventtype"),
            Column.text("apiversion"),
            Column.text("readonly"),
            Column.text("recipientaccountid"),
            Column.text("serviceeventdetails"),
            Column.text("sharedeventid"),
            Column.text("vpcendpointid"),
            Column.text("vpcendpointaccountid"),
            Column.text("eventcategory"),
            new Column("addendum", texts("reason", "updatedfields", "originalrequestid", "originaleventid")),
            Column.text("sessioncredentialfromconsole"),
            Column.text("edgedevicedetails"),
            new Column("tlsdetails", texts("tlsversion", "ciphersuite", "clientprovidedhostheader")),
            Column.text("managementevent"));

    /** Columns that hold any JSON value as compact text. */
    public static final Set<String> JSON_TEXT = Set.of(
            "requestparameters", "responseelements", "additionaleventdata", "serviceeventdetails", "edgedevicedetails");

    static final List<ShapeColumn> SHAPE =
            STORED.stream().map(ShapeColumn::stored).toList();

    private CloudTrailColumns() {}

    private static ColumnType struct(Column... fields) {
        return new ColumnType.Struct(List.of(fields));
    }

    private static ColumnType texts(String... names) {
        return new ColumnType.Struct(Stream.of(names).map(Column::text).toList());
    }
}
