package io.coldtrail.playbook;

import io.coldtrail.problem.ColdtrailException;
import io.coldtrail.problem.ErrorCode;
import io.coldtrail.problem.Where;
import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Collectors;

/** All messages of the playbook. */
final class PlaybookProblems {
    private PlaybookProblems() {}

    static ColdtrailException unknown(String id, List<String> nearest) {
        String remedy = nearest.isEmpty()
                ? "`coldtrail playbook list` shows all questions."
                : "Did you mean " + String.join(" or ", nearest) + "? `coldtrail playbook list` shows all questions.";
        return new ColdtrailException(
                ErrorCode.PLAYBOOK_UNKNOWN, "the playbook has no question \"" + id + "\"", null, remedy);
    }

    static ColdtrailException missing(String id, List<Parameter> missing) {
        String names = missing.stream()
                .map(parameter -> parameter.name() + " (" + parameter.description() + ")")
                .collect(Collectors.joining(" and "));
        String remedy = missing.stream()
                .map(parameter -> "--param " + parameter.name() + "=…")
                .collect(Collectors.joining(" ", "Give it with ", "."));
        return new ColdtrailException(
                ErrorCode.PLAYBOOK_PARAMETER, "question " + id + " needs a value for " + names, null, remedy);
    }

    static ColdtrailException unknownParameter(String id, String name, List<Parameter> known) {
        String names = known.stream().map(Parameter::name).collect(Collectors.joining(", "));
        return new ColdtrailException(
                ErrorCode.PLAYBOOK_PARAMETER,
                "question " + id + " has no parameter \"" + name + "\"",
                null,
                known.isEmpty() ? "It takes none." : "It takes " + names + ".");
    }

    static ColdtrailException badValue(String id, Parameter parameter, String value) {
        return new ColdtrailException(
                ErrorCode.PLAYBOOK_PARAMETER,
                "parameter " + parameter.name() + " of question " + id + " cannot be \"" + value + "\"",
                null,
                "It must be " + parameter.type().description() + ".");
    }

    static ColdtrailException badOption(String option, String value, ParameterType type) {
        return new ColdtrailException(
                ErrorCode.PLAYBOOK_PARAMETER,
                option + " cannot be \"" + value + "\"",
                null,
                "It must be " + type.description() + ".");
    }

    static ColdtrailException emptyRange(LocalDate from, LocalDate to) {
        return new ColdtrailException(
                ErrorCode.PLAYBOOK_PARAMETER,
                "--from " + from + " is after --to " + to,
                null,
                "Both days are part of the range; exchange them.");
    }

    static ColdtrailException invalid(String file, int line, String problem, String remedy) {
        return new ColdtrailException(ErrorCode.PLAYBOOK_INVALID, problem, Where.text(file, line, 1), remedy);
    }

    static ColdtrailException invalid(String file, String problem, String remedy) {
        return new ColdtrailException(ErrorCode.PLAYBOOK_INVALID, problem, Where.file(file), remedy);
    }

    static ColdtrailException unreadable(String file, IOException cause) {
        return new ColdtrailException(
                ErrorCode.IO_FAILED,
                "the playbook cannot be read",
                Where.file(file),
                "Check that it exists and that you may read it.",
                cause);
    }
}
