package io.coldtrail.cli;

import io.coldtrail.fixtures.Damage;
import io.coldtrail.fixtures.EvidenceGenerator;
import io.coldtrail.fixtures.GeneratedEvidence;
import io.coldtrail.fixtures.GeneratorOptions;
import io.coldtrail.fixtures.Scenario;
import io.coldtrail.problem.ColdtrailException;
import io.coldtrail.problem.ErrorCode;
import io.coldtrail.problem.Where;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code coldtrail generate}. */
@Command(
        name = "generate",
        description = "Writes synthetic evidence in S3 layout, and beside it answers.json with the truth about it.",
        footer = {
            "",
            "Examples:",
            "  coldtrail generate --out ./evidence --events 1000000 --flows 2000000",
            "  coldtrail generate --out ./quiet --scenario none",
            "  coldtrail generate --out ./hostile --damage all",
            "  coldtrail generate --out ./signed --digests"
        })
final class GenerateCommand implements Runnable {
    private static final String NO_SCENARIO = "none";
    private static final String ALL_DAMAGE = "all";

    @Option(names = "--out", required = true, paramLabel = "DIR", description = "A new or empty folder.")
    private Path out;

    @Option(names = "--events", paramLabel = "N", description = "CloudTrail events (default: 20000).")
    private @Nullable Long events;

    @Option(names = "--flows", paramLabel = "N", description = "Flow log lines (default: 40000).")
    private @Nullable Long flows;

    @Option(names = "--accounts", paramLabel = "N", description = "Accounts (default: 3).")
    private @Nullable Integer accounts;

    @Option(names = "--regions", paramLabel = "N", description = "Regions (default: 4).")
    private @Nullable Integer regions;

    @Option(names = "--days", paramLabel = "N", description = "Days of deliveries (default: 7).")
    private @Nullable Integer days;

    @Option(
            names = "--files-per-day",
            paramLabel = "N",
            description = "Files of each kind for an account, region and day (default: 24).")
    private @Nullable Integer filesPerDay;

    @Option(names = "--seed", paramLabel = "S", description = "What all randomness follows from (default: 1).")
    private @Nullable Long seed;

    @Option(names = "--start", paramLabel = "yyyy-mm-dd", description = "First day (default: 2024-01-01).")
    private @Nullable String start;

    @Option(
            names = "--digests",
            description = {
                "Adds signed hourly digests of the CloudTrail logs, their public key in",
                "public-keys.json, and the signatures of the newest."
            })
    private boolean digests;

    @Option(
            names = "--signing-key-out",
            paramLabel = "FILE",
            description = {
                "Writes the private key of the digests there, as PEM. It follows from the seed,",
                "so it is good for tests only."
            })
    private @Nullable Path signingKeyOut;

    @Option(
            names = "--scenario",
            arity = "1..*",
            split = ",",
            paramLabel = "NAME",
            completionCandidates = ScenarioNames.class,
            description = {
                "What happens beside the background (default: all that fit): none, or some of",
                "${COMPLETION-CANDIDATES}."
            })
    private List<String> scenarios = new ArrayList<>();

    @Option(
            names = "--damage",
            arity = "1..*",
            split = ",",
            paramLabel = "NAME",
            completionCandidates = DamageNames.class,
            description = {
                "Damaged and hostile files to add (default: none): all, or some of",
                "${COMPLETION-CANDIDATES}."
            })
    private List<String> damage = new ArrayList<>();

    @Spec
    private CommandSpec spec;

    private final CliConsole console;

    @SuppressWarnings("NullAway.Init") // picocli sets the rest
    GenerateCommand(CliConsole console) {
        this.console = console;
    }

    @Override
    public void run() {
        GeneratorOptions options = options();
        Path folder = console.resolve(out);
        refuseKeyWithoutUse();
        try {
            GeneratedEvidence made = EvidenceGenerator.generate(options, folder);
            Written.text(
                    console.out(),
                    String.format(
                            Locale.ROOT,
                            "%,d events and %,d flow lines in %,d files (%s) below %s%nthe truth about them: %s%n",
                            made.events(),
                            made.flows(),
                            made.files(),
                            Amounts.bytes(made.bytes()),
                            out,
                            out.resolve(folder.relativize(made.answers()))));
            if (made.digests() > 0) {
                Written.text(
                        console.out(),
                        String.format(
                                Locale.ROOT,
                                "%,d signed digests; their public key: %s%n",
                                made.digests(),
                                out.resolve("public-keys.json")));
            }
            if (signingKeyOut != null) {
                Files.writeString(
                        console.resolve(signingKeyOut),
                        EvidenceGenerator.signingKey(options).privateKeyPem(),
                        StandardOpenOption.CREATE_NEW,
                        StandardOpenOption.WRITE);
            }
            if (made.damagedFiles() > 0) {
                Written.text(
                        console.out(),
                        String.format(
                                Locale.ROOT,
                                "%d files are damaged, hostile or not what they seem: \"damage\" there says what must become"
                                        + " of each%n",
                                made.damagedFiles()));
            }
        } catch (FileAlreadyExistsException e) {
            throw new ColdtrailException(
                    ErrorCode.USAGE,
                    "the folder is not empty",
                    Where.file(folder.toString()),
                    "Name a new folder with --out.",
                    e);
        } catch (IOException e) {
            throw new ColdtrailException(
                    String.valueOf(e.getMessage()).contains("No space left")
                            ? ErrorCode.DISK_FULL
                            : ErrorCode.IO_FAILED,
                    "the evidence cannot be written: " + e.getMessage(),
                    Where.file(folder.toString()),
                    "What was written so far is not complete; remove it and try another folder.",
                    e);
        }
    }

    private void refuseKeyWithoutUse() {
        if (signingKeyOut == null) {
            return;
        }
        if (!digests) {
            throw new ParameterException(
                    spec.commandLine(), "--signing-key-out needs --digests: nothing else is signed.");
        }
        if (Files.exists(console.resolve(signingKeyOut))) {
            throw new ParameterException(
                    spec.commandLine(), "--signing-key-out names a file that is there. It must name a new one.");
        }
    }

    private GeneratorOptions options() {
        GeneratorOptions defaults = GeneratorOptions.defaults();
        long eventCount = events == null ? defaults.events() : events;
        long flowCount = flows == null ? defaults.flows() : flows;
        List<Scenario> chosen = scenarios.isEmpty()
                ? fitting(eventCount, flowCount)
                : scenarios.equals(List.of(NO_SCENARIO)) ? List.of() : named();
        try {
            return new GeneratorOptions(
                    eventCount,
                    flowCount,
                    accounts == null ? defaults.accounts() : accounts,
                    regions == null ? defaults.regions() : regions,
                    days == null ? defaults.days() : days,
                    filesPerDay == null ? defaults.filesPerDay() : filesPerDay,
                    seed == null ? defaults.seed() : seed,
                    start == null ? defaults.start() : LocalDate.parse(start),
                    chosen,
                    chosenDamage(),
                    digests);
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), String.valueOf(e.getMessage()), e);
        } catch (DateTimeParseException e) {
            throw new ParameterException(
                    spec.commandLine(), "--start cannot be \"" + start + "\". It must be a day such as 2024-01-31.", e);
        }
    }

    private List<Scenario> named() {
        List<Scenario> chosen = new ArrayList<>();
        for (String name : scenarios) {
            if (!Scenario.names().contains(name)) {
                throw new ParameterException(
                        spec.commandLine(),
                        "there is no scenario \"" + name + "\". It must be none, or some of "
                                + String.join(", ", Scenario.names()) + ".");
            }
            chosen.add(Scenario.named(name));
        }
        return chosen;
    }

    private List<Damage> chosenDamage() {
        if (damage.equals(List.of(ALL_DAMAGE))) {
            return List.of(Damage.values());
        }
        List<Damage> chosen = new ArrayList<>();
        for (String name : damage) {
            if (!Damage.names().contains(name)) {
                throw new ParameterException(
                        spec.commandLine(),
                        "there is no damage \"" + name + "\". It must be all, or some of "
                                + String.join(", ", Damage.names()) + ".");
            }
            chosen.add(Damage.named(name));
        }
        return chosen;
    }

    /** All scenarios, or those of one kind of log where the other has too few records to hide them in. */
    private List<Scenario> fitting(long eventCount, long flowCount) {
        List<Scenario> all = List.of(Scenario.values());
        long needEvents = all.stream().mapToLong(Scenario::events).sum();
        long needFlows = all.stream().mapToLong(Scenario::flows).sum();
        List<Scenario> fitting = all.stream()
                .filter(scenario -> (scenario.events() == 0 || eventCount >= needEvents)
                        && (scenario.flows() == 0 || flowCount >= needFlows))
                .toList();
        if (fitting.size() < all.size()) {
            console.err()
                    .println("coldtrail: some scenarios need more than " + eventCount + " events or " + flowCount
                            + " flow lines and are left out.");
        }
        return fitting;
    }

    /** The scenarios' names, for help. */
    private static final class ScenarioNames implements Iterable<String> {
        @Override
        public Iterator<String> iterator() {
            return Scenario.names().iterator();
        }
    }

    /** The kinds of damage, for help. */
    private static final class DamageNames implements Iterable<String> {
        @Override
        public Iterator<String> iterator() {
            return Damage.names().iterator();
        }
    }
}
