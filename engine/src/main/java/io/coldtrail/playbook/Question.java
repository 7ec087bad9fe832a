package io.coldtrail.playbook;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A question of the playbook.
 *
 * @param id lower case with hyphens
 * @param title a short phrase
 * @param section where it stands in the playbook
 * @param log what it reads
 * @param kind what a row of its answer means
 * @param tells what the answer tells
 * @param read how to read the answer; empty where it needs no explaining
 * @param next ids of the questions that follow on
 * @param techniques ATT&CK techniques that it looks for, such as {@code T1078}
 * @param actions the calls that it looks for; empty where it looks for no call in particular
 * @param knownAs its names elsewhere
 * @param corrected what was wrong in the public query of this purpose, one sentence each
 * @param parameters in the order in which they are listed
 * @param template see {@link QuestionParser}
 */
public record Question(
        String id,
        String title,
        String section,
        Log log,
        Kind kind,
        String tells,
        String read,
        List<String> next,
        List<String> techniques,
        List<Action> actions,
        List<KnownAs> knownAs,
        List<String> corrected,
        List<Parameter> parameters,
        String template) {
    public Question {
        next = List.copyOf(next);
        techniques = List.copyOf(techniques);
        actions = List.copyOf(actions);
        knownAs = List.copyOf(knownAs);
        corrected = List.copyOf(corrected);
        parameters = List.copyOf(parameters);
    }

    /** The required parameters that the arguments lack. */
    public List<Parameter> missing(Arguments arguments) {
        return parameters.stream()
                .filter(Parameter::isRequired)
                .filter(parameter -> !arguments.parameters().containsKey(parameter.name()))
                .toList();
    }

    /** The SQL exactly as it is run, here and on Athena. */
    public String render(Arguments arguments) {
        check(arguments);
        return new Template(template).render(new Template.Source() {
            @Override
            public String relation() {
                return log.relation(arguments.account());
            }

            @Override
            public String time() {
                return new TimeBounds(arguments.from(), arguments.to()).condition(log);
            }

            @Override
            public String flows() {
                return Log.VPCFLOW.relation(arguments.account());
            }

            @Override
            public String flowTime() {
                return new TimeBounds(arguments.from(), arguments.to()).condition(Log.VPCFLOW);
            }

            @Override
            public String literal(String name) {
                return parameter(name).orElseThrow().type().literal(value(name));
            }

            @Override
            public String value(String name) {
                String given = arguments.parameters().get(name);
                return given != null
                        ? given
                        : parameter(name).flatMap(Parameter::defaultValue).orElseThrow();
            }
        });
    }

    /** The most suspicious values for a parameter, as a query with one column; empty where no table holds such values. */
    public Optional<String> candidates(Parameter parameter, Arguments arguments) {
        return Candidates.of(parameter, log)
                .map(template -> new Question(
                                id,
                                title,
                                section,
                                log,
                                kind,
                                tells,
                                read,
                                next,
                                techniques,
                                actions,
                                knownAs,
                                corrected,
                                List.of(),
                                template)
                        .render(new Arguments(arguments.account(), arguments.from(), arguments.to(), Map.of())));
    }

    private void check(Arguments arguments) {
        arguments.parameters().forEach((name, value) -> {
            Parameter parameter =
                    parameter(name).orElseThrow(() -> PlaybookProblems.unknownParameter(id, name, parameters));
            if (!parameter.type().accepts(value)) {
                throw PlaybookProblems.badValue(id, parameter, value);
            }
        });
        List<Parameter> missing = missing(arguments);
        if (!missing.isEmpty()) {
            throw PlaybookProblems.missing(id, missing);
        }
    }

    private Optional<Parameter> parameter(String name) {
        return parameters.stream()
                .filter(parameter -> parameter.name().equals(name))
                .findFirst();
    }
}
