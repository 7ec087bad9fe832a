package io.coldtrail.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.coldtrail.Engine;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Ctrl-C and SIGTERM, sent to a program of its own. */
class InterruptTest {
    /** Far more than it takes, as the machine may be busy. */
    private static final int MOST_SECONDS = 10;

    private static final String EVENT =
            "{\"eventSource\":\"s3.amazonaws.com\",\"eventName\":\"GetObject\",\"eventID\":\"%06d\","
                    + "\"eventTime\":\"2024-01-05T10:00:00Z\",\"awsRegion\":\"eu-west-1\"}\n";
    private static final String SMALL = "111122223333_CloudTrail_eu-west-1_20240105T1005Z_a.json.gz";
    private static final String LARGE = "111122223333_CloudTrail_eu-west-1_20240106T1005Z_b.json.gz";

    private enum Signal {
        INT(2, 130),
        TERM(15, 143);

        private final int number;
        private final int exitCode;

        Signal(int number, int exitCode) {
            this.number = number;
            this.exitCode = exitCode;
        }
    }

    @TempDir
    private Path temp;

    private final List<Process> started = new ArrayList<>();

    @BeforeEach
    void needsSignals() throws IOException {
        assumeThat(Path.of("/proc/self/status"))
                .as("this machine has Unix signals")
                .exists();
        Files.createDirectory(temp.resolve("tmp"));
    }

    @AfterEach
    void end() throws InterruptedException {
        for (Process process : started) {
            process.destroyForcibly().waitFor();
        }
    }

    @ParameterizedTest
    @EnumSource
    void anInterruptedIngestEndsSoonAndGoesOnLater(Signal signal) throws IOException, InterruptedException {
        writeEvidence(60);
        Process process = start("ingest", "evidence", "--threads", "1", "--progress", "none", "--json");
        Path unit = temp.resolve("case/staging/units/000000.jsonl");
        await(process, unit);

        Cli.Outcome second = cli().run("ingest", "evidence");
        assertThat(second.code()).isEqualTo(4);
        assertThat(second.err())
                .startsWith("coldtrail: another run is changing this case (process " + process.pid() + ")");

        send(signal, process);
        assertThat(process.waitFor(MOST_SECONDS, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).isEqualTo(signal.exitCode);
        assertThat(text("err"))
                .isEqualTo("coldtrail: interrupted; nothing of this run was committed, and what is complete of it is"
                        + " kept. Run the same command again to go on from there.\n");
        assertThat(text("out")).isEmpty();
        assertThat(cli().run("ledger").out()).isEmpty();
        assertThat(unit).exists();

        assertThat(cli().run("ingest", "evidence", "--progress", "none").code()).isZero();
        assertThat(cli().run("ingest", "evidence", "--progress", "none", "--case", "undisturbed")
                        .code())
                .isZero();
        // A part's entry has the hash of its bytes.
        assertThat(Engine.snapshot(temp.resolve("case")).parts())
                .hasSizeGreaterThanOrEqualTo(2)
                .isEqualTo(Engine.snapshot(temp.resolve("undisturbed")).parts());
        assertThat(temp.resolve("case/staging")).doesNotExist();
    }

    @ParameterizedTest
    @EnumSource
    void anInterruptedQueryLeavesNoUnfinishedFile(Signal signal) throws IOException, InterruptedException {
        writeEvidence(20);
        assertThat(cli().run("ingest", "evidence", "--progress", "none").code()).isZero();
        Path output = Files.createDirectory(temp.resolve("output"));
        // A scan gives its first rows at once, and needs seconds for all of them.
        Process process = start("query", "select * from cloudtrail", "--format", "csv", "-o", "output/a.csv");
        awaitFileIn(process, output);

        send(signal, process);
        assertThat(process.waitFor(MOST_SECONDS, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).isEqualTo(signal.exitCode);
        assertThat(text("err")).isEmpty();
        assertThat(text("out")).isEmpty();
        assertThat(output).isEmptyDirectory();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                // Sorts eight billion rows, and spills them.
                "select a.eventid, b.eventid as e from cloudtrail a, cloudtrail b, cloudtrail c order by 2, 1 desc",
                // Calls a function for as many rows before there is a first.
                "select count(try_cast(a.eventid as bigint) + cast(b.eventid as bigint)) from cloudtrail a, cloudtrail b,"
                        + " cloudtrail c where date_parse(a.eventtime, '%Y-%m-%dT%H:%i:%sZ') is not null"
            })
    void anInterruptedQueryEndsWhileItWorks(String endless) throws IOException, InterruptedException {
        Files.createDirectory(temp.resolve("evidence"));
        StringBuilder events = new StringBuilder();
        for (int i = 0; i < 2_000; i++) {
            events.append(event(i));
        }
        Files.write(temp.resolve("evidence").resolve(SMALL), gzip(events.toString()));
        assertThat(cli().run("ingest", "evidence", "--progress", "none").code()).isZero();
        Process process = start("query", endless, "--memory", "64M", "--temp", "8G");
        awaitWork(process);

        send(Signal.INT, process);
        assertThat(process.waitFor(MOST_SECONDS, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).isEqualTo(Signal.INT.exitCode);
        assertThat(text("err")).isEmpty();
        assertThat(text("out")).isEmpty();
        assertThat(spilled()).isEmpty();
    }

    /** Waits until the program must be at its query: start-up takes less than this. */
    private void awaitWork(Process process) throws IOException, InterruptedException {
        while (process.info().totalCpuDuration().orElseThrow().compareTo(Duration.ofSeconds(3)) < 0) {
            requireAlive(process, "it works");
        }
    }

    private List<Path> spilled() throws IOException {
        try (Stream<Path> files = Files.list(temp.resolve("tmp"))) {
            return files.filter(file -> file.getFileName().toString().startsWith("query-"))
                    .toList();
        }
    }

    /** One file that is done at once, and one that takes seconds: the same events, many times over. */
    private void writeEvidence(int members) throws IOException {
        Path evidence = Files.createDirectory(temp.resolve("evidence"));
        Files.write(evidence.resolve(SMALL), gzip(event(1)));
        StringBuilder events = new StringBuilder();
        for (int i = 0; i < 20_000; i++) {
            events.append(event(i));
        }
        byte[] member = gzip(events.toString());
        try (OutputStream out = Files.newOutputStream(evidence.resolve(LARGE))) {
            for (int i = 0; i < members; i++) {
                out.write(member);
            }
        }
    }

    private Process start(String... args) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "-Xmx512m",
                "-Djava.io.tmpdir=" + temp.resolve("tmp"),
                "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                "io.coldtrail.cli.Main"));
        command.addAll(List.of(args));
        Process process = new ProcessBuilder(command)
                .directory(temp.toFile())
                .redirectOutput(temp.resolve("out").toFile())
                .redirectError(temp.resolve("err").toFile())
                .start();
        started.add(process);
        process.getOutputStream().close();
        return process;
    }

    private void send(Signal signal, Process process) throws IOException, InterruptedException {
        assumeThat(ignores(process, signal))
                .as("whoever started the tests has not made them ignore signal " + signal.number)
                .isFalse();
        Process kill = new ProcessBuilder("kill", "-" + signal.number, Long.toString(process.pid())).start();
        assertThat(kill.waitFor()).isZero();
    }

    /** A program that a shell starts in the background is deaf to Ctrl-C, and all that it starts. */
    private static boolean ignores(Process process, Signal signal) throws IOException {
        String mask = Files.readAllLines(Path.of("/proc/" + process.pid() + "/status")).stream()
                .filter(line -> line.startsWith("SigIgn:"))
                .map(line -> line.substring("SigIgn:".length()).strip())
                .findFirst()
                .orElseThrow();
        return new BigInteger(mask, 16).testBit(signal.number - 1);
    }

    private void await(Process process, Path file) throws IOException, InterruptedException {
        while (!Files.exists(file)) {
            requireAlive(process, file + " is there");
        }
    }

    private void awaitFileIn(Process process, Path folder) throws IOException, InterruptedException {
        while (true) {
            try (Stream<Path> files = Files.list(folder)) {
                if (files.findAny().isPresent()) {
                    return;
                }
            }
            requireAlive(process, "a file is in " + folder);
        }
    }

    private void requireAlive(Process process, String until) throws IOException, InterruptedException {
        if (process.waitFor(5, TimeUnit.MILLISECONDS)) {
            throw new AssertionError("it ended before " + until + ": " + text("err"));
        }
    }

    private String text(String name) throws IOException {
        return Files.readString(temp.resolve(name));
    }

    private static String event(int id) {
        return String.format(EVENT, id);
    }

    private static byte[] gzip(String text) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
            gzip.write(text.getBytes(StandardCharsets.UTF_8));
        }
        return bytes.toByteArray();
    }

    private Cli cli() {
        return new Cli(temp, CaseAccess.inFolder());
    }
}
