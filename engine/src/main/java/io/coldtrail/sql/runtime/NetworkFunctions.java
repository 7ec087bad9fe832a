package io.coldtrail.sql.runtime;

import static io.coldtrail.sql.runtime.RuntimeFunction.Type.TEXT;
import static io.coldtrail.sql.runtime.RuntimeFunction.Type.TRUTH;

import java.util.List;

/** Functions on addresses, which travel as their digits. */
final class NetworkFunctions {
    static final List<RuntimeFunction> ALL = List.of(
            RuntimeFunction.of(
                    "athena_cast_ipaddress",
                    List.of(TEXT),
                    TEXT,
                    arguments -> IpAddress.digits((String) arguments[0])
                            .orElseThrow(() -> new AthenaFailure("Cannot cast value to IPADDRESS: " + arguments[0]))),
            RuntimeFunction.of(
                    "athena_try_cast_ipaddress",
                    List.of(TEXT),
                    TEXT,
                    arguments -> IpAddress.digits((String) arguments[0]).orElse(null)),
            RuntimeFunction.of(
                    "athena_ipaddress_text", List.of(TEXT), TEXT, arguments -> IpAddress.text((String) arguments[0])),
            RuntimeFunction.of(
                    "athena_network_contains",
                    List.of(TEXT, TEXT),
                    TRUTH,
                    arguments -> IpAddress.contains((String) arguments[0], (String) arguments[1])));

    private NetworkFunctions() {}
}
