package io.coldtrail.rules;

import io.coldtrail.json.JsonTree;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import software.amazon.event.ruler.JsonRuleCompiler;

/**
 * Reads a rule: a JSON object with {@code id}, {@code title}, {@code pattern} and, where wanted, {@code description},
 * {@code impact}, {@code severity}, {@code techniques}, {@code questions}, {@code state} and {@code corrected}; or an
 * event pattern alone, which takes its name from the file.
 */
final class RuleParser {
    private static final Pattern ID = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");
    private static final Pattern TECHNIQUE = Pattern.compile("T\\d{4}(\\.\\d{3})?");

    private RuleParser() {}

    /**
     * Reads one rule.
     *
     * @param file its name, for messages
     * @param name what a pattern alone is called
     */
    static Rule parse(String file, String name, String text) {
        JsonTree tree = JsonTree.parse(text, reason -> RuleProblems.invalid(file, reason));
        Rule rule = tree.has("pattern") ? described(tree) : bare(name, tree);
        String fault = JsonRuleCompiler.check(rule.pattern());
        if (fault != null) {
            throw RuleProblems.invalid(
                    file,
                    "EventBridge refuses its pattern: "
                            + fault.lines().findFirst().orElse(""));
        }
        return rule;
    }

    private static Rule bare(String name, JsonTree pattern) {
        return new Rule(
                name,
                name,
                "",
                "",
                Rule.Severity.MEDIUM,
                List.of(),
                List.of(),
                Rule.State.ENABLED,
                Optional.empty(),
                pattern.json());
    }

    private static Rule described(JsonTree tree) {
        String id = tree.text("id");
        if (!ID.matcher(id).matches()) {
            throw tree.damaged(
                    "its member id is \"" + id + "\", and must be words of a-z and 0-9 with hyphens between");
        }
        List<String> techniques = tree.textsOrNone("techniques");
        for (String technique : techniques) {
            if (!TECHNIQUE.matcher(technique).matches()) {
                throw tree.damaged("\"" + technique + "\" is no technique, such as T1098 or T1098.001");
            }
        }
        return new Rule(
                id,
                tree.text("title"),
                orEmpty(tree.textOrNull("description")),
                orEmpty(tree.textOrNull("impact")),
                tree.has("severity") ? tree.choice("severity", Rule.Severity::named) : Rule.Severity.MEDIUM,
                techniques,
                tree.textsOrNone("questions"),
                tree.has("state") ? tree.choice("state", Rule.State::named) : Rule.State.ENABLED,
                Optional.ofNullable(tree.textOrNull("corrected")),
                tree.object("pattern").json());
    }

    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }
}
