package io.coldtrail.sql.lint;

import io.coldtrail.schema.ShapeColumn;
import io.coldtrail.schema.TableShape;
import io.coldtrail.sql.TableCatalog;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The tables of a catalog, and for one statement any other as well: an unknown table is taken for one of the shape that
 * has most of the statement's names, so that the rest of the statement can be judged.
 */
final class GuessedTables implements TableCatalog {
    private final TableCatalog known;
    private final List<Word> words;
    private final Map<String, TableShape> guessed = new LinkedHashMap<>();

    /** @param words of the statement */
    GuessedTables(TableCatalog known, List<Word> words) {
        this.known = known;
        this.words = words;
    }

    @Override
    public Optional<TableShape> find(String name) {
        if (known.view(name).isPresent()) {
            return Optional.empty();
        }
        return known.find(name).or(() -> Optional.of(guessed.computeIfAbsent(name, this::guess)));
    }

    @Override
    public Optional<String> view(String name) {
        return known.view(name);
    }

    @Override
    public List<String> names() {
        return known.names();
    }

    /** The tables that were asked for and that the catalog does not have, with what they were taken for. */
    Map<String, TableShape> guessed() {
        return guessed;
    }

    private TableShape guess(String name) {
        TableShape best = name.contains("flow") ? TableShape.FLOW_LOGS : TableShape.CLOUDTRAIL_LOGS;
        long most = hits(best);
        for (TableShape shape : TableShape.ALL) {
            long hits = hits(shape);
            if (hits > most) {
                best = shape;
                most = hits;
            }
        }
        return best;
    }

    private long hits(TableShape shape) {
        Set<String> columns = shape.visible().stream().map(ShapeColumn::name).collect(Collectors.toSet());
        return words.stream()
                .map(word -> word.text().replace("\"", "").toLowerCase(Locale.ROOT))
                .filter(columns::contains)
                .distinct()
                .count();
    }
}
