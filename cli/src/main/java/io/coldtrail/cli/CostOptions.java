package io.coldtrail.cli;

import io.coldtrail.columnar.scan.ReadRules;
import io.coldtrail.cost.Factor;
import io.coldtrail.cost.Price;
import io.coldtrail.cost.PriceList;
import io.coldtrail.cost.Tariff;
import io.coldtrail.cost.Units;
import io.coldtrail.problem.ColdtrailException;
import io.coldtrail.problem.ErrorCode;
import io.coldtrail.problem.Where;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** What an estimate is reckoned with: prices, units, how much more there is, how Parquet is read. */
final class CostOptions {
    private static final Pattern DOLLARS = Pattern.compile("\\d{1,9}(\\.\\d{1,9})?");
    private static final long MOST_PRICE_BYTES = 1L << 20;

    @Option(
            names = "--region",
            paramLabel = "R",
            defaultValue = "us-east-1",
            description = "The region whose prices hold (default: us-east-1).")
    private String region;

    @Option(
            names = "--price-per-tb",
            paramLabel = "N",
            description = "Another price of a terabyte scanned, in dollars.")
    private @Nullable String perTerabyte;

    @Option(names = "--prices", paramLabel = "FILE", description = "Another price list; docs/cost.md tells its form.")
    private @Nullable Path prices;

    @Option(names = "--decimal", description = "Reckon with MB of 10^6 bytes and TB of 10^12, not 2^20 and 2^40.")
    private boolean decimal;

    @Option(
            names = "--scale",
            paramLabel = "SPANS",
            description = "The span of the real log, and that of the evidence, such as 30d/1d.")
    private @Nullable String scale;

    @Option(names = "--multiply", paramLabel = "N", description = "How many times as much there is of the real log.")
    private @Nullable String multiply;

    @Option(
            names = "--whole-files-up-to",
            paramLabel = "BYTES",
            description =
                    "Parquet files of at most this size are read whole, as Trino does up to 3145728 (default); 0 for"
                            + " none.")
    private long smallFile = ReadRules.TRINO.smallFile();

    @Option(names = "--json", description = "Print one JSON document.")
    private boolean json;

    @Spec(Spec.Target.MIXEE)
    private CommandSpec spec;

    @SuppressWarnings("NullAway.Init") // picocli sets the spec and the default
    CostOptions() {}

    boolean json() {
        return json;
    }

    /** How Parquet files are read. */
    ReadRules rules() {
        if (smallFile < 0) {
            throw new ParameterException(spec.commandLine(), "--whole-files-up-to cannot be less than 0");
        }
        return ReadRules.TRINO.withSmallFile(smallFile);
    }

    /** How much more there is of the real log. */
    Factor factor() {
        if (scale != null && multiply != null) {
            throw new ParameterException(spec.commandLine(), "--scale and --multiply exclude each other");
        }
        try {
            return scale != null ? Factor.spans(scale) : multiply != null ? Factor.number(multiply) : Factor.ONE;
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), String.valueOf(e.getMessage()), e);
        }
    }

    Tariff tariff(CliConsole console) {
        try {
            Price price = list(console).of(region);
            return new Tariff(
                    perTerabyte == null ? price : price.withTerabyte(dollars(perTerabyte)),
                    decimal ? Units.DECIMAL : Units.BINARY);
        } catch (ColdtrailException e) {
            if (e.code() == ErrorCode.USAGE) {
                throw new ParameterException(spec.commandLine(), String.valueOf(e.getMessage()), e);
            }
            throw e;
        }
    }

    private BigDecimal dollars(String text) {
        if (!DOLLARS.matcher(text).matches()) {
            throw new ParameterException(
                    spec.commandLine(), "--price-per-tb cannot be \"" + text + "\"; write dollars such as 5 or 6.75");
        }
        return new BigDecimal(text);
    }

    private PriceList list(CliConsole console) {
        if (prices == null) {
            return PriceList.builtIn();
        }
        Path file = console.resolve(prices);
        try {
            if (Files.size(file) > MOST_PRICE_BYTES) {
                throw new ParameterException(
                        spec.commandLine(), "a price list has at most " + MOST_PRICE_BYTES + " bytes");
            }
            return PriceList.parse(prices.toString(), Files.readString(file, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new ColdtrailException(
                    ErrorCode.IO_FAILED,
                    "the price list cannot be read",
                    Where.file(prices.toString()),
                    "Check that the file exists and is UTF-8 text.",
                    e);
        }
    }
}
