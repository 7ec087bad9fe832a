package io.coldtrail.casefile;

/**
 * Rejected bytes that a case keeps.
 *
 * @param place where they stood in the evidence, and why they were rejected
 * @param part where they lie in the case
 * @param at offset of the first byte in the part's file of bytes
 * @param length in bytes
 */
public record RejectedPiece(RejectedPlace place, QuarantinePart part, long at, long length) {}
