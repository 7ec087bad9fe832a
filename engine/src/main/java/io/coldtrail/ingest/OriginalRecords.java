package io.coldtrail.ingest;

import io.coldtrail.bytes.EvidenceStream;
import io.coldtrail.bytes.Storage;
import io.coldtrail.casefile.CaseFolder;
import io.coldtrail.casefile.QuarantinePart;
import io.coldtrail.casefile.RejectedPiece;
import io.coldtrail.casefile.RejectedPlace;
import io.coldtrail.casefile.SourceEntry;
import io.coldtrail.casefile.SourceStatus;
import io.coldtrail.problem.Limits;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Finds the original bytes of records: in the evidence, which is decoded again up to the record, or in the case where
 * they were rejected. One record at a time is held in memory.
 */
public final class OriginalRecords {
    private final CaseFolder owner;
    private final List<Path> evidence;
    private final Storage storage;
    private final Limits limits;

    /**
     * @param evidence folders or files to look in where the evidence does not lie where it was loaded from
     * @param limits those that the evidence was loaded with
     */
    public OriginalRecords(CaseFolder owner, List<Path> evidence, Storage storage, Limits limits) {
        this.owner = owner;
        this.evidence = List.copyOf(evidence);
        this.storage = storage;
        this.limits = limits;
    }

    /**
     * Finds the records of rows, in their order.
     *
     * @throws io.coldtrail.problem.ColdtrailException where a folder to look in does not exist, or the ledger is damaged
     */
    public void ofRows(List<RowPlace> rows, Consumer<OriginalRecord> taker) {
        requireEvidence();
        Set<String> hashes = rows.stream().map(RowPlace::sha256).collect(Collectors.toUnmodifiableSet());
        List<LoadedSource> sources = LoadedSource.find(
                owner.ledger(), source -> source.sha256() != null && hashes.contains(source.sha256()));
        try (EvidenceSearch search = new EvidenceSearch(storage, limits, evidence)) {
            for (RowPlace row : rows) {
                taker.accept(inEvidence(search, row, ofHash(sources, row.sha256())));
            }
        }
    }

    /**
     * Finds the records at a position in the files of a key: one, unless several runs or roots met different files under
     * the same key. None where the ledger has no such key.
     *
     * @throws io.coldtrail.problem.ColdtrailException where a folder to look in does not exist, or the case is damaged
     */
    public void at(String key, long record, Consumer<OriginalRecord> taker) {
        requireEvidence();
        List<LoadedSource> sources =
                LoadedSource.find(owner.ledger(), source -> source.key().equals(key));
        Map<String, List<LoadedSource>> byHash = new LinkedHashMap<>();
        for (LoadedSource source : sources) {
            byHash.computeIfAbsent(String.valueOf(source.entry().sha256()), hash -> new ArrayList<>())
                    .add(source);
        }
        try (EvidenceSearch search = new EvidenceSearch(storage, limits, evidence)) {
            for (List<LoadedSource> same : byHash.values()) {
                List<RejectedPiece> pieces = rejected(same, record);
                if (pieces.isEmpty()) {
                    taker.accept(loaded(search, same, key, record));
                }
                pieces.forEach(piece -> taker.accept(new OriginalRecord.InQuarantine(piece)));
            }
        }
    }

    private OriginalRecord loaded(EvidenceSearch search, List<LoadedSource> same, String key, long record) {
        SourceEntry entry = same.get(0).entry();
        @Nullable String sha256 = entry.sha256();
        boolean records = same.stream().anyMatch(source -> source.entry().status() != SourceStatus.IGNORED);
        if (sha256 == null || !records) {
            return new OriginalRecord.NoRecord(
                    key, record, "it was " + entry.status().word() + " as a whole (" + entry.reason() + ")");
        }
        return inEvidence(search, new RowPlace(key, record, sha256), same);
    }

    private OriginalRecord inEvidence(EvidenceSearch search, RowPlace row, List<LoadedSource> sources) {
        if (sources.isEmpty()) {
            return new OriginalRecord.Missing(row.key(), row.sha256(), List.of("the ledger, which has no such file"));
        }
        EvidenceSearch.Outcome outcome = search.find(row.sha256(), sources);
        if (outcome instanceof EvidenceSearch.Outcome.Found found) {
            return captured(row, found);
        }
        if (outcome instanceof EvidenceSearch.Outcome.Changed changed) {
            return new OriginalRecord.Changed(changed.file(), row.sha256(), changed.sha256());
        }
        return new OriginalRecord.Missing(
                row.key(), row.sha256(), ((EvidenceSearch.Outcome.Missing) outcome).lookedAt());
    }

    private OriginalRecord captured(RowPlace row, EvidenceSearch.Outcome.Found found) {
        try (EvidenceStream stream = found.stream()) {
            Optional<RecordCapture.Captured> captured = RecordCapture.of(stream, row.record(), limits);
            if (captured.isEmpty()) {
                return new OriginalRecord.NoRecord(
                        found.file(), row.record(), "it ends, or cannot be read on, before that position");
            }
            return new OriginalRecord.InEvidence(
                    found.file(),
                    row.key(),
                    row.record(),
                    captured.get().offset(),
                    row.sha256(),
                    captured.get().bytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private List<RejectedPiece> rejected(List<LoadedSource> sources, long record) {
        List<RejectedPiece> pieces = new ArrayList<>();
        for (LoadedSource source : sources) {
            for (QuarantinePart part : owner.ledger().quarantine(source.run())) {
                owner.quarantine().pieces(part, piece -> {
                    RejectedPlace place = piece.place();
                    if (place.root() == source.entry().root()
                            && place.key().equals(source.entry().key())
                            && place.record() == record) {
                        pieces.add(piece);
                    }
                });
            }
        }
        return pieces;
    }

    private static List<LoadedSource> ofHash(List<LoadedSource> sources, String sha256) {
        return sources.stream()
                .filter(source -> sha256.equals(source.entry().sha256()))
                .toList();
    }

    private void requireEvidence() {
        for (Path folder : evidence) {
            try {
                storage.look(folder);
            } catch (IOException e) {
                throw EvidenceRoots.missing(folder, e);
            }
        }
    }
}
