package io.coldtrail.integrity;

import io.coldtrail.bytes.Storage;
import io.coldtrail.problem.ColdtrailException;
import io.coldtrail.problem.ErrorCode;
import io.coldtrail.problem.Limits;
import io.coldtrail.problem.Where;
import io.coldtrail.source.SourceFile;
import io.coldtrail.source.SourceWalk;
import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What lies now where evidence is looked for. To be closed. */
final class EvidencePlaces implements AutoCloseable {
    private final List<String> names = new ArrayList<>();
    private final Map<Integer, String> absent = new HashMap<>();
    private final List<EvidenceFile> files = new ArrayList<>();
    private final Map<Integer, Map<String, String>> passedOver = new HashMap<>();
    private final List<SourceWalk> walks = new ArrayList<>();

    private EvidencePlaces() {}

    /**
     * Looks at folders and files that somebody has named.
     *
     * @throws ColdtrailException where one is missing or cannot be listed
     */
    static EvidencePlaces given(List<Path> places, Storage storage, Limits limits) {
        EvidencePlaces found = of(places.stream().map(Path::toString).toList(), storage, limits);
        if (!found.absent.isEmpty()) {
            int first = found.absent.keySet().stream().min(Integer::compare).orElseThrow();
            found.close();
            throw new ColdtrailException(
                    ErrorCode.EVIDENCE_MISSING,
                    "the evidence cannot be looked at: " + found.absent.get(first),
                    Where.file(found.names.get(first)),
                    "Check the path: it names a folder or a file of downloaded logs.");
        }
        return found;
    }

    /** Looks at where evidence once lay; it need not be there. */
    static EvidencePlaces of(List<String> places, Storage storage, Limits limits) {
        EvidencePlaces found = new EvidencePlaces();
        for (String place : places) {
            found.look(place, storage, limits);
        }
        return found;
    }

    private void look(String name, Storage storage, Limits limits) {
        int place = names.size();
        names.add(name);
        try {
            SourceWalk walk = SourceWalk.of(storage, List.of(Path.of(name)), limits);
            walks.add(walk);
            for (SourceFile file : walk.files()) {
                files.add(new EvidenceFile(place, file.key(), file.stored()));
            }
            for (SourceWalk.Archive archive : walk.archives()) {
                files.add(new EvidenceFile(place, archive.key(), archive.file().stored()));
            }
            Map<String, String> reasons = passedOver.computeIfAbsent(place, key -> new HashMap<>());
            walk.passedOver().forEach(passed -> reasons.put(passed.key(), passed.reason()));
        } catch (IOException | InvalidPathException e) {
            absent.put(place, e.getClass().getSimpleName());
        }
    }

    List<EvidenceFile> files() {
        return List.copyOf(files);
    }

    String name(int place) {
        return names.get(place);
    }

    /** Why a place cannot be looked at; null where it can. */
    @Nullable
    String absent(int place) {
        return absent.get(place);
    }

    /** The paths that there are. */
    List<Path> present() {
        List<Path> present = new ArrayList<>();
        for (int place = 0; place < names.size(); place++) {
            if (!absent.containsKey(place)) {
                present.add(Path.of(names.get(place)));
            }
        }
        return present;
    }

    /** The stable word of {@link SourceWalk.PassedOver} for what stands under a key, or above it, and is not read. */
    Optional<String> passedOver(int place, String key) {
        Map<String, String> reasons = passedOver.getOrDefault(place, Map.of());
        for (String at = key; !at.isEmpty(); at = at.substring(0, Math.max(0, at.lastIndexOf('/')))) {
            String reason = reasons.get(at);
            if (reason != null) {
                return Optional.of(reason);
            }
        }
        return Optional.empty();
    }

    @Override
    public void close() {
        walks.forEach(SourceWalk::close);
    }
}
