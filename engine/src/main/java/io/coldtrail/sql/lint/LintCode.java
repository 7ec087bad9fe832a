package io.coldtrail.sql.lint;

import static io.coldtrail.sql.lint.Severity.ERROR;
import static io.coldtrail.sql.lint.Severity.NOTE;
import static io.coldtrail.sql.lint.Severity.WARNING;

/**
 * The kinds of findings. Their words are stable: scripts rely on them. The examples are run by a test, and docs/lint.md
 * is made of them.
 */
public enum LintCode {
    SYNTAX("syntax", ERROR, "The statement cannot be read.", "select eventname from cloudtrail where year = = '2024'"),
    MISSPELT_KEYWORD(
            "misspelt-keyword",
            ERROR,
            "A keyword is misspelt.",
            "select eventname form cloudtrail where year = '2024'"),
    MISSING_WHERE(
            "missing-where",
            ERROR,
            "Conditions follow the table without WHERE.",
            "select eventname from cloudtrail and year = '2024'"),
    MISSING_FROM(
            "missing-from", ERROR, "A table is named without FROM.", "select eventname cloudtrail where year = '2024'"),
    MISSING_BY("missing-by", ERROR, "ORDER or GROUP stands without BY.", """
            select eventname from cloudtrail where year = '2024' order eventname"""),
    MISSING_GROUP_BY(
            "missing-group-by",
            ERROR,
            "A column stands beside an aggregate and is not grouped by.",
            "select eventname, count(*) as total from cloudtrail where year = '2024'"),
    AGGREGATE_IN_WHERE(
            "aggregate-in-where",
            ERROR,
            "WHERE asks for an aggregate, which is a matter of HAVING.",
            "select eventname, count(*) as n from cloudtrail where year = '2024' and count(*) > 5 group by eventname"),
    ALIAS_AS_COLUMN(
            "alias-as-column",
            ERROR,
            "WHERE, GROUP BY or HAVING names an alias of the select list, which they do not see.",
            "select lower(eventname) as n from cloudtrail where year = '2024' and n = 'invoke'"),
    ADJACENT_LITERALS(
            "adjacent-literals",
            ERROR,
            "A comma is missing between two values.",
            "select * from cloudtrail where year = '2024' and eventname in ('CreateUser' 'DeleteUser')"),
    TRAILING_COMMA(
            "trailing-comma",
            ERROR,
            "A comma has nothing after it.",
            "select eventname, from cloudtrail where year = '2024'"),
    DOUBLED_WORD(
            "doubled-word", ERROR, "A word stands twice.", "select eventname from from cloudtrail where year = '2024'"),
    DANGLING_OPERATOR(
            "dangling-operator",
            ERROR,
            "AND, OR or WHERE has no condition beside it.",
            "select eventname from cloudtrail where and year = '2024'"),
    DOUBLED_WHERE(
            "doubled-where",
            ERROR,
            "WHERE stands twice; further conditions follow AND.",
            "select eventname from cloudtrail where year = '2024' where month = '01'"),
    CLAUSE_ORDER(
            "clause-order",
            ERROR,
            "ORDER BY comes before LIMIT.",
            "select eventname from cloudtrail where year = '2024' limit 5 order by eventtime desc"),
    UNBALANCED_PARENTHESES(
            "unbalanced-parentheses",
            ERROR,
            "A parenthesis is missing, or one is too many.",
            "select eventname from cloudtrail where (year = '2024' and month = '01'"),
    MISSING_PARENTHESES(
            "missing-parentheses",
            ERROR,
            "The values after IN stand in parentheses.",
            "select * from cloudtrail where year = '2024' and eventname in 'CreateUser'"),
    OPERATOR("operator", ERROR, "An operator of another language.", "select * from cloudtrail where year == '2024'"),
    TOP(
            "top",
            ERROR,
            "Athena has no TOP and cuts with LIMIT.",
            "select top 10 eventname from cloudtrail where year = '2024'"),
    CAST_OPERATOR(
            "cast-operator",
            ERROR,
            "Athena has no :: and casts with CAST.",
            "select starttime::varchar from vpc_flow_logs_111122223333 where date = DATE '2024-01-05'"),
    ILIKE(
            "ilike",
            ERROR,
            "Athena has no ILIKE.",
            "select * from cloudtrail where year = '2024' and useragent ilike '%curl%'"),
    INTERVAL_QUOTES(
            "interval-quotes",
            ERROR,
            "The number of an interval is a text in quotes.",
            "select current_date - interval 7 day"),
    BACK_QUOTES(
            "back-quotes",
            ERROR,
            "Queries put names in double quotes.",
            "select `eventname` from cloudtrail where year = '2024'"),
    TYPOGRAPHIC_QUOTES(
            "typographic-quotes",
            ERROR,
            "Quotes that a word processor made.",
            "select eventname from cloudtrail where year = ‘2024’"),
    ODD_BLANK(
            "odd-blank",
            ERROR,
            "A blank that looks like one and is none, as web pages have them.",
            "select eventname\u00a0from cloudtrail where year = '2024'"),
    DOUBLE_QUOTED_TEXT(
            "double-quoted-text",
            ERROR,
            "A text stands in double quotes, which are for names.",
            "select * from cloudtrail where year = '2024' and eventname = \"CreateUser\""),
    UNKNOWN_TABLE(
            "unknown-table", ERROR, "No table has the name.", "select eventname from cloudtrial where year = '2024'"),
    UNKNOWN_COLUMN(
            "unknown-column", ERROR, "No column has the name.", "select evenname from cloudtrail where year = '2024'"),
    UNKNOWN_FIELD(
            "unknown-field",
            ERROR,
            "A row has no field of the name.",
            "select useridentity.usrname from cloudtrail where year = '2024'"),
    AMBIGUOUS_NAME(
            "ambiguous-name",
            ERROR,
            "More than one column has the name.",
            "select eventname from cloudtrail a join cloudtrail b on a.eventid = b.eventid and a.year = '2024'"),
    UNKNOWN_FUNCTION(
            "unknown-function",
            ERROR,
            "No function has the name.",
            "select lowr(eventname) from cloudtrail where year = '2024'"),
    WRONG_ARGUMENTS(
            "wrong-arguments",
            ERROR,
            "A function does not take these arguments.",
            "select lower(1) from cloudtrail where year = '2024'"),
    UNLIKE_TYPES(
            "unlike-types",
            ERROR,
            "Values of types that do not go together.",
            "select eventname from cloudtrail where year = 2024"),
    STRUCT_FIELD_OF_TEXT(
            "struct-field-of-text",
            ERROR,
            "A field of what is a text, such as JSON.",
            "select requestparameters.bucketName from cloudtrail where year = '2024'"),
    NOT_SUPPORTED(
            "not-supported",
            ERROR,
            "Athena may take it, and Coldtrail does not.",
            "select eventname from cloudtrail tablesample bernoulli (10) where year = '2024'"),
    NOT_A_QUERY(
            "not-a-query",
            NOTE,
            "A statement that defines or changes something, which a case needs not.",
            "MSCK REPAIR TABLE cloudtrail_logs"),
    UNPAIRED_BRACE(
            "unpaired-brace",
            WARNING,
            "A placeholder has lost one of its braces.",
            "ALTER TABLE t ADD IF NOT EXISTS PARTITION (d = '2024') LOCATION 's3://bucket_name}/logs/'"),
    PARTITION_MAY_EXIST(
            "partition-may-exist",
            WARNING,
            "ADD PARTITION fails the second time without IF NOT EXISTS.",
            "ALTER TABLE t ADD PARTITION (d = '2024') LOCATION 's3://bucket/logs/'"),
    PERMISSION_AS_EVENT_NAME(
            "permission-as-event-name",
            WARNING,
            "The name of an IAM permission, which CloudTrail never writes as an event's name.",
            "select * from cloudtrail where year = '2024' and eventname = 'PutBucketCORS'"),
    OPERATION_AS_EVENT_NAME(
            "operation-as-event-name",
            WARNING,
            "The name of an operation that CloudTrail writes in another way.",
            "select * from cloudtrail where year = '2024' and eventname = 'UpdateFunctionCode'"),
    UNKNOWN_EVENT_NAME(
            "unknown-event-name",
            WARNING,
            "An event name that looks misspelt.",
            "select * from cloudtrail where year = '2024' and eventname = 'DeleteNetworkAclEncry'"),
    EVENT_NAME_CASE(
            "event-name-case",
            WARNING,
            "Comparisons tell upper from lower case, and the event's name is written otherwise.",
            "select * from cloudtrail where year = '2024' and eventname = 'listbuckets'"),
    EVENT_NOT_OF_SERVICE("event-not-of-service", WARNING, "The service that is asked for has no such event.", """
            select * from cloudtrail
            where year = '2024' and eventsource = 'ec2.amazonaws.com' and eventname = 'CreateUser'"""),
    UNKNOWN_EVENT_SOURCE(
            "unknown-event-source",
            WARNING,
            "A service that writes no events under this name.",
            "select * from cloudtrail where year = '2024' and eventsource = 'cloudwatch.amazonaws.com'"),
    EVENT_SOURCE_FORM(
            "event-source-form",
            WARNING,
            "An event source ends with .amazonaws.com.",
            "select * from cloudtrail where year = '2024' and eventsource = 's3'"),
    NEVER_TRUE("never-true", WARNING, "A condition that no row meets.", "select * from cloudtrail where year = '24'"),
    ALWAYS_TRUE(
            "always-true",
            WARNING,
            "A condition that every row with a value meets.",
            "select * from cloudtrail where year = '2024' and (eventname <> 'A' or eventname <> 'B')"),
    NULL_COMPARISON(
            "null-comparison",
            WARNING,
            "Nothing equals NULL; IS NULL asks for it.",
            "select * from cloudtrail where year = '2024' and errorcode = NULL"),
    TIME_FORM(
            "time-form",
            WARNING,
            "A time that is not written as the column has it, and so compares wrongly.",
            "select * from cloudtrail where year = '2024' and eventtime > '2024-01-05 10:00:00'"),
    MISSING_COMMA(
            "missing-comma",
            WARNING,
            "A column is named as another column, as when a comma is missing between the two.",
            "select eventname eventtime from cloudtrail where year = '2024'"),
    LIKE_WITHOUT_WILDCARD(
            "like-without-wildcard",
            WARNING,
            "LIKE without % or _ is the same as =.",
            "select * from cloudtrail where year = '2024' and useragent like 'curl'"),
    HAVING_WITHOUT_GROUP_BY(
            "having-without-group-by",
            WARNING,
            "HAVING over ungrouped rows; WHERE is for conditions on rows.",
            "select count(*) from cloudtrail where year = '2024' having count(*) > 5"),
    LIMIT_WITHOUT_ORDER(
            "limit-without-order",
            WARNING,
            "LIMIT without ORDER BY shows any rows, not the first.",
            "select eventname from cloudtrail where year = '2024' limit 25"),
    MISSING_PARTITION_PREDICATE(
            "missing-partition-predicate",
            WARNING,
            "No condition on a partition: everything is read, and Athena bills it.",
            "select eventname from cloudtrail where eventname = 'CreateUser'"),
    CONTRADICTS_NAME("contradicts-name", WARNING, "The file's name says something else than the statement.", ""),
    DUPLICATE_STATEMENT("duplicate-statement", NOTE, "The same statement stands elsewhere.", """
            select eventname from cloudtrail where year = '2024';
            select eventname from cloudtrail where year = '2024'"""),
    DUPLICATE_VALUE(
            "duplicate-value",
            NOTE,
            "A list has a value twice.",
            "select * from cloudtrail where year = '2024' and eventname in ('CreateUser', 'CreateUser')"),
    SELECT_STAR("select-star", NOTE, "A star reads every column.", "select * from cloudtrail where year = '2024'"),
    PLACEHOLDER(
            "placeholder",
            NOTE,
            "A placeholder to be filled before the statement is run.",
            "select eventname from cloudtrail where year = '####'");

    private final String word;
    private final Severity severity;
    private final String meaning;
    private final String example;

    LintCode(String word, Severity severity, String meaning, String example) {
        this.word = word;
        this.severity = severity;
        this.meaning = meaning;
        this.example = example;
    }

    /** The code as it is printed. */
    public String word() {
        return word;
    }

    public Severity severity() {
        return severity;
    }

    /** One sentence on what it means. */
    public String meaning() {
        return meaning;
    }

    /** A text that has it; empty where a file's name is needed too. */
    public String example() {
        return example;
    }
}
