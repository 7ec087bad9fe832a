package io.coldtrail.cli;

import io.coldtrail.query.JsonText;
import io.coldtrail.query.format.VisibleText;
import io.coldtrail.sql.lint.Finding;
import io.coldtrail.sql.lint.LintedStatement;
import io.coldtrail.sql.lint.Severity;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Findings on a screen and as JSON. */
final class LintReport {
    private final List<Judgement> judgements = new ArrayList<>();

    /** What was found in one text. */
    private record Judgement(String file, List<LintedStatement> statements) {}

    void add(String file, List<LintedStatement> statements) {
        judgements.add(new Judgement(file, List.copyOf(statements)));
    }

    /** One line for each finding: {@code file:line:column: code: message}. */
    String lines() {
        StringBuilder lines = new StringBuilder();
        for (Judgement judgement : judgements) {
            for (LintedStatement statement : judgement.statements()) {
                for (Finding finding : statement.findings()) {
                    lines.append(VisibleText.of(
                                    judgement.file() + ":" + finding.place().line() + ":"
                                            + finding.place().column() + ": "
                                            + finding.code().word() + ": "
                                            + finding.text()))
                            .append('\n');
                }
            }
        }
        return lines.toString();
    }

    /** The statements that can be put right, each below a line that says where it stands. Statements are indented. */
    String corrections() {
        StringBuilder text = new StringBuilder();
        for (Judgement judgement : judgements) {
            for (LintedStatement statement : judgement.statements()) {
                statement.corrected().ifPresent(corrected -> {
                    text.append("\ncorrected: ")
                            .append(VisibleText.of(judgement.file()))
                            .append(" line ")
                            .append(statement.line())
                            .append('\n');
                    corrected
                            .lines()
                            .forEach(line ->
                                    text.append("    ").append(visible(line)).append('\n'));
                });
            }
        }
        return text.toString();
    }

    /** Tabs are blanks of code, and stay. */
    private static String visible(String line) {
        return List.of(line.split("\t", -1)).stream().map(VisibleText::of).collect(Collectors.joining("\t"));
    }

    /** How much was found, in words. */
    String summary() {
        return count(Severity.ERROR) + ", " + count(Severity.WARNING) + ", " + count(Severity.NOTE);
    }

    private String count(Severity severity) {
        long count = number(severity);
        return count + " " + severity.word() + (count == 1 ? "" : "s");
    }

    private long number(Severity severity) {
        return judgements.stream()
                .flatMap(judgement -> judgement.statements().stream())
                .flatMap(statement -> statement.findings().stream())
                .filter(finding -> finding.code().severity() == severity)
                .count();
    }

    boolean hasErrors() {
        return number(Severity.ERROR) > 0;
    }

    /** Whether there is anything but notes. */
    boolean isBadNews() {
        return hasErrors() || number(Severity.WARNING) > 0;
    }

    /** One document with everything. */
    String json() {
        List<String> statements = new ArrayList<>();
        for (Judgement judgement : judgements) {
            for (LintedStatement statement : judgement.statements()) {
                String findings = statement.findings().stream()
                        .map(LintReport::json)
                        .collect(Collectors.joining(",\n    ", "[", "]"));
                statements.add("  {\"file\": " + string(judgement.file()) + ", \"line\": " + statement.line()
                        + ", \"findings\": " + findings + ", \"corrected\": "
                        + statement.corrected().map(LintReport::string).orElse("null") + "}");
            }
        }
        return "{\"statements\": [\n" + String.join(",\n", statements) + "\n]}\n";
    }

    private static String json(Finding finding) {
        return "{\"line\": " + finding.place().line()
                + ", \"column\": " + finding.place().column()
                + ", \"endLine\": " + finding.place().endLine()
                + ", \"endColumn\": " + finding.place().endColumn()
                + ", \"code\": " + string(finding.code().word())
                + ", \"severity\": " + string(finding.code().severity().word())
                + ", \"message\": " + string(finding.message())
                + ", \"remedy\": " + string(finding.remedy()) + "}";
    }

    private static String string(String text) {
        StringBuilder json = new StringBuilder();
        JsonText.append(json, text);
        return json.toString();
    }
}
