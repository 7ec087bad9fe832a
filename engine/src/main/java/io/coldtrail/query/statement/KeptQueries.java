package io.coldtrail.query.statement;

import io.coldtrail.casefile.Definition;
import io.coldtrail.problem.ColdtrailException;
import io.coldtrail.problem.Where;
import io.coldtrail.query.CaseCatalog;
import io.coldtrail.query.statement.TableStatements.Told;
import io.coldtrail.sql.AthenaTranslator;
import io.coldtrail.sql.statement.AthenaStatement.CreateView;
import io.coldtrail.sql.statement.AthenaStatement.Deallocate;
import io.coldtrail.sql.statement.AthenaStatement.Prepare;
import io.coldtrail.sql.statement.Name;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Queries under a name: views and prepared statements. */
final class KeptQueries {
    private final CaseNames names;
    private final Instant now;

    KeptQueries(CaseNames names, Instant now) {
        this.names = names;
        this.now = now;
    }

    Told createView(CreateView statement, String created) {
        Name name = statement.name();
        CaseCatalog catalog = names.catalog();
        if (catalog.table(name.text()).isPresent()) {
            throw StatementProblems.refused(name, "a table is named " + name.text(), "Use another name.");
        }
        boolean there = catalog.view(name.text()).isPresent();
        if (there && !statement.orReplace()) {
            throw StatementProblems.refused(
                    name, "a view is named " + name.text(), "Write CREATE OR REPLACE VIEW, or use another name.");
        }
        check(catalog, statement);
        Definition view = new Definition(Definition.Kind.VIEW, name.text(), query(statement.query()), created);
        List<String> notes = names.change(kept -> kept.with(view));
        return told("view_name", name, there ? "replaced" : "created", notes);
    }

    /** The query must be one, and the view must hold when its name is in use. */
    private void check(CaseCatalog catalog, CreateView statement) {
        new AthenaTranslator(catalog.withNames(catalog.given(), without(catalog, statement)), now)
                .translate(statement.query());
        Map<String, String> views = without(catalog, statement);
        views.put(statement.name().text(), statement.query());
        try {
            new AthenaTranslator(catalog.withNames(catalog.given(), views), now)
                    .translate("SELECT * FROM \"" + statement.name().text() + "\"");
        } catch (ColdtrailException e) {
            throw new ColdtrailException(e.code(), e.problem(), statement.name().where(), e.remedy(), e);
        }
    }

    /** The views, as if the new one were not there yet: it cannot read an older one of its name. */
    private static Map<String, String> without(CaseCatalog catalog, CreateView statement) {
        Map<String, String> views = new LinkedHashMap<>(catalog.views());
        views.remove(statement.name().text());
        return views;
    }

    Told prepare(Prepare statement, String created) {
        Name name = statement.name();
        AthenaTranslator.requireQuery(statement.query());
        if (names.find(Definition.Kind.PREPARED, name.text()).isPresent()) {
            throw StatementProblems.refused(
                    name,
                    "a prepared statement is named " + name.text(),
                    "DEALLOCATE PREPARE lets go of it, or use another name.");
        }
        Definition prepared = new Definition(Definition.Kind.PREPARED, name.text(), query(statement.query()), created);
        return told("statement_name", name, "prepared", names.change(kept -> kept.with(prepared)));
    }

    Told deallocate(Deallocate statement) {
        Name name = statement.name();
        if (names.find(Definition.Kind.PREPARED, name.text()).isEmpty()) {
            throw StatementProblems.unknown(name, "prepared statement", List.of());
        }
        return told(
                "statement_name",
                name,
                "dropped",
                names.change(kept -> kept.without(Definition.Kind.PREPARED, name.text())));
    }

    /** A problem of a kept query, at the place where the query is named. */
    static ColdtrailException within(Where where, String owner, ColdtrailException e) {
        Where inner = e.where();
        String place = inner == null ? "" : " (" + inner + " of its query)";
        return new ColdtrailException(e.code(), owner + " cannot run: " + e.problem() + place, where, e.remedy(), e);
    }

    /** The query as written, without the blanks that hold its place and the semicolon. */
    private static String query(String text) {
        return text.strip().replaceFirst(";\\s*$", "").strip();
    }

    private static Told told(String column, Name name, String finding, List<String> notes) {
        return new Told(Answers.of(column, "finding").row(name.text(), finding).translation(), notes);
    }
}
