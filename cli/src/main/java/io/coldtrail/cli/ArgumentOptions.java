package io.coldtrail.cli;

import io.coldtrail.playbook.Arguments;
import io.coldtrail.playbook.Parameter;
import io.coldtrail.playbook.Question;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** What a question is asked about: account, days, parameters. */
final class ArgumentOptions {
    @Option(names = "--account", paramLabel = "A", description = "Read one account's tables (default: all accounts).")
    private @Nullable String account;

    @Option(names = "--from", paramLabel = "D", description = "First day of the events, in UTC, such as 2024-01-31.")
    private @Nullable String from;

    @Option(names = "--to", paramLabel = "D", description = "Last day of the events, in UTC.")
    private @Nullable String to;

    @Option(names = "--param", paramLabel = "k=v", description = "A parameter of the question; may be repeated.")
    private Map<String, String> parameters = new LinkedHashMap<>();

    @Spec(Spec.Target.MIXEE)
    private CommandSpec spec;

    @SuppressWarnings("NullAway.Init") // picocli sets the spec
    ArgumentOptions() {}

    /** All that was given. */
    Arguments all() {
        return with(parameters);
    }

    /** The arguments for one of several questions: it gets the parameters that it has. */
    Arguments ofOneAmong(Question question, List<Question> questions) {
        Map<String, String> mine = new LinkedHashMap<>();
        parameters.forEach((name, value) -> {
            if (has(question, name)) {
                mine.put(name, value);
            } else if (questions.stream().noneMatch(other -> has(other, name))) {
                throw new ParameterException(
                        spec.commandLine(), "none of these questions has a parameter \"" + name + "\"");
            }
        });
        return with(mine);
    }

    private Arguments with(Map<String, String> values) {
        Arguments arguments = Arguments.NONE;
        if (account != null) {
            arguments = arguments.withAccount(account);
        }
        if (from != null) {
            arguments = arguments.withFrom(from);
        }
        if (to != null) {
            arguments = arguments.withTo(to);
        }
        for (Map.Entry<String, String> value : values.entrySet()) {
            arguments = arguments.withParameter(value.getKey(), value.getValue());
        }
        return arguments;
    }

    private static boolean has(Question question, String name) {
        return question.parameters().stream().map(Parameter::name).anyMatch(name::equals);
    }
}
