package io.coldtrail.playbook;

import java.util.Optional;

/** Where values for a parameter are found in a case: who is refused most stands first. */
final class Candidates {
    /** A private address, which is one's own. */
    private static final String OWN =
            "regexp_extract(destinationaddress, '^(10\\.|192\\.168\\.|172\\.(1[6-9]|2\\d|3[01])\\.).*$')";

    private Candidates() {}

    /** A template that gives some values, the most suspicious first. */
    static Optional<String> of(Parameter parameter, Log log) {
        return switch (parameter.type()) {
            case ACCESSKEY -> Optional.of(caller("useridentity.accesskeyid"));
            case ARN -> Optional.of(caller("useridentity.arn"));
            case INSTANCE -> Optional.of(caller("regexp_extract(useridentity.principalid, ':(i-[0-9a-f]+)$', 1)"));
            case INTERFACE -> Optional.of(flow("interfaceid", "{{flows}}", "{{flowtime}}"));
            case IP ->
                log == Log.VPCFLOW
                        ? Optional.of(flow(OWN, "{{table}}", "{{time}}"))
                        : Optional.of(caller("regexp_extract(sourceipaddress, '^[0-9.]+$|^[0-9a-fA-F:]+$')"));
            case TEXT ->
                switch (parameter.name()) {
                    case "address" -> Optional.of(caller("sourceipaddress"));
                    case "principal" -> Optional.of(caller("useridentity.principalid"));
                    case "user" -> Optional.of(caller("useridentity.username"));
                    case "useragent" -> Optional.of(caller("useragent"));
                    default -> Optional.empty();
                };
            case ACCOUNT, DATE, INT -> Optional.empty();
        };
    }

    private static String caller(String value) {
        return "select " + value + " as candidate from {{table}} where {{time}} and " + value + " is not null"
                + " and useridentity.invokedby is null and not sourceipaddress like '%.amazonaws.com'"
                + " group by " + value + " order by count_if({{denied}}) desc, count(*) desc, 1 limit 3";
    }

    private static String flow(String value, String table, String time) {
        return "select " + value + " as candidate from " + table + " where " + time + " and " + value + " <> '-'"
                + " group by " + value + " order by sum(numbytes) desc, 1 limit 3";
    }
}
