package io.coldtrail.sql.lint;

import io.coldtrail.schema.TableShape;
import io.coldtrail.sql.TableCatalog;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** The tables that any case may have: those over all accounts, and those of whatever account is named. */
final class ShapeTables implements TableCatalog {
    static final ShapeTables ALL = new ShapeTables(Map.of());

    private static final Pattern EVENTS_OF_ACCOUNT = Pattern.compile("cloudtrail_(\\d{12}|x{4,12})");
    private static final Pattern FLOWS_OF_ACCOUNT = Pattern.compile("vpc_flow_logs_(\\d{12}|x{4,12})");

    private final Map<String, TableShape> fixed = new LinkedHashMap<>();

    private ShapeTables(Map<String, TableShape> further) {
        for (TableShape shape : TableShape.ALL) {
            if (shape.scope() == TableShape.Scope.ALL_ACCOUNTS) {
                fixed.put(shape.id().replace('-', '_'), shape);
            }
        }
        fixed.put(TableShape.INTEGRITY.id(), TableShape.INTEGRITY);
        fixed.putAll(further);
    }

    /** These tables and further ones, by their lower-case names. */
    static ShapeTables with(Map<String, TableShape> further) {
        return new ShapeTables(further);
    }

    /** The shape that an id means, or the name of a table of it. */
    static Optional<TableShape> shape(String text) {
        String id = text.toLowerCase(Locale.ROOT).replace('_', '-');
        return TableShape.ALL.stream()
                .filter(shape -> shape.id().equals(id))
                .findFirst()
                .or(() -> ALL.find(text.toLowerCase(Locale.ROOT)));
    }

    @Override
    public Optional<TableShape> find(String name) {
        TableShape known = fixed.get(name);
        if (known != null) {
            return Optional.of(known);
        }
        if (EVENTS_OF_ACCOUNT.matcher(name).matches()) {
            return Optional.of(TableShape.CLOUDTRAIL_ACCOUNT);
        }
        if (FLOWS_OF_ACCOUNT.matcher(name).matches()) {
            return Optional.of(TableShape.FLOW_LOGS_ACCOUNT);
        }
        return Optional.empty();
    }

    @Override
    public List<String> names() {
        return List.copyOf(fixed.keySet());
    }
}
