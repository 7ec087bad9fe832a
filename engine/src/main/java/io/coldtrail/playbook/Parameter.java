package io.coldtrail.playbook;

import java.util.Optional;

/**
 * A value that a question takes.
 *
 * @param name lower case, as in {@code --param name=value}
 * @param defaultValue what holds when nothing is given; empty for a parameter that must be given
 * @param description a phrase, such as "the access key id"
 */
public record Parameter(String name, ParameterType type, Optional<String> defaultValue, String description) {

    public boolean isRequired() {
        return defaultValue.isEmpty();
    }
}
