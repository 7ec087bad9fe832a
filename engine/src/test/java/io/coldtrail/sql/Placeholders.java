package io.coldtrail.sql;

import java.util.List;

/** Fills the placeholders of the playbook document's queries, in the order in which that is safe. */
final class Placeholders {
    private static final String ACCOUNT = "111122223333";

    private record Rule(String placeholder, String value) {}

    private static final List<Rule> RULES = List.of(
            new Rule("arn:aws:iam::000000000000:user/xxxxxxxx", "arn:aws:iam::" + ACCOUNT + ":user/alice"),
            new Rule("cloudtrail_000000000000", "cloudtrail_" + ACCOUNT),
            new Rule("vpc_flow_logs_000000000000", "vpc_flow_logs_" + ACCOUNT),
            new Rule("AWSLogs/000000000000/", "AWSLogs/" + ACCOUNT + "/"),
            new Rule("year = '####'", "year = '2024'"),
            new Rule("year = 'xxxx'", "year = '2024'"),
            new Rule("month = '##'", "month = '01'"),
            new Rule("month = 'xx'", "month = '01'"),
            new Rule("day = '##'", "day = '05'"),
            new Rule("day = 'xx'", "day = '05'"),
            new Rule("AKIAxxxxxxxxxxxxxxxx", "AKIAIOSFODNN7EXAMPLE"),
            new Rule("AROAxxxxxxxxxxxxxxxxx:i-xxxxxxxxxxxxxxxxx", "AROAEXAMPLEEXAMPLEXXX:i-0123456789abcdef0"),
            new Rule("i-xxxxxxxxxxxxxxxxx", "i-0123456789abcdef0"),
            new Rule("userIdentity.userName = 'xxxxxx'", "userIdentity.userName = 'alice'"),
            new Rule("useragent = 'seeAbove'", "useragent = 'aws-cli/2.15.0'"),
            new Rule("sourceipaddress = 'seeAbove'", "sourceipaddress = '198.51.100.7'"),
            new Rule("'x.x.x.x'", "'10.0.0.1'"),
            new Rule("yyyy/mm/dd", "2024/01/05"),
            new Rule("yyyy-mm-dd", "2024-01-05"),
            new Rule("{bucket_name}", "example-bucket"),
            new Rule("bucket_name}", "example-bucket"),
            new Rule("{region}", "us-east-1"));

    private Placeholders() {}

    static String fill(String sql) {
        String filled = sql;
        for (Rule rule : RULES) {
            filled = filled.replace(rule.placeholder(), rule.value());
        }
        return filled;
    }
}
