package io.coldtrail.sql.runtime;

import io.coldtrail.sql.runtime.RuntimeFunction.Nulls;
import java.util.List;
import java.util.stream.Stream;

/** The list of all functions in Java. */
public final class RuntimeFunctions {
    /** Fails with a message, for macros; its result stands for a position in a list. */
    private static final RuntimeFunction RAISE = new RuntimeFunction(
            "athena_raise", List.of(RuntimeFunction.Type.TEXT), RuntimeFunction.Type.WHOLE, Nulls.PASS, arguments -> {
                throw new AthenaFailure(String.valueOf(arguments[0]));
            });

    private static final List<RuntimeFunction> ALL = Stream.of(
                    List.of(RAISE),
                    CastFunctions.ALL,
                    NumberFunctions.ALL,
                    MomentFunctions.ALL,
                    JsonFunctions.ALL,
                    JsonCastFunctions.ALL,
                    RegexFunctions.ALL,
                    NetworkFunctions.ALL,
                    BinaryFunctions.ALL,
                    UrlFunctions.ALL,
                    TextFunctions.ALL,
                    SplitFunctions.ALL,
                    FormatFunctions.ALL)
            .flatMap(List::stream)
            .toList();

    private RuntimeFunctions() {}

    /** All functions, each under a name of its own. */
    public static List<RuntimeFunction> all() {
        return ALL;
    }
}
