package io.coldtrail.playbook;

import java.util.Arrays;
import java.util.Optional;

/**
 * What others call the thing that a question looks for.
 *
 * @param name in the other's words
 */
public record KnownAs(By by, String name) {

    /** Whose name it is. */
    public enum By {
        GUARDDUTY("GuardDuty"),
        PACU("Pacu"),
        RHINOSEC("RhinoSec");

        private final String title;

        By(String title) {
            this.title = title;
        }

        public String title() {
            return title;
        }

        static Optional<By> named(String word) {
            return Arrays.stream(values())
                    .filter(by -> by.title.equalsIgnoreCase(word))
                    .findFirst();
        }
    }
}
