package io.coldtrail.rules;

import io.coldtrail.json.JsonText;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Rules as files that make them on AWS. The same rules give the same bytes. */
public final class RuleExport {
    /** What EventBridge takes: PutRule in Amazon EventBridge's API reference. */
    private static final int LONGEST_DESCRIPTION = 512;

    /** The names that EventBridge takes, with room for the module's prefix. */
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,43}");

    private static final List<String> MODULE = List.of("main.tf", "outputs.tf", "variables.tf", "versions.tf");

    private RuleExport() {}

    /** What the files are for. */
    public enum Form {
        /** One file a rule, {@code ID.json}: input of {@code aws events put-rule --cli-input-json}. */
        JSON,
        /** A module: the rules, an SNS topic that they publish to, subscriptions as a variable. */
        TERRAFORM;

        /** The name on the command line. */
        public String id() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** The form of a name, if there is one. */
        public static Optional<Form> named(String id) {
            return Stream.of(values()).filter(form -> form.id().equals(id)).findFirst();
        }
    }

    /**
     * The files.
     *
     * @param rules with ids that differ
     * @return text by relative name with slashes, sorted; folders are the names' own
     */
    public static Map<String, String> files(List<Rule> rules, Form form) {
        for (Rule rule : rules) {
            if (!NAME.matcher(rule.id()).matches()) {
                throw RuleProblems.invalid(
                        rule.id(),
                        "its id is no name for EventBridge: at most 44 letters, digits, dots, hyphens and underscores");
            }
        }
        Map<String, String> files = new TreeMap<>();
        if (form == Form.JSON) {
            rules.forEach(rule -> files.put(rule.id() + ".json", putRule(rule)));
        } else {
            MODULE.forEach(name -> files.put(name, resource(name)));
            files.put("rules.tf", locals(rules));
            rules.forEach(rule -> files.put("patterns/" + rule.id() + ".json", rule.pattern() + "\n"));
        }
        return files;
    }

    private static String putRule(Rule rule) {
        return JsonText.document(json -> json.put("Name", rule.id())
                .put("Description", description(rule))
                .put("EventPattern", rule.pattern())
                .put("State", rule.state().name()));
    }

    private static String locals(List<Rule> rules) {
        StringBuilder text = new StringBuilder("locals {\n  rules = {\n");
        for (Rule rule : rules) {
            text.append("    ").append(quoted(rule.id())).append(" = {\n");
            text.append("      description = ")
                    .append(quoted(description(rule)))
                    .append('\n');
            text.append("      pattern     = file(\"${path.module}/patterns/")
                    .append(rule.id())
                    .append(".json\")\n");
            text.append("      state       = ")
                    .append(quoted(rule.state().name()))
                    .append("\n    }\n");
        }
        return text.append("  }\n}\n").toString();
    }

    private static String description(Rule rule) {
        String text = rule.description().isEmpty() ? rule.title() : rule.title() + ". " + rule.description();
        String line = text.replaceAll("\\p{Cntrl}+", " ");
        return line.length() <= LONGEST_DESCRIPTION ? line : line.substring(0, LONGEST_DESCRIPTION - 1) + "…";
    }

    /** A quoted template without templates: String Literals in the HCL native syntax specification. */
    private static String quoted(String text) {
        return '"'
                + text.replace("\\", "\\\\")
                        .replace("\"", "\\\"")
                        .replace("${", "$${")
                        .replace("%{", "%%{")
                + '"';
    }

    private static String resource(String name) {
        try (InputStream stream = RuleExport.class.getResourceAsStream("terraform/" + name)) {
            if (stream == null) {
                throw RuleProblems.invalid(name, "a file of the Terraform module is missing");
            }
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw RuleProblems.unreadable(name, e);
        }
    }
}
