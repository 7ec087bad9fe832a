package io.coldtrail.benchmarks;

/**
 * What a process has used.
 *
 * @param wallSeconds from its start to its end, as its parent sees it
 * @param startSeconds until it began with the evidence: the JVM, and a database where one is opened
 * @param cpuSeconds of all its threads
 * @param peakMegabytes most memory resident at once; 0 where the system does not tell
 */
record Usage(double wallSeconds, double startSeconds, double cpuSeconds, double peakMegabytes) {}
