package io.coldtrail.query.statement;

import io.coldtrail.casefile.Definition;
import io.coldtrail.query.CaseCatalog;
import io.coldtrail.query.CaseTable;
import io.coldtrail.schema.LakeTable;
import io.coldtrail.schema.ShapeColumn;
import io.coldtrail.sql.AthenaTranslator;
import io.coldtrail.sql.OutputColumn;
import io.coldtrail.sql.Translation;
import io.coldtrail.sql.statement.AthenaStatement.ShowNames;
import io.coldtrail.sql.statement.AthenaStatement.ShowTable;
import io.coldtrail.sql.statement.Name;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** {@code SHOW …} and {@code DESCRIBE}, laid out as Athena does. */
final class ShowStatements {
    /** The one database; any name is taken for it. */
    private static final String DATABASE = "default";

    private static final int MAX_PATTERN = 1_000;

    private final CaseNames names;
    private final Instant now;

    ShowStatements(CaseNames names, Instant now) {
        this.names = names;
        this.now = now;
    }

    Translation names(ShowNames statement) {
        Pattern pattern = pattern(statement.pattern());
        CaseCatalog catalog = names.catalog();
        return switch (statement.kind()) {
            case TABLES -> list("tab_name", catalog.names().stream().sorted(), pattern);
            case VIEWS -> list("views", catalog.views().keySet().stream(), pattern);
            case DATABASES -> list("database_name", Stream.of(DATABASE), pattern);
            case FUNCTIONS -> functions(pattern);
        };
    }

    private static Translation list(String column, Stream<String> values, Pattern pattern) {
        Answers answers = Answers.of(column);
        values.filter(value -> pattern.matcher(value).matches()).forEach(answers::row);
        return answers.translation();
    }

    private static Translation functions(Pattern pattern) {
        Answers answers = Answers.of("Function", "Return Type", "Argument Types", "Function Type");
        AthenaTranslator.functionForms().stream()
                .filter(form -> pattern.matcher(form.name()).matches())
                .forEach(form -> answers.row(form.name(), form.result(), form.arguments(), form.kind()));
        return answers.translation();
    }

    /** Athena's patterns: a star for anything, a bar between alternatives, all else as it stands. */
    private static Pattern pattern(String text) {
        if (text.isEmpty()) {
            return Pattern.compile(".*", Pattern.DOTALL);
        }
        String whole = text.substring(0, Math.min(text.length(), MAX_PATTERN)).replace(".*", "*");
        String regex = Stream.of(whole.split("\\|", -1))
                .map(part ->
                        Stream.of(part.split("\\*+", -1)).map(Pattern::quote).collect(Collectors.joining(".*")))
                .collect(Collectors.joining("|"));
        return Pattern.compile(regex, Pattern.CASE_INSENSITIVE);
    }

    Translation table(ShowTable statement) {
        return switch (statement.kind()) {
            case COLUMNS -> columns(statement.table());
            case DESCRIPTION -> description(statement.table());
            case PARTITIONS -> partitions(statement.table());
            case CREATE_TABLE -> createTable(statement.table());
            case CREATE_VIEW -> createView(statement.table());
            case PROPERTIES -> properties(statement.table());
        };
    }

    private Translation columns(Name name) {
        Answers answers = Answers.of("field");
        Optional<List<OutputColumn>> view = view(name);
        if (view.isPresent()) {
            view.get().forEach(column -> answers.row(column.name()));
        } else {
            table(name).shape().visible().forEach(column -> answers.row(column.name()));
        }
        return answers.translation();
    }

    private Translation description(Name name) {
        Answers answers = Answers.of("col_name", "data_type", "comment");
        Optional<List<OutputColumn>> view = view(name);
        if (view.isPresent()) {
            view.get()
                    .forEach(column -> answers.row(column.name(), column.type().athenaName(), ""));
            return answers.translation();
        }
        CaseTable table = table(name);
        table.shape().visible().forEach(column -> row(column, answers));
        if (!table.shape().partitions().isEmpty()) {
            answers.row("", "", "").row("# Partition Information", "", "").row("# col_name", "data_type", "comment");
            table.shape().partitions().forEach(column -> row(column, answers));
        }
        return answers.translation();
    }

    private static void row(ShapeColumn column, Answers answers) {
        answers.row(column.name(), column.type().athenaName(), "");
    }

    private Translation partitions(Name name) {
        CaseTable table = table(name);
        if (table.shape().partitions().isEmpty()) {
            throw StatementProblems.refused(name, table.name() + " has no partition columns", "");
        }
        Answers answers = Answers.of("partition");
        TableStatements.partitions(table).forEach(answers::row);
        return answers.translation();
    }

    private Translation createTable(Name name) {
        Answers answers = Answers.of("createtab_stmt");
        String text = names.find(Definition.Kind.TABLE, name.text())
                .map(Definition::sql)
                .orElseGet(() -> ddl(name, table(name)));
        text.lines().forEach(answers::row);
        return answers.translation();
    }

    /** A definition over the lake's files, wherever somebody may have put them. */
    private static String ddl(Name name, CaseTable table) {
        if (table.shape().table() == LakeTable.INTEGRITY) {
            throw StatementProblems.refused(
                    name,
                    table.name() + " holds the verdicts of the last verification, and lies in no Parquet files that a"
                            + " table could be defined over",
                    "DESCRIBE shows its columns. To have its rows elsewhere, write those of SELECT * FROM "
                            + table.name() + " to a file with -o.");
        }
        String partitions = table.shape().partitions().isEmpty()
                ? ""
                : "PARTITIONED BY (\n" + list(table.shape().partitions()) + ")\n";
        return "CREATE EXTERNAL TABLE `" + table.name() + "`(\n"
                + list(table.shape().columns()) + ")\n" + partitions + "STORED AS PARQUET\nLOCATION 's3://BUCKET/lake/"
                + table.shape().table().folder() + "/'";
    }

    private static String list(List<ShapeColumn> columns) {
        return columns.stream()
                .map(column -> "  `" + column.name() + "` " + column.type().athenaName())
                .collect(Collectors.joining(",\n"));
    }

    private Translation createView(Name name) {
        String sql = names.catalog()
                .view(name.text())
                .orElseThrow(() -> StatementProblems.unknown(
                        name, "view", List.copyOf(names.catalog().views().keySet())));
        Answers answers = Answers.of("Create View");
        ("CREATE VIEW " + name.text() + " AS\n" + sql.strip()).lines().forEach(answers::row);
        return answers.translation();
    }

    private Translation properties(Name name) {
        CaseTable table = table(name);
        return Answers.of("prpt_name", "prpt_value")
                .row("EXTERNAL", "TRUE")
                .row("numFiles", Long.toString(table.parts().size()))
                .row("numRows", Long.toString(table.rows()))
                .row("totalSize", Long.toString(table.bytes()))
                .translation();
    }

    /** The columns of a view, if the name is one's. */
    private Optional<List<OutputColumn>> view(Name name) {
        return names.catalog()
                .view(name.text())
                .map(sql -> new AthenaTranslator(names.catalog(), now)
                        .translate("SELECT * FROM \"" + name.text() + "\"")
                        .columns());
    }

    private CaseTable table(Name name) {
        if (names.catalog().view(name.text()).isPresent()) {
            throw StatementProblems.refused(
                    name,
                    name.text() + " is a view and no table",
                    "SHOW CREATE VIEW shows its query, DESCRIBE its columns.");
        }
        return names.catalog()
                .table(name.text())
                .orElseThrow(() ->
                        StatementProblems.unknown(name, "table", names.catalog().names()));
    }
}
