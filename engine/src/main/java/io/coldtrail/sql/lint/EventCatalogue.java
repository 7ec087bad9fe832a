package io.coldtrail.sql.lint;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * The event sources and event names of CloudTrail that are known, and names that only look like event names. AWS adds
 * names every week: what is not here may well exist. Immutable.
 */
final class EventCatalogue {
    static final EventCatalogue KNOWN = load();

    /** The interface's version, as CloudFront and Lambda have it in their names. */
    private static final Pattern VERSION = Pattern.compile("(\\d{8}|\\d{4}_\\d{2}_\\d{2})(v\\d+)?$");

    private static final Set<String> VERSIONED = Set.of("cloudfront.amazonaws.com", "lambda.amazonaws.com");

    private final Map<String, Set<String>> namesBySource;
    private final Map<String, Set<String>> sourcesByName = new HashMap<>();
    private final Map<String, Set<String>> namesByLowerCase = new HashMap<>();
    private final Map<String, List<Renamed>> renamed;

    /**
     * A name that CloudTrail never writes.
     *
     * @param events what it writes in its place; none where it writes nothing
     */
    record Renamed(String source, String name, Kind kind, List<String> events) {
        Renamed {
            events = List.copyOf(events);
        }
    }

    enum Kind {
        PERMISSION,
        OPERATION
    }

    private EventCatalogue(Map<String, Set<String>> namesBySource, Map<String, List<Renamed>> renamed) {
        this.namesBySource = namesBySource;
        this.renamed = renamed;
        namesBySource.forEach((source, names) -> names.forEach(name -> {
            sourcesByName.computeIfAbsent(name, any -> new TreeSet<>()).add(source);
            namesByLowerCase
                    .computeIfAbsent(name.toLowerCase(Locale.ROOT), any -> new TreeSet<>())
                    .add(name);
        }));
    }

    /** All sources, sorted. */
    Set<String> sources() {
        return namesBySource.keySet();
    }

    /** The names of one source; none where it is unknown. */
    Set<String> names(String source) {
        return namesBySource.getOrDefault(source, Set.of());
    }

    /** Every name. */
    Set<String> names() {
        return sourcesByName.keySet();
    }

    /** The sources that write events of a name, whatever version it ends with. */
    Set<String> sourcesOf(String name) {
        Set<String> exact = sourcesByName.get(name);
        if (exact != null) {
            return exact;
        }
        String bare = VERSION.matcher(name).replaceFirst("");
        Set<String> sources = new HashSet<>();
        if (!bare.equals(name)) {
            sources.addAll(sourcesByName.getOrDefault(bare, Set.of()));
            renamed(bare).forEach(other -> sources.add(other.source()));
            sources.retainAll(VERSIONED);
        }
        return sources;
    }

    /** The names that differ from one in case at most. */
    Set<String> inAnyCase(String name) {
        return namesByLowerCase.getOrDefault(name.toLowerCase(Locale.ROOT), Set.of());
    }

    /** What is known of a name that is never written. */
    List<Renamed> renamed(String name) {
        return renamed.getOrDefault(name, List.of());
    }

    /** The source that is written most like another. */
    Optional<String> nearestSource(String source) {
        return Spelling.nearest(source, sources());
    }

    private static EventCatalogue load() {
        Map<String, Set<String>> names = new TreeMap<>();
        Set<String> current = new TreeSet<>();
        for (String line : lines("events.txt")) {
            if (line.startsWith(" ")) {
                current.addAll(List.of(line.strip().split(" ", -1)));
            } else {
                current = names.computeIfAbsent(line, any -> new TreeSet<>());
            }
        }
        Map<String, List<Renamed>> renamed = new HashMap<>();
        for (String line : lines("renamed.tsv")) {
            String[] cells = line.split("\t", -1);
            List<String> events = cells[3].equals("-") ? List.of() : List.of(cells[3].split(" ", -1));
            renamed.computeIfAbsent(cells[1], any -> new ArrayList<>())
                    .add(new Renamed(cells[0], cells[1], Kind.valueOf(cells[2].toUpperCase(Locale.ROOT)), events));
        }
        return new EventCatalogue(names, renamed);
    }

    private static List<String> lines(String file) {
        try (InputStream bytes = Objects.requireNonNull(EventCatalogue.class.getResourceAsStream(file), file);
                BufferedReader reader = new BufferedReader(new InputStreamReader(bytes, StandardCharsets.UTF_8))) {
            return reader.lines().filter(line -> !line.startsWith("#")).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
