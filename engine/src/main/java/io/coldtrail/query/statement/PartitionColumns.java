package io.coldtrail.query.statement;

import io.coldtrail.schema.ColumnType;
import io.coldtrail.schema.LakeTable;
import io.coldtrail.schema.ShapeColumn;
import io.coldtrail.sql.statement.TableDefinition;
import io.coldtrail.sql.statement.TableDefinition.DefinedColumn;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Which part of a key a partition column of a definition means: by the place of its value in the key, or by its name. */
final class PartitionColumns {
    private static final Set<String> ACCOUNTS =
            Set.of("account", "accountid", "account_id", "accid", "acctid", "account_number");
    private static final Set<String> REGIONS = Set.of("region", "region_code", "regioncode");
    private static final Set<String> DAYS = Set.of("date", "day", "timestamp", "dt", "event_date", "partition_date");

    private static final String SLASHED = "yyyy/MM/dd";
    private static final Pattern DAY_FORMAT = Pattern.compile("(?=.*yyyy)(?=.*MM)(?=.*dd)[yMd/_.-]{8,12}");

    private final TableDefinition definition;
    private final LakeTable table;
    private final KeyLayout layout;

    PartitionColumns(TableDefinition definition, LakeTable table) {
        this.definition = definition;
        this.table = table;
        this.layout = KeyLayout.of(definition);
    }

    /** The column over the lake; empty where nothing in a key says what it asks. */
    Optional<ShapeColumn> column(DefinedColumn column) {
        String name = column.name().text();
        return role(name).flatMap(role -> switch (role) {
            case ACCOUNT -> text(column, "account");
            case REGION -> text(column, "region");
            case MONTH -> part(column, "MM");
            case DAY -> part(column, "dd");
            case YEAR -> isWholeDay(name) ? day(column) : part(column, "yyyy");
        });
    }

    private Optional<KeyLayout.Role> role(String name) {
        Optional<KeyLayout.Role> placed = layout.roleOf(name);
        if (placed.isPresent()) {
            return placed;
        }
        String plain = name.toLowerCase(Locale.ROOT).replace('-', '_').replaceFirst("^aws_", "");
        if (ACCOUNTS.contains(plain)) {
            return Optional.of(KeyLayout.Role.ACCOUNT);
        }
        if (REGIONS.contains(plain)) {
            return Optional.of(KeyLayout.Role.REGION);
        }
        if (plain.equals("month")) {
            return Optional.of(KeyLayout.Role.MONTH);
        }
        if (plain.equals("day") && hasMonth()) {
            return Optional.of(KeyLayout.Role.DAY);
        }
        return plain.equals("year") || DAYS.contains(plain) ? Optional.of(KeyLayout.Role.YEAR) : Optional.empty();
    }

    /** Whether a column that stands where years begin takes the whole day. */
    private boolean isWholeDay(String name) {
        return !name.equals("year") && !hasMonth();
    }

    private boolean hasMonth() {
        return definition.partitions().stream()
                .map(column -> column.name().text())
                .anyMatch(
                        name -> name.equals("month") || layout.roleOf(name).equals(Optional.of(KeyLayout.Role.MONTH)));
    }

    private Optional<ShapeColumn> text(DefinedColumn column, String key) {
        return HiveTypes.same(column.type(), ColumnType.TEXT)
                ? Optional.of(new ShapeColumn(column.name().text(), ColumnType.TEXT, new ShapeColumn.Key(key)))
                : Optional.empty();
    }

    private Optional<ShapeColumn> part(DefinedColumn column, String pattern) {
        String name = column.name().text();
        if (HiveTypes.fits(column.type(), ColumnType.INT32)) {
            ColumnType type = HiveTypes.same(column.type(), ColumnType.INT64) ? ColumnType.INT64 : ColumnType.INT32;
            return Optional.of(new ShapeColumn(name, type, new ShapeColumn.DayAs(pattern)));
        }
        return HiveTypes.same(column.type(), ColumnType.TEXT)
                ? Optional.of(new ShapeColumn(name, ColumnType.TEXT, dayPart(pattern)))
                : Optional.empty();
    }

    /** A key of its own where the table has one, which readers of Parquet use to skip files. */
    private ShapeColumn.Origin dayPart(String pattern) {
        String key = pattern.equals("yyyy") ? "year" : pattern.equals("MM") ? "month" : "day";
        return table.partitionKeys().contains(key) ? new ShapeColumn.Key(key) : new ShapeColumn.DayAs(pattern);
    }

    private Optional<ShapeColumn> day(DefinedColumn column) {
        String name = column.name().text();
        if (HiveTypes.same(column.type(), ColumnType.DAY)) {
            ShapeColumn.Origin origin = table.partitionKeys().contains("date")
                    ? new ShapeColumn.Key("date")
                    : new ShapeColumn.DayAs("yyyy-MM-dd");
            return Optional.of(new ShapeColumn(name, ColumnType.DAY, origin));
        }
        String format = definition.properties().getOrDefault("projection." + name + ".format", SLASHED);
        if (!HiveTypes.same(column.type(), ColumnType.TEXT)
                || !DAY_FORMAT.matcher(format).matches()) {
            return Optional.empty();
        }
        ShapeColumn.Origin origin =
                format.equals(SLASHED) ? new ShapeColumn.SlashedDay() : new ShapeColumn.DayAs(format);
        return Optional.of(new ShapeColumn(name, ColumnType.TEXT, origin));
    }
}
