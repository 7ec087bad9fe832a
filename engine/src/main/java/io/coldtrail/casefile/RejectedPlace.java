package io.coldtrail.casefile;

import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Where rejected bytes stood, and why they were rejected.
 *
 * @param root position of the evidence root in the run
 * @param key object key of the file
 * @param record position of the record in the file from 0, or -1 where there is none
 * @param form whether {@code offset} counts inflated or stored bytes
 * @param offset of the first byte, or -1 where it is not known
 * @param reason a stable word
 * @param detail the same for people, or null
 */
public record RejectedPlace(
        int root,
        String key,
        long record,
        Form form,
        long offset,
        String reason,
        @Nullable String detail) {

    /** Whether bytes are those that lie in the evidence or what they inflate to. */
    public enum Form {
        INFLATED("inflated"),
        STORED("stored");

        private final String word;

        Form(String word) {
            this.word = word;
        }

        /** The index's word. */
        public String word() {
            return word;
        }

        static Optional<Form> named(String word) {
            return Stream.of(values()).filter(form -> form.word.equals(word)).findFirst();
        }
    }
}
