package io.coldtrail.integrity.digest;

import java.util.Comparator;

/** What the digests of a chain have in common. */
record ChainId(String account, String region, String trail, String homeRegion, String organization, boolean backfill) {
    static final Comparator<ChainId> ORDER = Comparator.comparing(ChainId::account)
            .thenComparing(ChainId::region)
            .thenComparing(ChainId::trail)
            .thenComparing(ChainId::homeRegion)
            .thenComparing(ChainId::organization)
            .thenComparing(ChainId::backfill);

    /** The chain of a digest; one whose key is not as AWS makes them is told by its account alone. */
    static ChainId of(Node node) {
        DigestName name = node.name();
        return name == null ? new ChainId(node.digest().account(), "", "", "", "", false) : of(name);
    }

    static ChainId of(DigestName name) {
        return new ChainId(
                name.account(), name.region(), name.trail(), name.homeRegion(), name.organization(), name.backfill());
    }

    /** The same trail in whichever region. */
    ChainId anywhere() {
        return new ChainId(account, "", trail, homeRegion, organization, backfill);
    }

    String path() {
        return (organization.isEmpty() ? "" : organization + "/") + account + "/" + region + "/" + trail
                + (backfill ? "/backfill" : "");
    }
}
