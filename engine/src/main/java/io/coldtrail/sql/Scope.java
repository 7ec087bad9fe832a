package io.coldtrail.sql;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The names that an expression may use: the relations of its FROM clause, the parameters of the lambdas around it, the
 * common table expressions, and whatever encloses it. Immutable.
 */
final class Scope {
    /** What a query at the top sees: nothing. */
    static final Scope EMPTY = new Scope(null, List.of(), Map.of());

    private final @Nullable Scope outer;
    private final List<Relation> relations;
    private final Map<String, CommonTable> commonTables;
    private final Map<String, Typed> parameters;
    private final Kind kind;

    /** Whether the relations are those of a FROM clause, all of them. */
    private enum Kind {
        SOURCES,
        OTHER
    }

    private Scope(@Nullable Scope outer, List<Relation> relations, Map<String, CommonTable> commonTables) {
        this(outer, relations, commonTables, Map.of(), Kind.OTHER);
    }

    private Scope(
            @Nullable Scope outer,
            List<Relation> relations,
            Map<String, CommonTable> commonTables,
            Map<String, Typed> parameters,
            Kind kind) {
        this.outer = outer;
        this.relations = List.copyOf(relations);
        this.commonTables = Map.copyOf(commonTables);
        this.parameters = Map.copyOf(parameters);
        this.kind = kind;
    }

    /** A relation of a FROM clause: its name in lower case ({@code ""} where it has none), and its columns. */
    record Relation(String name, List<Field> fields) {
        Relation {
            fields = List.copyOf(fields);
        }

        /** One of its columns in DuckDB's SQL. */
        String spelling(Field field) {
            String own = field.spelling();
            if (own != null) {
                return own;
            }
            String column = Identifiers.quote(field.name());
            return name.isEmpty() ? column : Identifiers.quote(name) + "." + column;
        }
    }

    /**
     * A query of WITH, as {@link Query} tells of it.
     *
     * @param reads what it reads for its rows, whichever of its columns are needed
     */
    record CommonTable(List<Field> fields, Selection.Rows rows, References references, Reads reads) {
        CommonTable {
            fields = List.copyOf(fields);
        }
    }

    /**
     * A column that was found.
     *
     * @param level how many scopes enclose the one that has it
     * @param place among the columns of that scope, from 0
     * @param prefix how many leading parts of the name only say which relation it is in
     * @param dropped how many of those DuckDB does not know, being the name of a database
     */
    record Match(Field field, Relation relation, int level, int place, int prefix, int dropped) {}

    /** More than one column bears the name. */
    static final class AmbiguousNameException extends Exception {
        private static final long serialVersionUID = 1L;
    }

    Scope with(List<Relation> added) {
        return new Scope(this, added, commonTables);
    }

    /** The scope of a SELECT over its FROM clause. */
    Scope withSources(List<Relation> added) {
        return new Scope(this, added, commonTables, Map.of(), Kind.SOURCES);
    }

    boolean isOfSources() {
        return kind == Kind.SOURCES;
    }

    /** The scope of a lambda's body. Nothing but lambdas stands within a lambda. */
    Scope withParameters(Map<String, Typed> added) {
        return new Scope(this, List.of(), commonTables, added, Kind.OTHER);
    }

    /** A parameter of the lambdas around, the innermost first. */
    Optional<Typed> parameter(String name) {
        for (Scope scope = this; scope != null && !scope.parameters.isEmpty(); scope = scope.outer) {
            if (scope.parameters.containsKey(name)) {
                return Optional.of(scope.parameters.get(name));
            }
        }
        return Optional.empty();
    }

    /** How many lambdas are around. */
    int lambdas() {
        int count = 0;
        for (Scope scope = this; scope != null && !scope.parameters.isEmpty(); scope = scope.outer) {
            count++;
        }
        return count;
    }

    Scope withCommonTable(String name, CommonTable table) {
        Map<String, CommonTable> tables = new HashMap<>(commonTables);
        tables.put(name, table);
        return new Scope(outer, relations, tables);
    }

    Optional<CommonTable> commonTable(String name) {
        return Optional.ofNullable(commonTables.get(name));
    }

    List<Relation> relations() {
        return relations;
    }

    /** All columns of this scope's own relations, in order. */
    Stream<Field> fields() {
        return relations.stream().flatMap(relation -> relation.fields().stream());
    }

    /**
     * Finds a column, innermost scope first.
     *
     * @param parts the parts of a dotted name, in lower case; a name's tail may be fields of the column
     */
    Optional<Match> find(List<String> parts) throws AmbiguousNameException {
        for (Scope scope = this; scope != null; scope = scope.outer) {
            Optional<Match> match = scope.findHere(parts);
            if (match.isPresent()) {
                return match;
            }
        }
        return Optional.empty();
    }

    private Optional<Match> findHere(List<String> parts) throws AmbiguousNameException {
        if (parts.size() > 1) {
            Optional<Match> qualified = findIn(parts.get(0), parts.get(1), 1, 0);
            if (qualified.isPresent()) {
                return qualified;
            }
        }
        if (parts.size() > 2) {
            Optional<Match> qualified = findIn(parts.get(1), parts.get(2), 2, 1);
            if (qualified.isPresent()) {
                return qualified;
            }
        }
        if (parts.size() > 3) {
            Optional<Match> qualified = findIn(parts.get(2), parts.get(3), 3, 2);
            if (qualified.isPresent()) {
                return qualified;
            }
        }
        return findIn(null, parts.get(0), 0, 0);
    }

    /** @param name of the relation, or null for any */
    private Optional<Match> findIn(@Nullable String name, String column, int prefix, int dropped)
            throws AmbiguousNameException {
        Match found = null;
        int place = 0;
        for (Relation relation : relations) {
            for (Field field : relation.fields()) {
                if (field.name().equals(column)
                        && (name == null || relation.name().equals(name))) {
                    if (found != null) {
                        throw new AmbiguousNameException();
                    }
                    found = new Match(field, relation, level(), place, prefix, dropped);
                }
                place++;
            }
        }
        return Optional.ofNullable(found);
    }

    /** How many scopes enclose this one. */
    int level() {
        int level = 0;
        for (Scope scope = outer; scope != null; scope = scope.outer) {
            level++;
        }
        return level;
    }

    /** Every name that could have been meant where a column was not found, nearest scope first. */
    List<String> names() {
        List<String> names = new ArrayList<>();
        for (Scope scope = this; scope != null; scope = scope.outer) {
            names.addAll(scope.parameters.keySet());
            scope.fields().map(Field::name).filter(name -> !name.isEmpty()).forEach(names::add);
            scope.relations.stream()
                    .map(Relation::name)
                    .filter(name -> !name.isEmpty())
                    .forEach(names::add);
        }
        return List.copyOf(names);
    }
}
