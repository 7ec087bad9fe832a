package io.coldtrail.integrity.digest;

import java.time.Duration;
import java.time.Instant;

/** Why each verdict was given, and what to do: all sentences of the check. */
final class Reasons {
    static final String SIGNED = "It is signed with the public key that it names.";
    static final String KEY_OUT_OF_USE =
            "It is signed with the public key that it names, though the key file says that the"
                    + " key was not in use then; compare the times if they are more than hours apart.";
    static final String NO_SIGNATURE =
            "Its signature is not in the evidence, as no digest follows it; save the output of"
                    + " aws s3api head-object for it as <digest file>.head.json.";
    static final String SIGNATURE_DOES_NOT_FIT =
            "Its signature does not fit its content: it was altered, or the signature"
                    + " was; get it again from the bucket.";
    static final String SIGNATURE_FROM_INVALID =
            "Its only signature stands in a digest that is itself not what AWS wrote;"
                    + " save the output of aws s3api head-object for it.";
    static final String OTHER_HASH_IN_SUCCESSOR =
            "Its content has another hash than the next digest, which is valid, has of"
                    + " it: it was altered; get it again from the bucket.";
    static final String UNTRUE_ABOUT_PREDECESSOR =
            "It has another hash of the digest before it, which is valid, than that"
                    + " has: it was altered; get it again from the bucket.";
    static final String LOG_VALID = "Its content has the hash that a valid digest lists.";
    static final String LOG_ALTERED =
            "Its content has another hash than the digest lists: it was altered; get it again from the bucket.";
    static final String LOG_DIFFERS_FROM_UNPROVEN =
            "Its content has another hash than the digest lists, which could not be"
                    + " verified itself: one of the two was altered; get both again from the bucket.";
    static final String LOG_OF_UNPROVEN = "Its content has the hash that a digest lists, but that digest could not be"
            + " verified; see there for what is needed.";
    static final String LOG_OF_INVALID =
            "The digest that lists it is not what AWS wrote, so its hash proves nothing; get the digest again.";
    static final String LOG_MISSING =
            "A digest lists it, and it is not in the evidence; get it from the bucket, or find out who removed it.";
    static final String LOG_MISSING_UNPROVEN =
            "A digest that could not be verified itself lists it, and it is not in the"
                    + " evidence; get it from the bucket.";
    static final String LOG_NOT_EXPECTED =
            "A digest lists it, and it lies outside of the bucket and prefix that were copied; copy it too.";
    static final String DIGEST_NOT_EXPECTED =
            "The next digest names it, and it lies outside of the bucket and prefix that were copied; copy it too.";
    static final String DIGEST_MISSING =
            "The next digest names it, and it is not in the evidence; get it from the bucket,"
                    + " or find out who removed it.";
    static final String DIGEST_OF_SIGNATURE_MISSING =
            "Its signature was saved, and it is not in the evidence; get it from"
                    + " the bucket, or find out who removed it.";
    static final String HOUR_MISSING =
            "No digest of this hour is in the evidence, and the one after it is missing as well;"
                    + " its name is worked out from the hour; get it from the bucket, or find out who removed it.";
    static final String UNLISTED_NO_DIGESTS =
            "No digest of its account and region is in the evidence, so nothing vouches"
                    + " for it; copy CloudTrail-Digest as well.";
    static final String UNLISTED =
            "No digest of the evidence lists it, so nothing vouches for it; find out where it comes from.";

    private Reasons() {}

    static String noKey(String fingerprint, boolean noneAtAll) {
        return (noneAtAll ? "No public keys were given" : "None of the public keys that were given is its own")
                + " (fingerprint " + fingerprint
                + "); save those of its region with aws cloudtrail list-public-keys and name the file with --keys.";
    }

    static String unknownAlgorithm(String algorithm) {
        return "It is said to be signed with " + algorithm + ", which is not known here; use a later version.";
    }

    static String misplaced(Digest digest) {
        return "It holds the digest " + digest.address()
                + " and lies under another's name; get both again from the bucket.";
    }

    static String unreadableDigest(String problem) {
        return "It bears the name of a digest and is none: " + problem + "; get it again from the bucket.";
    }

    static String damagedLog(String problem) {
        return "It is listed with the hash of its content, and that is not whole: " + problem
                + "; get it again from the bucket.";
    }

    static String unreadable(String problem) {
        return "Nothing can be said of it: " + problem + "; make it readable.";
    }

    static String notRead(String why) {
        return "It is listed, and what lies in its place is not read (" + why + "); put the file itself there.";
    }

    static String renamed(Digest.ListedLog log, boolean valid) {
        return valid
                ? "It was renamed: its content has the hash that a valid digest lists for " + log.address() + "."
                : "It was renamed: its content has the hash of " + log.address()
                        + " in a digest that could not be verified; see there.";
    }

    static String copyOf(Digest.ListedLog log) {
        return "No digest lists this name; its content is that of " + log.address() + "; find out who copied it.";
    }

    static String unlistedAfter(Instant last) {
        return "It came after the last digest of the evidence (" + last
                + "), so nothing vouches for it; copy the later digests as well.";
    }

    static String moreHours(long hours) {
        return hours + " more hours before have no digest in the evidence; get them from the bucket.";
    }

    static String startedAgain(Instant from, Instant to) {
        return "A fresh chain begins here: the trail, or its validation, was stopped"
                + (to.isAfter(from) ? " for " + length(from, to) : "")
                + ", and no digest covers that time; look for StopLogging, UpdateTrail and DeleteTrail.";
    }

    static String uncovered(Instant from, Instant to) {
        return "The digests around it are linked, and none covers these " + length(from, to)
                + "; logs of that time are on no digest.";
    }

    static String endsEarly(Instant from, Instant to) {
        return "The chain ends " + length(from, to)
                + " before the trail's digests of other regions; copy what is missing, or find out who removed it.";
    }

    private static String length(Instant from, Instant to) {
        long minutes = Duration.between(from, to).toMinutes();
        return minutes >= 120 ? minutes / 60 + " hours" : minutes + " minutes";
    }
}
