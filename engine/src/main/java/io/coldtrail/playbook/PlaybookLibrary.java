package io.coldtrail.playbook;

import java.nio.file.Path;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A set of questions. Immutable. */
public final class PlaybookLibrary {
    private static final int MOST_SUGGESTIONS = 3;

    private final Map<String, Question> questions;
    private final Map<String, Example> examples;

    private PlaybookLibrary(Map<String, Question> questions, Map<String, Example> examples) {
        this.questions = questions;
        this.examples = examples;
    }

    /** The questions that come with Coldtrail. */
    public static PlaybookLibrary builtIn() {
        return read(new LibraryFiles.BuiltIn(), Set.of());
    }

    /**
     * The questions of a folder: its files {@code *.sql}, and its folders with a {@code question.sql} and maybe an example,
     * in the order of their names. They may go on with each other and with built-in questions.
     */
    public static PlaybookLibrary read(Path folder) {
        return read(new LibraryFiles.InFolder(folder), builtIn().questions.keySet());
    }

    private static PlaybookLibrary read(LibraryFiles files, Set<String> others) {
        Map<String, Question> questions = new LinkedHashMap<>();
        Map<String, Example> examples = new LinkedHashMap<>();
        for (String name : files.questions()) {
            String file = files.describe(name);
            Question question = QuestionParser.parse(
                    file,
                    files.text(name)
                            .orElseThrow(() -> PlaybookProblems.invalid(
                                    file, "a listed question is missing", "Put it back, or list the folder again.")));
            if (questions.put(question.id(), question) != null) {
                throw PlaybookProblems.invalid(
                        file, "two questions have the id \"" + question.id() + "\"", "Rename one of them.");
            }
            int slash = name.lastIndexOf('/');
            if (slash >= 0 && !name.substring(0, slash).equals(question.id())) {
                throw PlaybookProblems.invalid(
                        file, "the question's id is \"" + question.id() + "\"", "Give its folder the same name.");
            }
            ExampleParser.read(files, name).ifPresent(example -> examples.put(question.id(), example));
        }
        Set<String> known = new LinkedHashSet<>(questions.keySet());
        known.addAll(others);
        questions.values().forEach(question -> checkNext(question, known));
        return new PlaybookLibrary(questions, examples);
    }

    private static void checkNext(Question question, Set<String> known) {
        for (String next : question.next()) {
            if (!known.contains(next)) {
                List<String> nearest = nearestTo(next, known);
                throw PlaybookProblems.invalid(
                        question.id(),
                        "question " + question.id() + " goes on with \"" + next + "\", which is not there",
                        nearest.isEmpty()
                                ? "Mend its `-- next:` line."
                                : "Did you mean " + String.join(" or ", nearest) + "?");
            }
        }
    }

    /** This library with another's questions: one with an id that is here takes its place, the others come last. */
    public PlaybookLibrary with(PlaybookLibrary other) {
        Map<String, Question> all = new LinkedHashMap<>(questions);
        all.putAll(other.questions);
        Map<String, Example> shown = new LinkedHashMap<>(examples);
        shown.keySet().removeAll(other.questions.keySet());
        shown.putAll(other.examples);
        return new PlaybookLibrary(all, shown);
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

    /** The logs and the answer that a question is held to; empty where it has none. */
    public Optional<Example> example(Question question) {
        return Optional.ofNullable(examples.get(question.id()));
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
}
