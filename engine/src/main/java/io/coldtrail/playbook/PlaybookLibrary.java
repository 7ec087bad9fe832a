package io.coldtrail.playbook;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** A set of questions. Immutable. */
public final class PlaybookLibrary {
    /** Jars cannot be listed, so this names the built-in files, one a line, in the order in which they are listed. */
    private static final String INDEX = "index.txt";

    private static final int MOST_SUGGESTIONS = 3;

    private final Map<String, Question> questions;

    private PlaybookLibrary(List<Question> questions) {
        Map<String, Question> byId = new LinkedHashMap<>();
        for (Question question : questions) {
            if (byId.put(question.id(), question) != null) {
                throw PlaybookProblems.invalid(
                        question.id(), "two questions have the id \"" + question.id() + "\"", "Rename one of them.");
            }
        }
        for (Question question : questions) {
            for (String next : question.next()) {
                if (!byId.containsKey(next)) {
                    throw PlaybookProblems.invalid(
                            question.id(),
                            "question " + question.id() + " goes on with \"" + next + "\", which is not there",
                            nearestTo(next, byId.keySet()).isEmpty()
                                    ? "Mend its `-- next:` line."
                                    : "Did you mean " + String.join(" or ", nearestTo(next, byId.keySet())) + "?");
                }
            }
        }
        this.questions = byId;
    }

    /** The questions that come with Coldtrail. */
    public static PlaybookLibrary builtIn() {
        List<Question> questions = new ArrayList<>();
        for (String line : resource(INDEX).lines().map(String::strip).toList()) {
            if (!line.isEmpty() && !line.startsWith("#")) {
                String file = line + ".sql";
                questions.add(QuestionParser.parse(file, resource(file)));
            }
        }
        return new PlaybookLibrary(questions);
    }

    /** The questions of a folder: its {@code *.sql} files in the order of their names. */
    public static PlaybookLibrary read(Path folder) {
        List<Question> questions = new ArrayList<>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.filter(path -> path.toString().endsWith(".sql"))
                    .sorted()
                    .toList()) {
                questions.add(QuestionParser.parse(file.toString(), Files.readString(file, StandardCharsets.UTF_8)));
            }
        } catch (IOException e) {
            throw PlaybookProblems.unreadable(folder.toString(), e);
        }
        return new PlaybookLibrary(questions);
    }

    /** All questions, in the order in which they are listed. */
    public List<Question> questions() {
        return List.copyOf(questions.values());
    }

    /** The question with an id; an unknown id is an error that names the nearest ones. */
    public Question find(String id) {
        Question question = questions.get(id);
        if (question == null) {
            throw PlaybookProblems.unknown(id, nearestTo(id, questions.keySet()));
        }
        return question;
    }

    private static List<String> nearestTo(String id, Collection<String> known) {
        record Candidate(String id, int distance) {}
        return known.stream()
                .map(other -> new Candidate(other, other.contains(id) ? 1 : distance(id, other)))
                .filter(candidate -> candidate.distance() <= Math.max(2, id.length() / 3))
                .sorted(Comparator.comparingInt(Candidate::distance).thenComparing(Candidate::id))
                .limit(MOST_SUGGESTIONS)
                .map(Candidate::id)
                .toList();
    }

    /** Levenshtein's distance. */
    private static int distance(String a, String b) {
        int[] row = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int replaced = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(replaced, Math.min(row[j], row[j - 1]) + 1);
            }
        }
        return row[b.length()];
    }

    private static String resource(String name) {
        try (InputStream stream = PlaybookLibrary.class.getResourceAsStream(name)) {
            if (stream == null) {
                throw PlaybookProblems.invalid(name, "a built-in question is missing", "Install Coldtrail again.");
            }
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw PlaybookProblems.unreadable(name, e);
        }
    }
}
