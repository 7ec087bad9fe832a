package io.coldtrail.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/** What Jackson, in its strict default, thinks of a document. */
final class JacksonJudge {
    private final JsonFactory factory;

    JacksonJudge(int maxDepth) {
        factory = JsonFactory.builder()
                .streamReadConstraints(StreamReadConstraints.builder()
                        .maxNestingDepth(maxDepth)
                        .maxNumberLength(1 << 20)
                        .build())
                .build();
    }

    /** Whether the document is exactly one JSON value, white space around it aside. */
    boolean accepts(String document) {
        try (JsonParser parser = factory.createParser(document)) {
            int depth = 0;
            int values = 0;
            JsonToken token = parser.nextToken();
            while (token != null) {
                if (token.isStructStart()) {
                    depth++;
                } else if (token.isStructEnd()) {
                    depth--;
                }
                if (depth == 0) {
                    values++;
                }
                if (token == JsonToken.VALUE_STRING) {
                    parser.getText();
                }
                token = parser.nextToken();
            }
            return depth == 0 && values == 1;
        } catch (JsonProcessingException e) {
            return false;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The text of a document that is one JSON string. */
    String text(String document) {
        try (JsonParser parser = factory.createParser(document)) {
            parser.nextToken();
            return parser.getText();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Whether the JDK's own decoder takes the bytes as UTF-8. */
    static boolean isUtf8(byte[] bytes) {
        try {
            // A fresh decoder reports what is malformed.
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
            return true;
        } catch (CharacterCodingException e) {
            return false;
        }
    }
}
