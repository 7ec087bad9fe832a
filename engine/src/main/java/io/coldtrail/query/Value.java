package io.coldtrail.query;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** One value of a result, free of any database's types. Immutable. */
public sealed interface Value {

    /** The value as Athena prints it; NULL is {@code null}. */
    String athenaText();

    /** Appends the value as JSON. */
    void appendJson(StringBuilder json);

    default boolean isNull() {
        return this == Null.NULL;
    }

    /** SQL's NULL. */
    enum Null implements Value {
        NULL;

        @Override
        public String athenaText() {
            return "null";
        }

        @Override
        public void appendJson(StringBuilder json) {
            json.append("null");
        }
    }

    /** Text, and whatever else has no type of its own here: JSON, bytes as hex, times of day, intervals. */
    record Text(String text) implements Value {
        @Override
        public String athenaText() {
            return text;
        }

        @Override
        public void appendJson(StringBuilder json) {
            JsonText.append(json, text);
        }
    }

    record Whole(long number) implements Value {
        @Override
        public String athenaText() {
            return Long.toString(number);
        }

        @Override
        public void appendJson(StringBuilder json) {
            json.append(number);
        }
    }

    /** A double. Infinities and NaN are strings in JSON, which has no numbers for them. */
    record Real(double number) implements Value {
        @Override
        public String athenaText() {
            return Double.toString(number);
        }

        @Override
        public void appendJson(StringBuilder json) {
            String text = athenaText();
            json.append(Double.isFinite(number) ? text : '"' + text + '"');
        }
    }

    /** Athena's {@code real}. */
    record SmallReal(float number) implements Value {
        @Override
        public String athenaText() {
            return Float.toString(number);
        }

        @Override
        public void appendJson(StringBuilder json) {
            String text = athenaText();
            json.append(Float.isFinite(number) ? text : '"' + text + '"');
        }
    }

    /** A decimal, or a whole number that no long holds. */
    record Decimal(BigDecimal number) implements Value {
        @Override
        public String athenaText() {
            return number.toPlainString();
        }

        @Override
        public void appendJson(StringBuilder json) {
            JsonText.append(json, athenaText());
        }
    }

    record Bool(boolean truth) implements Value {
        @Override
        public String athenaText() {
            return Boolean.toString(truth);
        }

        @Override
        public void appendJson(StringBuilder json) {
            json.append(truth);
        }
    }

    record Day(LocalDate date) implements Value {
        @Override
        public String athenaText() {
            return date.toString();
        }

        @Override
        public void appendJson(StringBuilder json) {
            JsonText.append(json, athenaText());
        }
    }

    /**
     * A timestamp without a zone.
     *
     * @param digits after the point of its seconds, as its type has them; three are shown where it has none
     */
    record Moment(LocalDateTime time, int digits) implements Value {
        private static final List<DateTimeFormatter> FORMATS = Stream.of(
                        "SSS", "S", "SS", "SSS", "SSSS", "SSSSS", "SSSSSS")
                .map(fraction -> DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss." + fraction, Locale.ROOT))
                .toList();

        @Override
        public String athenaText() {
            return FORMATS.get(digits).format(time);
        }

        @Override
        public void appendJson(StringBuilder json) {
            JsonText.append(json, athenaText());
        }
    }

    /**
     * A point in time.
     *
     * @param zone in which it is shown, as Java names it
     * @param digits as those of {@link Moment}
     */
    record Instantaneous(Instant time, String zone, int digits) implements Value {
        @Override
        public String athenaText() {
            return new Moment(LocalDateTime.ofInstant(time, ZoneId.of(zone)), digits).athenaText() + " " + zone;
        }

        @Override
        public void appendJson(StringBuilder json) {
            JsonText.append(json, athenaText());
        }
    }

    record Sequence(List<Value> elements) implements Value {
        @Override
        public String athenaText() {
            StringBuilder text = new StringBuilder("[");
            for (int i = 0; i < elements.size(); i++) {
                text.append(i == 0 ? "" : ", ").append(elements.get(i).athenaText());
            }
            return text.append(']').toString();
        }

        @Override
        public void appendJson(StringBuilder json) {
            json.append('[');
            for (int i = 0; i < elements.size(); i++) {
                json.append(i == 0 ? "" : ",");
                elements.get(i).appendJson(json);
            }
            json.append(']');
        }
    }

    /** A name and its value, in a row or a map. */
    record Field(String name, Value value) {}

    /** A row (struct) or a map: names and values, in order. */
    record Row(List<Field> fields) implements Value {
        @Override
        public String athenaText() {
            StringBuilder text = new StringBuilder("{");
            for (Field field : fields) {
                text.append(text.length() > 1 ? ", " : "").append(field.name());
                text.append('=').append(field.value().athenaText());
            }
            return text.append('}').toString();
        }

        @Override
        public void appendJson(StringBuilder json) {
            json.append('{');
            for (int i = 0; i < fields.size(); i++) {
                json.append(i == 0 ? "" : ",");
                JsonText.append(json, fields.get(i).name());
                json.append(':');
                fields.get(i).value().appendJson(json);
            }
            json.append('}');
        }
    }
}
