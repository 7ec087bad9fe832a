package io.coldtrail.sql.lint;

import io.coldtrail.problem.ColdtrailException;
import io.coldtrail.schema.TableShape;
import io.coldtrail.sql.AthenaTranslator;
import io.coldtrail.sql.Reading;
import io.coldtrail.sql.TableCatalog;
import io.trino.grammar.sql.SqlBaseLexer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Judges texts of one or more statements. A linter remembers the statements that it has seen, to tell of repetitions:
 * use one for one run. Not thread-safe.
 */
public final class Linter {
    /** A longer text is no work of a person. */
    private static final int MOST_CHARACTERS = 4_000_000;

    /** What follows in a longer file is not judged. */
    private static final int MOST_STATEMENTS = 10_000;

    /** What {@code current_date} is does not matter for a judgement. */
    private static final Instant ANY_TIME = Instant.parse("2024-01-01T00:00:00Z");

    private static final List<Query.Check> CHECKS = List.of(
            new EventNameCheck(),
            new EventPatternCheck(),
            new EventSourceCheck(),
            new ServiceMixCheck(),
            new ValueCheck(),
            new TimeCheck(),
            new NullCheck(),
            new ContradictionCheck(),
            new ListCheck(),
            GroupCheck::check,
            new OrderCheck(),
            new FileNameCheck(),
            TableCheck::unbounded,
            TableCheck::stars,
            TableCheck::commas);

    private final TableCatalog tables;
    private final Map<String, String> seen = new HashMap<>();

    /** A linter for the tables of one catalog. */
    public Linter(TableCatalog tables) {
        this.tables = tables;
    }

    /** A linter for the tables that any case may have. */
    public static Linter withoutCase() {
        return new Linter(tablesOfAnyCase());
    }

    /** The tables over all accounts, and those of whatever account is named. */
    public static TableCatalog tablesOfAnyCase() {
        return ShapeTables.ALL;
    }

    /**
     * The tables of any case and further ones.
     *
     * @param shapes for each name the id of a shape, or the name of a table of that shape
     * @throws IllegalArgumentException where there is no such shape; the message is a clause for people
     */
    public static TableCatalog tablesOfAnyCase(Map<String, String> shapes) {
        Map<String, TableShape> further = new HashMap<>();
        shapes.forEach((name, shape) -> further.put(
                name.toLowerCase(Locale.ROOT),
                ShapeTables.shape(shape)
                        .orElseThrow(() -> new IllegalArgumentException("there is no shape \"" + shape
                                + "\"; the shapes are "
                                + TableShape.ALL.stream().map(TableShape::id).collect(Collectors.joining(", "))))));
        return ShapeTables.with(further);
    }

    /**
     * Judges all statements of a text.
     *
     * @param file how the text is named in findings of other texts; its words may say what a query is to do
     */
    public List<LintedStatement> lint(String file, String text) {
        Lines lines = new Lines(text.length() <= MOST_CHARACTERS ? text : text.substring(0, MOST_CHARACTERS));
        if (text.length() > MOST_CHARACTERS) {
            Judged judged = new Judged("", lines, 0);
            judged.find(
                    LintCode.NOT_SUPPORTED,
                    0,
                    0,
                    "the text has more than " + MOST_CHARACTERS + " characters",
                    "Split it into several files.");
            return List.of(judged.done(1));
        }
        List<LintedStatement> statements = new ArrayList<>();
        int start = 0;
        List<Word> words = new ArrayList<>();
        for (Word word : Word.of(text)) {
            if (word.type() == SqlBaseLexer.SEMICOLON) {
                add(statements, file, text, start, word.start(), words, lines);
                words.clear();
                start = word.end();
            } else {
                words.add(word);
            }
        }
        add(statements, file, text, start, text.length(), words, lines);
        if (statements.isEmpty()) {
            Judged judged = new Judged(text, lines, 0);
            judged.find(LintCode.SYNTAX, 0, 0, "there is no statement", "Give a query.");
            statements.add(judged.done(1));
        }
        return statements;
    }

    private void add(
            List<LintedStatement> statements,
            String file,
            String text,
            int start,
            int end,
            List<Word> words,
            Lines lines) {
        if (!words.isEmpty() && statements.size() < MOST_STATEMENTS) {
            int line = lines.line(words.get(0).start());
            Judged judged = new Judged(text.substring(start, end), lines, start);
            judge(judged, file, line);
            statements.add(judged.done(line));
        }
    }

    private void judge(Judged judged, String file, int line) {
        repeated(judged, file, line);
        List<Word> words = Word.of(judged.text());
        Placeholders.find(judged, words);
        if (HiveDdl.isOne(words)) {
            Optional<Word> query = HiveDdl.query(words);
            if (query.isEmpty()) {
                HiveDdl.check(judged, words, translator(tables));
                return;
            }
            Word first = words.get(0);
            judged.find(
                    LintCode.NOT_A_QUERY,
                    first.start(),
                    first.end(),
                    "the statement " + first.text() + " is no query by itself",
                    "The query in it is judged.");
            judged.mask(Mending.remove(0, query.get().start()));
        }
        new LexicalRepair(judged, ColumnNames::anyHas).run();
        GuessedTables guessed = new GuessedTables(tables, Word.of(judged.text()));
        AthenaTranslator translator = translator(guessed);
        Optional<Reading> read = new SyntaxRepair(translator, judged).read();
        if (read.isEmpty()) {
            return;
        }
        Reading reading = read.get();
        if (MissingFrom.mend(judged, reading.tree(), tables)) {
            reading = reread(translator, judged, reading);
        }
        TableCheck.unknown(judged, new Nodes(judged.text(), reading.tree()), guessed.guessed(), tables.names());
        reading = reread(translator, judged, reading);
        reading = new TranslationRepair(translator, judged).settle(reading);
        Nodes nodes = new Nodes(judged.text(), reading.tree());
        Query query = new Query(judged, reading, nodes, new Conditions(reading, nodes).all(), name(file));
        judged.freeze();
        CHECKS.forEach(check -> check.check(query));
    }

    private static Reading reread(AthenaTranslator translator, Judged judged, Reading before) {
        try {
            return translator.read(judged.text());
        } catch (ColdtrailException e) {
            return before;
        }
    }

    private static AthenaTranslator translator(TableCatalog tables) {
        return new AthenaTranslator(tables, ANY_TIME);
    }

    private static String name(String file) {
        return file.substring(Math.max(file.lastIndexOf('/'), file.lastIndexOf('\\')) + 1);
    }

    private void repeated(Judged judged, String file, int line) {
        List<Word> words = Word.of(judged.text());
        String normal = words.stream()
                .map(word -> word.isText() ? word.text() : word.text().toLowerCase(Locale.ROOT))
                .collect(Collectors.joining(" "));
        String before = seen.putIfAbsent(normal, file + ":" + line);
        if (before != null) {
            Word first = words.get(0);
            judged.find(
                    LintCode.DUPLICATE_STATEMENT,
                    first.start(),
                    first.end(),
                    "the same statement stands at " + before,
                    "One of them may be a copy that was not changed.");
        }
    }
}
