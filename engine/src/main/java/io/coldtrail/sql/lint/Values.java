package io.coldtrail.sql.lint;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What values the columns can have, as far as that is known. */
final class Values {
    /** The words of columns that have few. */
    static final Map<String, List<String>> WORDS = Map.ofEntries(
            Map.entry(
                    "useridentity.type",
                    List.of(
                            "Root",
                            "IAMUser",
                            "AssumedRole",
                            "Role",
                            "FederatedUser",
                            "Directory",
                            "AWSAccount",
                            "AWSService",
                            "SAMLUser",
                            "WebIdentityUser",
                            "IdentityCenterUser",
                            "Unknown")),
            Map.entry("useridentity.sessioncontext.attributes.mfaauthenticated", List.of("true", "false")),
            Map.entry("readonly", List.of("true", "false")),
            Map.entry("managementevent", List.of("true", "false")),
            Map.entry("sessioncredentialfromconsole", List.of("true", "false")),
            Map.entry(
                    "eventtype",
                    List.of(
                            "AwsApiCall",
                            "AwsServiceEvent",
                            "AwsConsoleAction",
                            "AwsConsoleSignIn",
                            "AwsCloudTrailInsight",
                            "AwsVpceEvent")),
            Map.entry("eventcategory", List.of("Management", "Data", "Insight", "NetworkActivity")),
            Map.entry("action", List.of("ACCEPT", "REJECT")),
            Map.entry("log_status", List.of("OK", "NODATA", "SKIPDATA")),
            Map.entry("logstatus", List.of("OK", "NODATA", "SKIPDATA")),
            Map.entry("flow_direction", List.of("ingress", "egress", "-")));

    /** What people write for a word, in lower case. */
    private static final Map<String, String> MEANT = Map.ofEntries(
            Map.entry("action accepted", "ACCEPT"),
            Map.entry("action allow", "ACCEPT"),
            Map.entry("action allowed", "ACCEPT"),
            Map.entry("action rejected", "REJECT"),
            Map.entry("action deny", "REJECT"),
            Map.entry("action denied", "REJECT"),
            Map.entry("action drop", "REJECT"),
            Map.entry("action block", "REJECT"),
            Map.entry("useridentity.type user", "IAMUser"),
            Map.entry("useridentity.type assumed-role", "AssumedRole"),
            Map.entry("useridentity.type assumedroleuser", "AssumedRole"),
            Map.entry("useridentity.type service", "AWSService"),
            Map.entry("flow_direction inbound", "ingress"),
            Map.entry("flow_direction outbound", "egress"),
            Map.entry("flow_direction in", "ingress"),
            Map.entry("flow_direction out", "egress"),
            Map.entry("readonly yes", "true"),
            Map.entry("readonly no", "false"));

    static final List<String> REGIONS = List.of(
            ("af-south-1 ap-east-1 ap-east-2 ap-northeast-1 ap-northeast-2 ap-northeast-3 ap-south-1 ap-south-2 "
                            + "ap-southeast-1 ap-southeast-2 ap-southeast-3 ap-southeast-4 ap-southeast-5 ap-southeast-6 "
                            + "ap-southeast-7 ca-central-1 ca-west-1 cn-north-1 cn-northwest-1 eu-central-1 eu-central-2 "
                            + "eu-north-1 eu-south-1 eu-south-2 eu-west-1 eu-west-2 eu-west-3 eusc-de-east-1 il-central-1 "
                            + "me-central-1 me-south-1 me-west-1 mx-central-1 sa-east-1 us-east-1 us-east-2 us-gov-east-1 "
                            + "us-gov-west-1 us-iso-east-1 us-iso-west-1 us-isob-east-1 us-west-1 us-west-2 unknown")
                    .split(" ", -1));

    private static final Pattern REGION = Pattern.compile("[a-z]{2,5}(-[a-z]+){1,3}-\\d{1,2}");
    private static final Pattern DATE = Pattern.compile("(\\d{4})[-/]?(\\d{1,2})[-/]?(\\d{1,2})");
    private static final Pattern DIGITS_AND_DOTS = Pattern.compile("[0-9.]+");
    private static final Pattern IPV4 = Pattern.compile("((25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d)(\\.(?!$)|$)){4}");

    private Values() {}

    /** Why no row has a value, and the value that may be meant. */
    record Impossible(String why, Optional<String> meant) {
        static Impossible of(String why) {
            return new Impossible(why, Optional.empty());
        }

        static Impossible of(String why, String meant) {
            return new Impossible(why, Optional.of(meant));
        }
    }

    /** What is wrong with a value of a column with few words; empty where it is one of them. */
    static Optional<Impossible> word(String path, String value) {
        List<String> words = WORDS.getOrDefault(path, List.of());
        if (words.isEmpty() || words.contains(value)) {
            return Optional.empty();
        }
        String lower = value.toLowerCase(Locale.ROOT);
        Optional<String> meant = words.stream()
                .filter(word -> word.equalsIgnoreCase(value))
                .findFirst()
                .or(() -> Optional.ofNullable(MEANT.get(path + " " + lower)))
                .or(() -> value.length() < 3 ? Optional.empty() : Spelling.nearest(value, words));
        return Optional.of(new Impossible("the values are " + String.join(", ", words), meant));
    }

    static Optional<Impossible> year(String value) {
        return value.matches("\\d{4}")
                ? Optional.empty()
                : Optional.of(
                        value.matches("[0-9]{2}")
                                ? Impossible.of("a year has four digits", "20" + value)
                                : Impossible.of("a year has four digits"));
    }

    /** A month or a day: two digits, from 1 to a most. */
    static Optional<Impossible> twoDigits(String what, String value, int most) {
        String digits = value.strip();
        if (!digits.matches("\\d{1,4}")) {
            return Optional.of(Impossible.of("a " + what + " is two digits"));
        }
        int number = Integer.parseInt(digits);
        if (number < 1 || number > most) {
            return Optional.of(Impossible.of("a " + what + " is from 01 to " + most));
        }
        String padded = (number < 10 ? "0" : "") + number;
        return padded.equals(value)
                ? Optional.empty()
                : Optional.of(Impossible.of("a " + what + " is two digits", padded));
    }

    /** A day as the partitions have it that name it with slashes. */
    static Optional<Impossible> slashedDay(String value) {
        Matcher date = DATE.matcher(value);
        String form = "the form is yyyy/MM/dd";
        if (!date.matches()) {
            return Optional.of(Impossible.of(form));
        }
        try {
            LocalDate day = LocalDate.of(
                    Integer.parseInt(date.group(1)), Integer.parseInt(date.group(2)), Integer.parseInt(date.group(3)));
            String right = day.toString().replace('-', '/');
            return right.equals(value) ? Optional.empty() : Optional.of(Impossible.of(form, right));
        } catch (DateTimeException e) {
            return Optional.of(Impossible.of("there is no such day"));
        }
    }

    static Optional<Impossible> region(String value) {
        if (REGIONS.contains(value)) {
            return Optional.empty();
        }
        String zone = value.replaceFirst("(?<=\\d)[a-f]$", "");
        if (!zone.equals(value) && REGIONS.contains(zone)) {
            return Optional.of(Impossible.of("that is an availability zone", zone));
        }
        Optional<String> near =
                Spelling.nearest(value.toLowerCase(Locale.ROOT), REGIONS).filter(region -> value.length() > 6);
        if (REGIONS.contains(value.toLowerCase(Locale.ROOT))) {
            near = Optional.of(value.toLowerCase(Locale.ROOT));
        }
        boolean form = REGION.matcher(value).matches();
        return form && (near.isEmpty() || differsInNumber(value, near.get()))
                ? Optional.empty()
                : Optional.of(new Impossible("no region has the name", near));
    }

    /** A region that may be newer than this list: only its number is another. */
    private static boolean differsInNumber(String one, String other) {
        return one.replaceAll("\\d+$", "").equals(other.replaceAll("\\d+$", ""));
    }

    static Optional<Impossible> account(String value) {
        return value.matches("\\d{12}") || value.matches("(?i)unknown|anonymous|ANONYMOUS_PRINCIPAL|-")
                ? Optional.empty()
                : value.replaceAll("[- ]", "").matches("\\d{12}")
                        ? Optional.of(Impossible.of("an account id is twelve digits", value.replaceAll("[- ]", "")))
                        : value.matches("[0-9 -]*")
                                ? Optional.of(Impossible.of("an account id is twelve digits"))
                                : Optional.empty();
    }

    static Optional<Impossible> address(String value) {
        if (value.indexOf('/') >= 0
                && value.substring(0, value.indexOf('/')).matches("[0-9.]+|[0-9a-fA-F:]+:[0-9a-fA-F:]*")) {
            return Optional.of(Impossible.of("that is a network and not an address"));
        }
        boolean numeric = DIGITS_AND_DOTS.matcher(value).matches() && value.indexOf('.') >= 0;
        return !numeric || IPV4.matcher(value).matches()
                ? Optional.empty()
                : Optional.of(Impossible.of("that is no IPv4 address"));
    }
}
