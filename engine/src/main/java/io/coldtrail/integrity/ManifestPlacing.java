package io.coldtrail.integrity;

import io.coldtrail.source.KeyOrder;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Where the files of a manifest lie in the evidence. A manifest was made in some folder, which need not be the one that is
 * looked at now; its names may begin with folders that are not there, or lack some that are. What the names and the keys of
 * most files have in front of what they share is taken off all names, and put before them. Names are compared, and nothing
 * is opened by them, so that a name with {@code ..} or of another folder leads nowhere.
 */
final class ManifestPlacing {
    /** Entries that are asked: what holds for so many holds for the rest. */
    private static final int ASKED = 2_000;

    /** Files of one name that are held against an entry. */
    private static final int NAMESAKES = 64;

    private final List<EvidenceFile> files;
    private final Map<Integer, Base> bases = new TreeMap<>();
    private final Map<String, List<EvidenceFile>> byKey = new HashMap<>();

    /** What names begin with, and what keys begin with instead: folders with a slash at their end, or nothing. */
    private record Base(String ofName, String ofKey) {
        private static final Comparator<Base> SHORTEST = Comparator.comparingInt(
                        (Base base) -> base.ofName().length() + base.ofKey().length())
                .thenComparing(Base::ofName, KeyOrder.UTF_8)
                .thenComparing(Base::ofKey, KeyOrder.UTF_8);
    }

    private ManifestPlacing(List<EvidenceFile> files) {
        this.files = files;
        for (EvidenceFile file : files) {
            byKey.computeIfAbsent(file.key(), key -> new ArrayList<>()).add(file);
        }
    }

    /** @param files those of the evidence that lie on disk by themselves */
    static ManifestPlacing of(Manifest manifest, List<EvidenceFile> files) {
        ManifestPlacing placing = new ManifestPlacing(files);
        Map<Integer, Map<Base, Integer>> votes = placing.votes(manifest);
        votes.forEach((place, ofPlace) -> ofPlace.entrySet().stream()
                .min(Map.Entry.<Base, Integer>comparingByValue()
                        .reversed()
                        .thenComparing(Map.Entry.comparingByKey(Base.SHORTEST)))
                .ifPresent(best -> placing.bases.put(place, best.getKey())));
        return placing;
    }

    private Map<Integer, Map<Base, Integer>> votes(Manifest manifest) {
        Map<String, List<EvidenceFile>> namesakes = new HashMap<>();
        for (EvidenceFile file : files) {
            namesakes
                    .computeIfAbsent(lastOf(file.key()), name -> new ArrayList<>())
                    .add(file);
        }
        Map<Integer, Map<Base, Integer>> votes = new HashMap<>();
        for (Manifest.Entry entry :
                manifest.entries().subList(0, Math.min(ASKED, manifest.entries().size()))) {
            String name = normal(entry.name());
            List<EvidenceFile> same = namesakes.getOrDefault(lastOf(name), List.of());
            for (EvidenceFile file : same.subList(0, Math.min(NAMESAKES, same.size()))) {
                votes.computeIfAbsent(file.place(), place -> new HashMap<>())
                        .merge(base(name, file.key()), 1, Integer::sum);
            }
        }
        return votes;
    }

    /** The files that an entry may mean: at most one for each place, and none where there is no such file. */
    List<EvidenceFile> candidates(Manifest.Entry entry) {
        List<EvidenceFile> candidates = new ArrayList<>();
        bases.forEach((place, base) -> key(base, entry)
                .flatMap(key -> byKey.getOrDefault(key, List.of()).stream()
                        .filter(file -> file.place() == place)
                        .findFirst())
                .ifPresent(candidates::add));
        return candidates;
    }

    /** The key that the file of an entry should have, or its name where no key can be told. */
    String expectedKey(Manifest.Entry entry) {
        return bases.values().stream()
                // An absolute path of another folder is none of the evidence.
                .filter(base -> !base.ofName().isEmpty() || !entry.name().startsWith("/"))
                .flatMap(base -> key(base, entry).stream())
                .findFirst()
                .orElse(entry.name());
    }

    /** Whether a file lies where the manifest's files do, so that it should be listed too. */
    boolean reaches(EvidenceFile file) {
        Base base = bases.get(file.place());
        return base != null && file.key().startsWith(base.ofKey());
    }

    private static Optional<String> key(Base base, Manifest.Entry entry) {
        String name = normal(entry.name());
        return name.startsWith(base.ofName())
                ? Optional.of(base.ofKey() + name.substring(base.ofName().length()))
                : Optional.empty();
    }

    /** What stands before the longest end of whole names that both share. */
    private static Base base(String name, String key) {
        int ofName = name.length();
        int ofKey = key.length();
        while (ofName > 0 && ofKey > 0) {
            int nameStart = name.lastIndexOf('/', ofName - 2) + 1;
            int keyStart = key.lastIndexOf('/', ofKey - 2) + 1;
            if (!name.substring(nameStart, ofName).equals(key.substring(keyStart, ofKey))) {
                break;
            }
            ofName = nameStart;
            ofKey = keyStart;
        }
        return new Base(name.substring(0, ofName), key.substring(0, ofKey));
    }

    /** Names without {@code .} and empty ones; an absolute path becomes one below the root. */
    private static String normal(String name) {
        StringBuilder normal = new StringBuilder();
        for (String segment : name.split("/", -1)) {
            if (!segment.isEmpty() && !segment.equals(".")) {
                normal.append(normal.length() > 0 ? "/" : "").append(segment);
            }
        }
        return normal.toString();
    }

    private static String lastOf(String key) {
        return key.substring(key.lastIndexOf('/') + 1);
    }
}
