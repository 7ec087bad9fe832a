package io.coldtrail.casefile;

import io.coldtrail.json.JsonText;
import io.coldtrail.json.JsonTree;

/**
 * The content of {@code case.json}.
 *
 * @param name the folder's name when the case was made
 * @param created ISO 8601, UTC
 * @param toolVersion what made it
 * @param formatVersion version of {@code docs/format.md} that the case follows
 */
public record CaseIdentity(String name, String created, String toolVersion, int formatVersion) {
    /** The newest format that this version reads and writes. */
    public static final int CURRENT_FORMAT = 1;

    String toJson() {
        return JsonText.document(json -> json.put("name", name)
                        .put("created", created)
                        .put("toolVersion", toolVersion)
                        .put("formatVersion", formatVersion))
                + "\n";
    }

    static CaseIdentity parse(String text, String document) {
        JsonTree tree = JsonTree.parse(text, document);
        return new CaseIdentity(
                tree.text("name"), tree.text("created"), tree.text("toolVersion"), tree.smallNumber("formatVersion"));
    }
}
