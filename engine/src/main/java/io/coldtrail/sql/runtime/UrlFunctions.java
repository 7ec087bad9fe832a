package io.coldtrail.sql.runtime;

import static io.coldtrail.sql.runtime.RuntimeFunction.Type.TEXT;
import static io.coldtrail.sql.runtime.RuntimeFunction.Type.WHOLE;

import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Parts of URLs. What is no URL has none: they are NULL. A part that is left out is empty, but for the port. */
final class UrlFunctions {
    static final List<RuntimeFunction> ALL = List.of(
            part("host", URI::getHost),
            part("path", URI::getPath),
            part("query", URI::getQuery),
            part("fragment", URI::getFragment),
            part("protocol", URI::getScheme),
            RuntimeFunction.of("athena_url_extract_port", List.of(TEXT), WHOLE, arguments -> {
                URI url = url((String) arguments[0]);
                return url == null || url.getPort() < 0 ? null : (long) url.getPort();
            }),
            RuntimeFunction.of(
                    "athena_url_extract_parameter",
                    List.of(TEXT, TEXT),
                    TEXT,
                    arguments -> parameter((String) arguments[0], (String) arguments[1])),
            RuntimeFunction.of(
                    "athena_url_encode",
                    List.of(TEXT),
                    TEXT,
                    arguments -> URLEncoder.encode((String) arguments[0], StandardCharsets.UTF_8)),
            RuntimeFunction.of("athena_url_decode", List.of(TEXT), TEXT, arguments -> decoded((String) arguments[0])));

    private UrlFunctions() {}

    private static RuntimeFunction part(String name, Function<URI, @Nullable String> part) {
        return RuntimeFunction.of("athena_url_extract_" + name, List.of(TEXT), TEXT, arguments -> {
            URI url = url((String) arguments[0]);
            if (url == null) {
                return null;
            }
            String text = part.apply(url);
            return text == null ? "" : text;
        });
    }

    private static @Nullable URI url(String text) {
        try {
            return new URI(text);
        } catch (URISyntaxException e) {
            return null;
        }
    }

    private static @Nullable Object parameter(String text, String name) {
        URI url = url(text);
        if (url == null || url.getRawQuery() == null) {
            return null;
        }
        for (String argument : url.getRawQuery().split("&", -1)) {
            int equals = argument.indexOf('=');
            String key = equals < 0 ? argument : argument.substring(0, equals);
            if (key.equals(name)) {
                return equals < 0 ? "" : decoded(argument.substring(equals + 1));
            }
        }
        return null;
    }

    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw new AthenaFailure("not a percent-encoded text: " + text);
        }
    }
}
