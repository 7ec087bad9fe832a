package io.coldtrail.sql;

import io.coldtrail.sql.SqlType.Simple;
import io.coldtrail.sql.runtime.AthenaFailure;
import io.coldtrail.sql.runtime.JsonPath;
import java.util.Optional;

/** Calls that take a path into a JSON text. */
final class JsonCalls {
    private JsonCalls() {}

    static Typed extractScalar(Call call) {
        call.requireSize(2, 2);
        String json = json(call);
        Optional<JsonPath> path = path(call);
        String sql = "athena_json_scalar_at(" + json + ", " + call.sql(1, Simple.VARCHAR) + ")";
        if (path.isPresent() && !path.get().lastName().isEmpty()) {
            sql = "athena_json_scalar_named(" + json + ", " + call.sql(1, Simple.VARCHAR) + ", "
                    + Call.quote(path.get().lastName()) + ")";
        }
        return new Typed(sql, Simple.VARCHAR);
    }

    static Typed extract(Call call) {
        return at(call, Simple.JSON);
    }

    static Typed size(Call call) {
        return at(call, Simple.BIGINT);
    }

    private static Typed at(Call call, SqlType result) {
        call.requireSize(2, 2);
        path(call);
        return new Typed("athena_" + call.name() + "(" + json(call) + ", " + call.sql(1, Simple.VARCHAR) + ")", result);
    }

    private static String json(Call call) {
        Typed json = call.typed(0);
        return json.type() == Simple.JSON ? json.sql() : call.sql(0, Simple.VARCHAR);
    }

    /** A path that is written down; one that is no path fails before the query runs, as in Athena. */
    private static Optional<JsonPath> path(Call call) {
        Optional<String> text = call.text(1);
        try {
            return text.map(JsonPath::of);
        } catch (AthenaFailure e) {
            throw SqlProblems.type(
                    call.argument(1),
                    "'" + text.orElseThrow() + "' is not a JSON path",
                    "Paths are names and positions from the root: $.a.b, $.a[0], $[\"a-b\"].");
        }
    }
}
