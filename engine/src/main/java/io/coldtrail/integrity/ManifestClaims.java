package io.coldtrail.integrity;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** What manifests say about the files of the evidence. */
final class ManifestClaims {
    private final List<Manifest> manifests;
    private final List<ManifestPlacing> placings = new ArrayList<>();
    private final Map<EvidenceFile, List<Claim>> byFile = new HashMap<>();
    private final Map<EvidenceFile, Set<HashAlgorithm>> algorithms = new HashMap<>();
    private final Map<String, List<String>> missing = new LinkedHashMap<>();
    private final Set<String> ownHashes = new TreeSet<>();

    /** One line of a manifest. */
    private record Claim(Manifest manifest, Manifest.Entry entry) {
        boolean holds(EvidenceFile.Read read) {
            return entry.hash().equals(read.hashes().get(entry.algorithm()));
        }

        String place() {
            return Path.of(manifest.file()).getFileName() + " line " + entry.line();
        }
    }

    /** @param files all that the evidence has */
    ManifestClaims(List<Manifest> manifests, List<EvidenceFile> files) {
        this.manifests = manifests;
        List<EvidenceFile> onDisk =
                files.stream().filter(EvidenceFile::isOnDisk).toList();
        for (Manifest manifest : manifests) {
            ManifestPlacing placing = ManifestPlacing.of(manifest, onDisk);
            placings.add(placing);
            ownHashes.add(manifest.sha256());
            for (Manifest.Entry entry : manifest.entries()) {
                for (EvidenceFile file : placing.candidates(entry)) {
                    algorithms
                            .computeIfAbsent(file, key -> EnumSet.noneOf(HashAlgorithm.class))
                            .add(entry.algorithm());
                }
            }
        }
    }

    /** The algorithms that a file must be read with. */
    Set<HashAlgorithm> algorithms(EvidenceFile file) {
        return algorithms.getOrDefault(file, Set.of());
    }

    /** Gives each line to the file that it means: of several the one that has its hash. */
    void settle(Map<EvidenceFile, EvidenceFile.Read> read) {
        for (int i = 0; i < manifests.size(); i++) {
            ManifestPlacing placing = placings.get(i);
            for (Manifest.Entry entry : manifests.get(i).entries()) {
                Claim claim = new Claim(manifests.get(i), entry);
                List<EvidenceFile> candidates = placing.candidates(entry);
                if (candidates.isEmpty()) {
                    missing.computeIfAbsent(placing.expectedKey(entry), key -> new ArrayList<>())
                            .add(claim.place());
                    continue;
                }
                EvidenceFile meant = candidates.stream()
                        .filter(file -> read.containsKey(file) && claim.holds(read.get(file)))
                        .findFirst()
                        .orElse(candidates.get(0));
                byFile.computeIfAbsent(meant, key -> new ArrayList<>()).add(claim);
            }
        }
    }

    /** Whether there is any manifest. */
    boolean any() {
        return !manifests.isEmpty();
    }

    /** Where files are listed that are not there, by the key that they should have. */
    Map<String, List<String>> missing() {
        return missing;
    }

    boolean lists(EvidenceFile file) {
        return byFile.containsKey(file);
    }

    /** Whether the manifests should list a file: it lies where their files do, and is none of them itself. */
    boolean shouldList(EvidenceFile.Read read) {
        return read.file().isOnDisk()
                && !ownHashes.contains(String.valueOf(read.sha256()))
                && placings.stream().anyMatch(placing -> placing.reaches(read.file()));
    }

    /** What the manifests have against a file, as whole sentences; empty where they have nothing. */
    String objections(EvidenceFile.Read read) {
        return byFile.getOrDefault(read.file(), List.of()).stream()
                .filter(claim -> !claim.holds(read))
                .map(claim ->
                        claim.place() + " has the " + claim.entry().algorithm().label() + " "
                                + claim.entry().hash() + ".")
                .collect(Collectors.joining(" "));
    }

    /** What a person should know of a file that the manifests list as it is. */
    String remark(EvidenceFile.Read read) {
        List<Claim> claims = byFile.getOrDefault(read.file(), List.of());
        return !claims.isEmpty()
                        && claims.stream()
                                .allMatch(claim -> claim.entry().algorithm().isWeak())
                ? "The manifest has its " + claims.get(0).entry().algorithm().label()
                        + " only, for which two files of one hash can be made."
                : "";
    }
}
