package io.coldtrail.playbook;

/**
 * A call that a question looks for.
 *
 * @param service the first label of the event source, such as {@code iam}
 * @param name as CloudTrail logs it
 * @param type what it is for an intruder, in one word
 * @param impact what it lets happen, a phrase
 */
public record Action(String service, String name, String type, String impact) {

    /** {@code service:name}. */
    public String id() {
        return service + ":" + name;
    }
}
