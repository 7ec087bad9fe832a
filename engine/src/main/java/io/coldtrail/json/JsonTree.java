package io.coldtrail.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.coldtrail.problem.ColdtrailException;
import io.coldtrail.problem.ErrorCode;
import io.coldtrail.problem.Where;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One of our own JSON documents, read strictly: a member that is missing or of another type is an error that names the
 * document and the member.
 */
public final class JsonTree {
    /** Many times what the largest document has; each takes some memory, so that a short text can be a large tree. */
    private static final long MAX_TOKENS = 2_000_000;

    private static final ObjectMapper MAPPER = new ObjectMapper(JsonFactory.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(64)
                    .maxTokenCount(MAX_TOKENS)
                    .maxStringLength(16 * 1024 * 1024)
                    .build())
            .build());

    private final JsonNode node;
    private final Function<String, ColdtrailException> problem;

    private JsonTree(JsonNode node, Function<String, ColdtrailException> problem) {
        this.node = node;
        this.problem = problem;
    }

    /**
     * Parses one object.
     *
     * @param document the document's name for messages
     * @throws ColdtrailException with {@link ErrorCode#LEDGER_DAMAGED} where the text is no JSON object
     */
    public static JsonTree parse(String text, String document) {
        return parse(text, reason -> damaged(document, reason, null));
    }

    /**
     * Parses one object of somebody else's.
     *
     * @param problem makes the error for a reason such as "its member id is missing"
     */
    public static JsonTree parse(String text, Function<String, ColdtrailException> problem) {
        try {
            JsonNode node = MAPPER.readTree(text);
            if (node == null || !node.isObject()) {
                throw problem.apply("it is no JSON object");
            }
            return new JsonTree(node, problem);
        } catch (JsonProcessingException e) {
            throw problem.apply("it is not JSON: " + e.getOriginalMessage());
        }
    }

    public String text(String key) {
        JsonNode value = member(key);
        if (!value.isTextual()) {
            throw damaged("its member " + key + " is no text");
        }
        return value.textValue();
    }

    /** A member of text that may be absent or null. */
    public @Nullable String textOrNull(String key) {
        JsonNode value = node.get(key);
        return value == null || value.isNull() ? null : text(key);
    }

    public long number(String key) {
        JsonNode value = member(key);
        if (!value.isIntegralNumber() || !value.canConvertToLong()) {
            throw damaged("its member " + key + " is no whole number");
        }
        return value.longValue();
    }

    /** A number that an {@code int} holds. */
    public int smallNumber(String key) {
        long number = number(key);
        if (number != (int) number) {
            throw damaged("its member " + key + " is out of range");
        }
        return (int) number;
    }

    /** A number that may be absent. */
    public long numberOr(String key, long absent) {
        return node.has(key) ? number(key) : absent;
    }

    public JsonTree object(String key) {
        JsonNode value = member(key);
        if (!value.isObject()) {
            throw damaged("its member " + key + " is no object");
        }
        return new JsonTree(value, problem);
    }

    public List<JsonTree> objects(String key) {
        JsonNode value = member(key);
        if (!value.isArray()) {
            throw damaged("its member " + key + " is no array");
        }
        List<JsonTree> trees = new ArrayList<>();
        for (JsonNode element : value) {
            if (!element.isObject()) {
                throw damaged("its member " + key + " holds something that is no object");
            }
            trees.add(new JsonTree(element, problem));
        }
        return trees;
    }

    public List<String> texts(String key) {
        JsonNode value = member(key);
        List<String> texts = new ArrayList<>();
        for (JsonNode element : value) {
            if (!element.isTextual()) {
                throw damaged("its member " + key + " holds something that is no text");
            }
            texts.add(element.textValue());
        }
        return texts;
    }

    /** All members, which must be texts, in the order in which they stand. */
    public Map<String, String> textsByKey() {
        Map<String, String> texts = new LinkedHashMap<>();
        node.fieldNames().forEachRemaining(key -> texts.put(key, text(key)));
        return texts;
    }

    /** A member of text that has a form; anything else is damage. */
    public String checked(String key, Pattern form) {
        String text = text(key);
        if (!form.matcher(text).matches()) {
            throw damaged("its member " + key + " is none that this version writes");
        }
        return text;
    }

    /** A member of text that names one of some things. */
    public <T> T choice(String key, Function<String, Optional<T>> named) {
        return named.apply(text(key))
                .orElseThrow(() -> damaged("its member " + key + " names nothing that this version knows"));
    }

    /** The error for a document that does not hold what it should. */
    public ColdtrailException damaged(String reason) {
        return problem.apply(reason);
    }

    /** A list of texts that may be absent, and then is empty. */
    public List<String> textsOrNone(String key) {
        return node.has(key) ? texts(key) : List.of();
    }

    /** Whether there is such a member, null or not. */
    public boolean has(String key) {
        return node.has(key);
    }

    /** Whether a member is true, as a boolean or as text. */
    public boolean isTrue(String key) {
        JsonNode value = node.get(key);
        return value != null && value.asText().equals("true");
    }

    /** Whether a member is false, as a boolean or as text. */
    public boolean isFalse(String key) {
        JsonNode value = node.get(key);
        return value != null && value.asText().equals("false");
    }

    /** The names of all members, in the document's order. */
    public List<String> names() {
        List<String> names = new ArrayList<>();
        node.fieldNames().forEachRemaining(names::add);
        return names;
    }

    /** A member of text, or a number as it stands there; null where it is absent, null, or something else. */
    public @Nullable String scalarOrNull(String key) {
        JsonNode value = node.get(key);
        return value != null && (value.isTextual() || value.isNumber()) ? value.asText() : null;
    }

    /** The object as compact JSON. */
    public String json() {
        return node.toString();
    }

    private JsonNode member(String key) {
        JsonNode value = node.get(key);
        if (value == null) {
            throw damaged("its member " + key + " is missing");
        }
        return value;
    }

    private static ColdtrailException damaged(String document, String reason, @Nullable Throwable cause) {
        return new ColdtrailException(
                ErrorCode.LEDGER_DAMAGED,
                "a document of the case cannot be read: " + reason,
                Where.file(document),
                "Restore the case from a copy, or ingest the evidence into a new case.",
                cause);
    }
}
