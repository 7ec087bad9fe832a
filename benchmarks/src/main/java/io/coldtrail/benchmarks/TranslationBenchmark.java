package io.coldtrail.benchmarks;

import io.coldtrail.lake.LakeSnapshot;
import io.coldtrail.playbook.Arguments;
import io.coldtrail.playbook.Parameter;
import io.coldtrail.playbook.PlaybookLibrary;
import io.coldtrail.playbook.Question;
import io.coldtrail.query.QueryResult;
import io.coldtrail.query.QuerySession;
import io.coldtrail.query.ResultColumn;
import io.coldtrail.query.SessionOptions;
import io.coldtrail.sql.AthenaTranslator;
import io.coldtrail.sql.Translation;
import java.io.IOException;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Athena SQL to DuckDB's: parsing, types, and the new text; one operation is one query. Run with {@code benchmarks/run
 * Translation}.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 3, time = 2)
@Fork(
        value = 1,
        jvmArgsAppend = {"-Xmx1g", "-XX:+UseParallelGC"})
public class TranslationBenchmark {
    private static final Instant AS_OF = Instant.parse("2024-01-06T12:00:00Z");

    /** Which query. */
    public enum Text {
        /** The longest of the playbook. */
        PLAYBOOK,
        /** Two hundred conditions on a field of a row and on a value within a JSON text. */
        CONDITIONS
    }

    @Param
    private Text text = Text.PLAYBOOK;

    private final TemporaryFolder folder = TemporaryFolder.create();
    private final QuerySession session = QuerySession.open(
            new LakeSnapshot(folder.resolve("case"), List.of()), SessionOptions.in(folder.resolve(".")));
    private final AthenaTranslator translator = new AthenaTranslator(session.catalog(), AS_OF);
    private String sql = "";

    /** Chooses the query and passes the gate: the database takes its translation, with the same columns and no rows. */
    @Setup(Level.Trial)
    public void prepare() {
        sql = text == Text.PLAYBOOK ? longestOfPlaybook() : conditions();
        Translation translation = translator.translate(sql);
        Gate.same("the translation again", translation, translator.translate(sql));
        try (QueryResult result = session.run(translation)) {
            Gate.same(
                    "columns",
                    translation.columnNames(),
                    result.columns().stream().map(ResultColumn::name).toList());
            Gate.same("a row of an empty case", false, result.next().isPresent());
        }
    }

    /** Closes the database and deletes its folder. */
    @TearDown(Level.Trial)
    public void close() throws IOException {
        session.close();
        folder.close();
    }

    /** One query. */
    @Benchmark
    public Translation translate() {
        return translator.translate(sql);
    }

    private static String longestOfPlaybook() {
        return PlaybookLibrary.builtIn().questions().stream()
                .map(question -> question.render(arguments(question)))
                .max(Comparator.comparingInt(String::length))
                .orElseThrow();
    }

    private static Arguments arguments(Question question) {
        Arguments arguments = Arguments.NONE.withFrom("2024-01-05").withTo("2024-01-05");
        for (Parameter parameter : question.missing(arguments)) {
            arguments = arguments.withParameter(parameter.name(), value(parameter));
        }
        return arguments;
    }

    private static String value(Parameter parameter) {
        return switch (parameter.type()) {
            case TEXT, IP -> "203.0.113.7";
            case ACCOUNT -> "111122223333";
            case ARN -> "arn:aws:iam::111122223333:user/alice";
            case ACCESSKEY -> "AKIAIOSFODNN7EXAMPLE";
            case INSTANCE -> "i-0abcdef1234567890";
            case INTERFACE -> "eni-0abcdef1234567890";
            case DATE -> "2024-01-05";
            case INT -> "1704412900";
        };
    }

    private static String conditions() {
        return IntStream.range(0, 200)
                .mapToObj(i -> "(eventname = 'Event" + i + "' and lower(useridentity.arn) like '%user" + i + "%'"
                        + " and json_extract_scalar(requestparameters, '$.name') = 'value" + i + "')")
                .collect(Collectors.joining(
                        " or ", "select eventname, count(*) as n from cloudtrail where ", " group by eventname"));
    }
}
