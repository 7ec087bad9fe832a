package io.coldtrail.ingest;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/**
 * Small evidence of many units: days of events with a truncated file, a file with rejects, a log that lies there both
 * zipped and unzipped, and flow logs without and with a bad line.
 */
final class KilledEvidence {

    private static final String HEADER = "version account-id srcaddr dstaddr start log-status\n";

    private KilledEvidence() {}

    /** Days of January 2024, each with files of its own. */
    static void write(Path folder, int firstDay, int lastDay) throws IOException {
        for (int day = firstDay; day <= lastDay; day++) {
            byte[] log = Evidence.gzip(records(day, 20, ""));
            put(folder, event(day, "a.json.gz"), log);
            put(folder, event(day, "odd.json.gz"), Evidence.gzip(records(day, 5, ",{\"no\":\"event\"},7")));
            put(folder, flow(day), Evidence.gzip(HEADER + flows(day) + "one field too few\n"));
            if (day % 3 == 0) {
                put(folder, event(day, "b.json"), records(day, 20, "").getBytes(StandardCharsets.UTF_8));
            }
            if (day % 2 == 0) {
                put(folder, event(day, "cut.json.gz"), Arrays.copyOf(log, log.length - 12));
            }
        }
    }

    private static String records(int day, int count, String more) {
        StringBuilder text = new StringBuilder("{\"Records\":[");
        for (int i = 0; i < count; i++) {
            text.append(i == 0 ? "" : ",").append(Evidence.event("d" + day + "-" + count + "-" + i));
        }
        return text.append(more).append("]}").toString();
    }

    private static String flows(int day) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < 20; i++) {
            text.append("2 111122223333 10.0.")
                    .append(day)
                    .append('.')
                    .append(i)
                    .append(" 10.1.0.1 1704412800 OK\n");
        }
        return text.toString();
    }

    private static String event(int day, String name) {
        return String.format(
                "AWSLogs/111122223333/CloudTrail/eu-west-1/2024/01/%02d/111122223333_CloudTrail_eu-west-1_202401%02dT1005Z_%s",
                day, day, name);
    }

    private static String flow(int day) {
        return String.format(
                "AWSLogs/111122223333/vpcflowlogs/eu-west-1/2024/01/%02d/111122223333_vpcflowlogs_eu-west-1_fl-1_202401%02dT1005Z_x.log.gz",
                day, day);
    }

    private static void put(Path folder, String key, byte[] content) throws IOException {
        Path file = folder.resolve(key);
        Files.createDirectories(file.getParent());
        Files.write(file, content);
    }
}
