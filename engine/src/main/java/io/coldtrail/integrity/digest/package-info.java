/**
 * Whether CloudTrail's logs are what AWS wrote, told from CloudTrail's own digest files with no network.
 * {@link io.coldtrail.integrity.digest.DigestCheck} is the whole of it; it works on folders, before anything is ingested.
 *
 * <p>A digest lists the log files of an hour with the SHA-256 of their inflated bytes, and carries the signature and the
 * hash of the digest before it; AWS signs it with a key that {@code aws cloudtrail list-public-keys} gives out. The
 * structure and the string that is signed are those of AWS's <i>CloudTrail digest file structure</i> and <i>Custom
 * implementations of CloudTrail log file integrity validation</i>.
 */
@NullMarked
package io.coldtrail.integrity.digest;

import org.jspecify.annotations.NullMarked;
