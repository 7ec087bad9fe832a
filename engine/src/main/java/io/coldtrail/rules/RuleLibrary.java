package io.coldtrail.rules;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A set of rules. Immutable. */
public final class RuleLibrary {
    /** Jars cannot be listed, so this names the built-in rules, one a line, in the order in which they are listed. */
    private static final String INDEX = "index.txt";

    private final Map<String, Rule> rules = new LinkedHashMap<>();

    private RuleLibrary(List<Rule> rules) {
        for (Rule rule : rules) {
            if (this.rules.put(rule.id(), rule) != null) {
                throw RuleProblems.invalid(rule.id(), "two rules have the id \"" + rule.id() + "\"");
            }
        }
    }

    /** The rules that come with Coldtrail. */
    public static RuleLibrary builtIn() {
        List<Rule> rules = new ArrayList<>();
        for (String id : resource(INDEX).lines().toList()) {
            if (!id.startsWith("#")) {
                rules.add(RuleParser.parse(id + ".json", id, resource(id + ".json")));
            }
        }
        return new RuleLibrary(rules);
    }

    /** A set of rules; two with one id are an error. */
    public static RuleLibrary of(List<Rule> rules) {
        return new RuleLibrary(rules);
    }

    /** One rule of somebody's own: a rule file, or an event pattern alone. */
    public static Rule read(Path file) {
        String name = String.valueOf(file.getFileName());
        try {
            return RuleParser.parse(
                    file.toString(),
                    name.endsWith(".json") ? name.substring(0, name.length() - ".json".length()) : name,
                    Files.readString(file, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw RuleProblems.unreadable(file.toString(), e);
        }
    }

    /** All rules, in the order in which they are listed. */
    public List<Rule> rules() {
        return List.copyOf(rules.values());
    }

    /** The rule with an id; an unknown id is an error. */
    public Rule find(String id) {
        Rule rule = rules.get(id);
        if (rule == null) {
            throw RuleProblems.unknown(id);
        }
        return rule;
    }

    private static String resource(String name) {
        try (InputStream stream = RuleLibrary.class.getResourceAsStream(name)) {
            if (stream == null) {
                throw RuleProblems.invalid(name, "a built-in rule is missing");
            }
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw RuleProblems.unreadable(name, e);
        }
    }
}
