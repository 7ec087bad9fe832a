package io.coldtrail.casefile;

import io.coldtrail.json.JsonText;
import io.coldtrail.json.JsonTree;
import io.coldtrail.problem.ColdtrailException;
import io.coldtrail.problem.ErrorCode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Everything that was named in a case, by kind and name. Immutable; {@code docs/format.md} describes its file. */
public final class Definitions {
    public static final Definitions NONE = new Definitions(List.of());

    /** As Athena allows them for tables, views and prepared statements. */
    private static final Pattern NAME = Pattern.compile("[a-z0-9_]{1,255}");

    /** The longest statement that Athena takes, in characters here. */
    private static final int MAX_CHARACTERS = 262_144;

    private static final int MAX_COUNT = 1_000;

    private static final int FORMAT = 1;

    private final List<Definition> all;

    private Definitions(List<Definition> all) {
        this.all = List.copyOf(all);
    }

    /** All of one kind, by name. */
    public List<Definition> of(Definition.Kind kind) {
        return all.stream().filter(definition -> definition.kind() == kind).toList();
    }

    public Optional<Definition> find(Definition.Kind kind, String name) {
        return of(kind).stream()
                .filter(definition -> definition.name().equals(name))
                .findFirst();
    }

    /**
     * These with one more, which takes the place of one of the same name.
     *
     * @throws ColdtrailException where it cannot be kept: for its name, its length, or because there are too many
     */
    public Definitions with(Definition definition) {
        if (!NAME.matcher(definition.name()).matches()) {
            throw problem(
                    "the name \"" + definition.name() + "\" cannot be kept",
                    "A name is up to 255 letters, digits and underscores.");
        }
        if (definition.sql().length() > MAX_CHARACTERS) {
            throw problem("a statement of more than " + MAX_CHARACTERS + " characters cannot be kept", "Shorten it.");
        }
        List<Definition> changed = new ArrayList<>(all);
        changed.removeIf(definition::clashes);
        if (changed.size() >= MAX_COUNT) {
            throw problem("a case keeps at most " + MAX_COUNT + " names", "Drop some.");
        }
        changed.add(definition);
        changed.sort(Comparator.comparing(Definition::kind).thenComparing(Definition::name));
        return new Definitions(changed);
    }

    /** These without one, if it is there. */
    public Definitions without(Definition.Kind kind, String name) {
        List<Definition> changed = new ArrayList<>(all);
        changed.removeIf(
                definition -> definition.kind() == kind && definition.name().equals(name));
        return new Definitions(changed);
    }

    String toJson() {
        return JsonText.document(json -> json.put("formatVersion", FORMAT)
                        .putObjects(
                                "definitions",
                                all,
                                (item, definition) -> item.put(
                                                "kind", definition.kind().word())
                                        .put("name", definition.name())
                                        .put("created", definition.created())
                                        .put("sql", definition.sql())))
                + "\n";
    }

    static Definitions parse(String text, String document) {
        JsonTree tree = JsonTree.parse(text, document);
        if (tree.number("formatVersion") > FORMAT) {
            throw new ColdtrailException(
                    ErrorCode.CASE_TOO_NEW,
                    "the names of the case were kept by a newer version of Coldtrail",
                    null,
                    "Use that version. The case was not changed.");
        }
        Definitions read = NONE;
        for (JsonTree item : tree.objects("definitions")) {
            Definition definition = new Definition(
                    item.choice("kind", Definition.Kind::named),
                    item.checked("name", NAME),
                    item.text("sql"),
                    item.text("created"));
            read = read.with(definition);
        }
        return read;
    }

    private static ColdtrailException problem(String problem, String remedy) {
        return new ColdtrailException(ErrorCode.SQL_REFUSED, problem, null, remedy);
    }
}
