package io.coldtrail.source;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What the name of a file says: the key it was delivered under, or at least the file's own name, which AWS makes of the
 * same parts. Content decides what a file is; the name says whose it is and from when.
 *
 * <pre>
 * AWSLogs/[o-…/]ACCOUNT/CloudTrail/REGION/YYYY/MM/DD/ACCOUNT_CloudTrail_REGION_YYYYMMDDTHHMMZ_RANDOM.json.gz
 * AWSLogs/[o-…/]ACCOUNT/vpcflowlogs/REGION/YYYY/MM/DD/[HH/]ACCOUNT_vpcflowlogs_REGION_fl-…_YYYYMMDDTHHMMZ_HASH.log.gz
 * AWSLogs/aws-account-id=ACCOUNT/aws-service=vpcflowlogs/aws-region=REGION/year=YYYY/month=MM/day=DD/[hour=HH/]….log.gz
 * </pre>
 *
 * @param kind what AWS delivers under such a name
 * @param account twelve digits
 * @param region such as {@code us-east-1}
 * @param day {@code yyyy-MM-dd}, a real day
 * @param origin which part of the name told it
 */
public record KeyFacts(Kind kind, String account, String region, String day, Origin origin) {

    /** What AWS delivers under a name. */
    public enum Kind {
        CLOUDTRAIL,
        CLOUDTRAIL_DIGEST,
        CLOUDTRAIL_INSIGHT,
        FLOW_LOG
    }

    /** Which part of the name told the facts. */
    public enum Origin {
        KEY("key"),
        FILE_NAME("file-name");

        private final String word;

        Origin(String word) {
            this.word = word;
        }

        /** The ledger's word. */
        public String word() {
            return word;
        }
    }

    private static final String REGION = "([a-z]{2,4}(?:-[a-z]{1,12}){1,3}-\\d{1,2})";
    private static final String SERVICE = "(CloudTrail|CloudTrail-Digest|CloudTrail-Insight|vpcflowlogs)";

    private static final Pattern KEY = Pattern.compile(
            "(?:^|.*/)(\\d{12})/" + SERVICE + "/" + REGION + "/(\\d{4})/(\\d{2})/(\\d{2})/(?:[^/]+/)?[^/]+",
            Pattern.DOTALL);

    private static final Pattern HIVE_KEY = Pattern.compile(
            "(?:^|.*/)aws-account-id=(\\d{12})/aws-service=" + SERVICE + "/aws-region=" + REGION
                    + "/year=(\\d{4})/month=(\\d{2})/day=(\\d{2})/(?:[^/]+/)?[^/]+",
            Pattern.DOTALL);

    private static final Pattern NAME = Pattern.compile(
            "(?:^|.*/)(\\d{12})_" + SERVICE + "_" + REGION + "_(?:[^/]*?_)?(\\d{4})(\\d{2})(\\d{2})T\\d{4,6}Z[^/]*",
            Pattern.DOTALL);

    /** Reads an object key; null where neither the key nor the file's name follows AWS's pattern. */
    public static @Nullable KeyFacts of(String key) {
        KeyFacts facts = facts(KEY.matcher(key), Origin.KEY);
        if (facts == null) {
            facts = facts(HIVE_KEY.matcher(key), Origin.KEY);
        }
        return facts != null ? facts : facts(NAME.matcher(key), Origin.FILE_NAME);
    }

    private static @Nullable KeyFacts facts(Matcher matcher, Origin origin) {
        if (!matcher.matches()) {
            return null;
        }
        String day = matcher.group(4) + "-" + matcher.group(5) + "-" + matcher.group(6);
        try {
            LocalDate.parse(day);
        } catch (DateTimeException e) {
            // Digits that are no day say nothing about when.
            return null;
        }
        return new KeyFacts(kind(matcher.group(2)), matcher.group(1), matcher.group(3), day, origin);
    }

    private static Kind kind(String service) {
        return switch (service) {
            case "CloudTrail" -> Kind.CLOUDTRAIL;
            case "CloudTrail-Digest" -> Kind.CLOUDTRAIL_DIGEST;
            case "CloudTrail-Insight" -> Kind.CLOUDTRAIL_INSIGHT;
            default -> Kind.FLOW_LOG;
        };
    }
}
