package io.coldtrail.sql.lint;

import io.coldtrail.schema.TableShape;
import io.coldtrail.sql.TableCatalog;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** The tables that any case may have: those over all accounts, and those of whatever account is named. */
final class ShapeTables implements TableCatalog {
    static final ShapeTables ALL = new ShapeTables();

    private static final Pattern EVENTS_OF_ACCOUNT = Pattern.compile("cloudtrail_(\\d{12}|x{4,12})");
    private static final Pattern FLOWS_OF_ACCOUNT = Pattern.compile("vpc_flow_logs_(\\d{12}|x{4,12})");

    private final Map<String, TableShape> fixed = new LinkedHashMap<>();

    private ShapeTables() {
        for (TableShape shape : TableShape.ALL) {
            if (shape.scope() == TableShape.Scope.ALL_ACCOUNTS) {
                fixed.put(shape.id().replace('-', '_'), shape);
            }
        }
    }

    @Override
    public Optional<TableShape> find(String name) {
        if (EVENTS_OF_ACCOUNT.matcher(name).matches()) {
            return Optional.of(TableShape.CLOUDTRAIL_ACCOUNT);
        }
        if (FLOWS_OF_ACCOUNT.matcher(name).matches()) {
            return Optional.of(TableShape.FLOW_LOGS_ACCOUNT);
        }
        return Optional.ofNullable(fixed.get(name));
    }

    @Override
    public List<String> names() {
        return List.copyOf(fixed.keySet());
    }
}
