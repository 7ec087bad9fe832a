package io.coldtrail.cli;

import io.coldtrail.rules.Rule;
import io.coldtrail.rules.RuleExport;
import io.coldtrail.rules.RuleLibrary;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code coldtrail rules export}. */
@Command(
        name = "export",
        description = {
            "Writes rules as files that make them on AWS.",
            "",
            "json: one file a rule, for `aws events put-rule --cli-input-json file://ID.json`. terraform: a module with the"
                    + " rules, an SNS topic and its subscriptions."
        },
        footer = {
            "",
            "Examples:",
            "  coldtrail rules export --format terraform -o ./alerts",
            "  coldtrail rules export disruption-cloudtrail --format json -o ./rules"
        })
final class RulesExportCommand implements Runnable {
    @Parameters(arity = "0..*", paramLabel = "ID", description = "Built-in rules (default: all).")
    private List<String> ids = new ArrayList<>();

    @Option(names = "--rule", paramLabel = "FILE", description = "A rule of your own; may be repeated.")
    private List<Path> files = new ArrayList<>();

    @Option(names = "--format", required = true, paramLabel = "FORMAT", description = "json or terraform.")
    private String format;

    @Option(
            names = {"-o", "--output"},
            required = true,
            paramLabel = "DIR",
            description = "A new or empty folder.")
    private Path folder;

    @Spec
    private CommandSpec spec;

    private final CliConsole console;

    @SuppressWarnings("NullAway.Init") // picocli sets the fields
    RulesExportCommand(CliConsole console) {
        this.console = console;
    }

    @Override
    public void run() {
        RuleExport.Form form = RuleExport.Form.named(format)
                .orElseThrow(() -> new ParameterException(
                        spec.commandLine(), "--format cannot be " + format + ". It is json or terraform."));
        List<Rule> rules = rules();
        Map<String, String> texts = RuleExport.files(rules, form);
        NewFolder.write(console.resolve(folder), texts);
        console.err().println(rules.size() + " rules in " + texts.size() + " files below " + folder);
    }

    private List<Rule> rules() {
        RuleLibrary library = RuleLibrary.builtIn();
        List<Rule> rules = new ArrayList<>();
        if (ids.isEmpty() && files.isEmpty()) {
            rules.addAll(library.rules());
        }
        ids.forEach(id -> rules.add(library.find(id)));
        files.forEach(file -> rules.add(RuleLibrary.read(console.resolve(file))));
        long different = rules.stream().map(Rule::id).distinct().count();
        if (different < rules.size()) {
            throw new ParameterException(spec.commandLine(), "two of the rules have the same id. Rename one.");
        }
        return rules;
    }
}
