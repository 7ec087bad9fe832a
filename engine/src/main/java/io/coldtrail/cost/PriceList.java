package io.coldtrail.cost;

import io.coldtrail.problem.ColdtrailException;
import io.coldtrail.problem.ErrorCode;
import io.coldtrail.problem.Where;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** Prices by region. The form is explained in {@code docs/cost.md}. Immutable. */
public final class PriceList {
    private static final List<String> COLUMNS =
            List.of("region", "athena_per_tb", "get_per_1000", "list_per_1000", "as_of");

    private static final Pattern REGION = Pattern.compile("[a-z]{2,4}(-[a-z]{1,12}){1,3}-\\d{1,2}");
    private static final Pattern DOLLARS = Pattern.compile("\\d{1,9}(\\.\\d{1,9})?");

    private final List<Price> prices;

    private PriceList(List<Price> prices) {
        this.prices = List.copyOf(prices);
    }

    /** The prices that come with the program. */
    public static PriceList builtIn() {
        try (InputStream in = PriceList.class.getResourceAsStream("prices.tsv")) {
            if (in == null) {
                throw new IllegalStateException("missing resource prices.tsv");
            }
            return parse("prices.tsv", new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Reads a list.
     *
     * @param file its name, for messages
     * @param text lines of tab-separated cells, the first that is no comment naming the columns
     * @throws ColdtrailException with {@link ErrorCode#USAGE}, and the line
     */
    public static PriceList parse(String file, String text) {
        List<Price> prices = new ArrayList<>();
        Set<String> regions = new HashSet<>();
        boolean header = false;
        int number = 0;
        for (String line : text.lines().toList()) {
            number++;
            if (line.isBlank() || line.startsWith("#")) {
                continue;
            }
            List<String> cells = List.of(line.split("\t", -1));
            Where where = Where.file(file + ", line " + number);
            if (!header) {
                header = true;
                if (!cells.equals(COLUMNS)) {
                    throw invalid(where, "the columns are not " + String.join(", ", COLUMNS));
                }
                continue;
            }
            Price price = price(cells, where);
            if (!regions.add(price.region())) {
                throw invalid(where, "the region " + price.region() + " has a line already");
            }
            prices.add(price);
        }
        if (prices.isEmpty()) {
            throw invalid(Where.file(file), "there are no prices");
        }
        return new PriceList(prices);
    }

    private static Price price(List<String> cells, Where where) {
        if (cells.size() != COLUMNS.size()) {
            throw invalid(where, "there are " + cells.size() + " cells and not " + COLUMNS.size());
        }
        if (!REGION.matcher(cells.get(0)).matches()) {
            throw invalid(where, "\"" + cells.get(0) + "\" is no region");
        }
        try {
            LocalDate.parse(cells.get(4));
        } catch (DateTimeException e) {
            throw invalid(where, "\"" + cells.get(4) + "\" is no day such as 2026-01-31");
        }
        return new Price(
                cells.get(0),
                dollars(cells.get(1), where),
                dollars(cells.get(2), where),
                dollars(cells.get(3), where),
                cells.get(4));
    }

    private static BigDecimal dollars(String text, Where where) {
        if (!DOLLARS.matcher(text).matches()) {
            throw invalid(where, "\"" + text + "\" is no amount of dollars such as 5.00");
        }
        return new BigDecimal(text);
    }

    /**
     * The prices of a region.
     *
     * @throws ColdtrailException with {@link ErrorCode#USAGE} where the list has none
     */
    public Price of(String region) {
        return prices.stream()
                .filter(price -> price.region().equals(region))
                .findFirst()
                .orElseThrow(() -> new ColdtrailException(
                        ErrorCode.USAGE,
                        "there are no prices for the region " + region,
                        null,
                        "The list has "
                                + String.join(
                                        ", ", prices.stream().map(Price::region).toList())
                                + "; give another list with --prices."));
    }

    /** All of them, in the order of the list. */
    public List<Price> prices() {
        return prices;
    }

    private static ColdtrailException invalid(Where where, String problem) {
        return new ColdtrailException(
                ErrorCode.USAGE, problem, where, "docs/cost.md explains the form of price lists.");
    }
}
