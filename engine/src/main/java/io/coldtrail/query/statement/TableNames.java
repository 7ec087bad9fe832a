package io.coldtrail.query.statement;

import io.coldtrail.problem.ColdtrailException;
import io.coldtrail.problem.ErrorCode;
import io.coldtrail.query.CaseCatalog;
import io.coldtrail.query.CaseTable;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Other names for tables, as {@code --table NAME=SHAPE} gives them. */
public final class TableNames {
    private static final Pattern NAME = Pattern.compile("[a-z0-9_]{1,255}");
    private static final Pattern ENDS_WITH_ACCOUNT = Pattern.compile(".*?(\\d{12})");

    private TableNames() {}

    /**
     * The table of a shape under another name.
     *
     * @param text {@code NAME=SHAPE}; the shape is the id of one, or the name of a table
     * @throws ColdtrailException with {@code USAGE} where it is no such text, or says not which table
     */
    public static CaseTable of(String text, CaseCatalog catalog) {
        int equals = text.indexOf('=');
        String name = text.substring(0, Math.max(equals, 0)).strip().toLowerCase(Locale.ROOT);
        String shape =
                text.substring(equals + 1).strip().toLowerCase(Locale.ROOT).replace('-', '_');
        if (equals < 0 || !NAME.matcher(name).matches()) {
            throw usage("--table cannot be \"" + text + "\"", "Write NAME=SHAPE; a name has letters, digits and _.");
        }
        CaseTable table = find(name, shape, catalog);
        return new CaseTable(name, table.shape(), table.account(), table.parts());
    }

    private static CaseTable find(String name, String shape, CaseCatalog catalog) {
        List<CaseTable> found = catalog.tables().stream()
                .filter(table -> table.name().equals(shape)
                        || table.shape().id().replace('-', '_').equals(shape)
                        || (table.account().isPresent() && shape.equals(accountForm(table))))
                .toList();
        Matcher account = ENDS_WITH_ACCOUNT.matcher(name);
        if (found.size() > 1 && account.matches()) {
            found = found.stream()
                    .filter(table ->
                            table.account().filter(account.group(1)::equals).isPresent())
                    .toList();
        }
        if (found.size() == 1) {
            return found.get(0);
        }
        String names = catalog.tables().stream().map(CaseTable::name).collect(Collectors.joining(", "));
        throw usage(
                found.isEmpty() ? "no table here is of the shape " + shape : "several tables are of the shape " + shape,
                "Name a table: " + names + ".");
    }

    /** The shape as documents write it: {@code cloudtrail_<account>}. */
    private static String accountForm(CaseTable table) {
        return table.name().replace(table.account().orElse(""), "<account>");
    }

    private static ColdtrailException usage(String problem, String remedy) {
        return new ColdtrailException(ErrorCode.USAGE, problem, null, remedy);
    }
}
