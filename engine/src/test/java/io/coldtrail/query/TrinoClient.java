package io.coldtrail.query;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;
import java.util.stream.Collectors;

/** Asks a running Trino over its REST protocol, and shows its values as ours are shown. */
final class TrinoClient {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final HttpClient http = HttpClient.newHttpClient();
    private final URI server;
    private final String schema;
    private final String properties;

    TrinoClient(URI server, String schema) {
        this(server, schema, "");
    }

    /** @param properties of the session, such as {@code hive.parquet_use_bloom_filter=false}; empty for none */
    TrinoClient(URI server, String schema, String properties) {
        this.server = server;
        this.schema = schema;
        this.properties = properties;
    }

    /** A column: its name and Trino's name of its type. */
    record Column(String name, String type) {}

    /**
     * What a statement gave: rows of texts, or an error where that is not empty.
     *
     * @param scanned bytes that were read of files, as Trino's statistics of the query tell
     */
    record Answer(List<Column> columns, List<List<String>> rows, String error, long scanned) {
        Answer(List<Column> columns, List<List<String>> rows, String error) {
            this(columns, rows, error, 0);
        }
    }

    Answer run(String sql) throws IOException, InterruptedException {
        HttpRequest first = request(server.resolve("/v1/statement"))
                .POST(HttpRequest.BodyPublishers.ofString(sql))
                .build();
        JsonNode page = page(first);
        List<Column> columns = new ArrayList<>();
        List<List<String>> rows = new ArrayList<>();
        while (true) {
            if (page.has("error")) {
                return new Answer(
                        columns, rows, page.get("error").get("message").asText());
            }
            JsonNode names = page.get("columns");
            if (names != null && columns.isEmpty()) {
                names.forEach(column -> columns.add(new Column(
                        column.get("name").asText(), column.get("type").asText())));
            }
            for (JsonNode row : page.path("data")) {
                List<String> cells = new ArrayList<>();
                for (int i = 0; i < row.size(); i++) {
                    cells.add(text(row.get(i), names.get(i).get("typeSignature")));
                }
                rows.add(cells);
            }
            if (!page.has("nextUri")) {
                long scanned = page.path("stats").path("physicalInputBytes").asLong();
                return new Answer(columns, rows, "", scanned);
            }
            page = page(request(URI.create(page.get("nextUri").asText())).GET().build());
        }
    }

    private HttpRequest.Builder request(URI uri) {
        HttpRequest.Builder request = HttpRequest.newBuilder(uri);
        if (!properties.isEmpty()) {
            request.header("X-Trino-Session", properties);
        }
        return request.header("X-Trino-User", "comparison")
                .header("X-Trino-Time-Zone", "UTC")
                .header("X-Trino-Catalog", "hive")
                .header("X-Trino-Schema", schema)
                .header("X-Trino-Client-Capabilities", "PARAMETRIC_DATETIME");
    }

    private JsonNode page(HttpRequest request) throws IOException, InterruptedException {
        HttpResponse<String> response = http.send(request, HttpResponse.BodyHandlers.ofString());
        if (response.statusCode() != 200) {
            throw new IOException("Trino answers " + response.statusCode() + ": " + response.body());
        }
        return MAPPER.readTree(response.body());
    }

    private static String text(JsonNode value, JsonNode type) {
        if (value == null || value.isNull()) {
            return "null";
        }
        JsonNode arguments = type.get("arguments");
        return switch (type.get("rawType").asText()) {
            case "array" -> {
                StringJoiner text = new StringJoiner(", ", "[", "]");
                value.forEach(element -> text.add(text(element, arguments.get(0).get("value"))));
                yield text.toString();
            }
            case "row" -> {
                StringJoiner text = new StringJoiner(", ", "{", "}");
                for (int i = 0; i < value.size(); i++) {
                    JsonNode field = arguments.get(i).get("value");
                    String name = field.path("fieldName").path("name").asText("field" + i);
                    text.add(name + "=" + text(value.get(i), field.get("typeSignature")));
                }
                yield text.toString();
            }
            case "map" -> {
                List<String> entries = new ArrayList<>();
                for (Map.Entry<String, JsonNode> field : value.properties()) {
                    entries.add(field.getKey() + "="
                            + text(field.getValue(), arguments.get(1).get("value")));
                }
                Collections.sort(entries);
                yield entries.stream().collect(Collectors.joining(", ", "{", "}"));
            }
            case "double" -> value.isTextual() ? value.asText() : Double.toString(value.asDouble());
            case "real" -> value.isTextual() ? value.asText() : Float.toString((float) value.asDouble());
            case "varbinary" ->
                HexFormat.ofDelimiter(" ").formatHex(Base64.getDecoder().decode(value.asText()));
            case "timestamp", "timestamp with time zone" -> milliseconds(value.asText());
            default -> value.asText();
        };
    }

    /** Athena's times have three digits after the point, where literals of Trino have as many as are written. */
    private static String milliseconds(String time) {
        return time.replaceFirst("(\\d\\d:\\d\\d:\\d\\d)( |$)", "$1.000$2");
    }
}
