package io.coldtrail.playbook;

import io.coldtrail.problem.ColdtrailException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Reads the example in a question's folder: {@code events.jsonl} and {@code flows.log} (at least one of them), in which
 * lines that start with {@code #} are left out, and {@code answer.tsv}:
 *
 * <pre>{@code
 * # Why these rows, in a sentence.
 * ask  key=AKIAIOSFODNN7EXAMPLE  from=2024-01-05  to=2024-01-05
 * sourceipaddress  calls
 * 203.0.113.7      2
 * }</pre>
 *
 * <p>Cells are parted by tabs. An {@code ask} line gives {@code account}, {@code from}, {@code to} and parameters; below
 * it stand the names of the columns that are held to the answer, and then all rows in their order. An empty line ends
 * it, and another may follow. {@code \N} is NULL; {@code \t}, {@code \n} and {@code \\} stand for the characters.
 */
final class ExampleParser {
    private static final String EVENTS = "events.jsonl";
    private static final String FLOWS = "flows.log";
    private static final String ANSWER = "answer.tsv";
    private static final String ASK = "ask";

    private final String file;

    private ExampleParser(String file) {
        this.file = file;
    }

    /**
     * The example beside a question.
     *
     * @param question the name of the question's file; one that stands in no folder has no example
     * @return empty where there is no answer's file
     */
    static Optional<Example> read(LibraryFiles files, String question) {
        int slash = question.lastIndexOf('/');
        if (slash < 0) {
            return Optional.empty();
        }
        String folder = question.substring(0, slash + 1);
        return files.text(folder + ANSWER).map(answer -> {
            String events = withoutComments(files.text(folder + EVENTS).orElse(""));
            String flows = withoutComments(files.text(folder + FLOWS).orElse(""));
            String name = files.describe(folder + ANSWER);
            if (events.isEmpty() && flows.isEmpty()) {
                throw PlaybookProblems.invalid(
                        name, "there are no logs beside the answer", "Add " + EVENTS + " or " + FLOWS + ".");
            }
            return new Example(events, flows, new ExampleParser(name).asks(answer));
        });
    }

    private static String withoutComments(String text) {
        return text.lines()
                .filter(line -> !line.startsWith("#") && !line.isBlank())
                .map(line -> line + "\n")
                .collect(Collectors.joining());
    }

    private List<Example.Ask> asks(String text) {
        List<Example.Ask> asks = new ArrayList<>();
        String[] lines = text.split("\r?\n", -1);
        for (int line = 0; line < lines.length; line++) {
            if (lines[line].startsWith("#") || lines[line].isEmpty()) {
                continue;
            }
            int first = line;
            List<String[]> block = new ArrayList<>();
            for (; line < lines.length && !lines[line].isEmpty(); line++) {
                if (!lines[line].startsWith("#")) {
                    block.add(lines[line].split("\t", -1));
                }
            }
            asks.add(ask(first + 1, block));
        }
        if (asks.isEmpty()) {
            throw PlaybookProblems.invalid(file, "nothing is asked", "Add a line `ask`, and the answer below it.");
        }
        return asks;
    }

    private Example.Ask ask(int line, List<String[]> block) {
        if (!block.get(0)[0].equals(ASK) || block.size() < 2) {
            throw PlaybookProblems.invalid(
                    file, line, "an answer starts with a line `ask` and a line of column names", "Write them first.");
        }
        List<String> columns = Arrays.stream(block.get(1))
                .map(name -> name.toLowerCase(Locale.ROOT))
                .toList();
        List<List<@Nullable String>> rows = new ArrayList<>();
        for (String[] cells : block.subList(2, block.size())) {
            if (cells.length != columns.size()) {
                throw PlaybookProblems.invalid(
                        file,
                        line,
                        "a row of this answer has " + cells.length + " cells, and there are " + columns.size()
                                + " columns: " + String.join(" | ", cells),
                        "Part the cells by tabs; \\N is NULL.");
            }
            List<@Nullable String> row = new ArrayList<>();
            for (String cell : cells) {
                row.add(cell(cell));
            }
            rows.add(row);
        }
        return new Example.Ask(line, arguments(line, block.get(0)), columns, rows);
    }

    private Arguments arguments(int line, String[] cells) {
        Arguments arguments = Arguments.NONE;
        for (String cell : Arrays.asList(cells).subList(1, cells.length)) {
            int equals = cell.indexOf('=');
            if (equals < 1) {
                throw PlaybookProblems.invalid(
                        file, line, "\"" + cell + "\" is not name=value", "Part the values by tabs.");
            }
            String name = cell.substring(0, equals);
            String value = cell.substring(equals + 1);
            try {
                arguments = switch (name) {
                    case "account" -> arguments.withAccount(value);
                    case "from" -> arguments.withFrom(value);
                    case "to" -> arguments.withTo(value);
                    default -> arguments.withParameter(name, value);
                };
            } catch (ColdtrailException e) {
                throw PlaybookProblems.invalid(file, line, e.problem(), e.remedy());
            }
        }
        return arguments;
    }

    private static @Nullable String cell(String text) {
        if (text.equals("\\N")) {
            return null;
        }
        StringBuilder plain = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\\' && i + 1 < text.length()) {
                i++;
                plain.append(
                        switch (text.charAt(i)) {
                            case 't' -> '\t';
                            case 'n' -> '\n';
                            default -> text.charAt(i);
                        });
            } else {
                plain.append(c);
            }
        }
        return plain.toString();
    }
}
