package io.jenkins.plugins.securitygate.scanner.dependency.osv;

import io.jenkins.plugins.securitygate.report.Timestamps;
import io.jenkins.plugins.securitygate.scanner.ScanContext;
import io.jenkins.plugins.securitygate.scanner.dependency.Ecosystem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

/**
 * A folder of advisories in the OSV schema, as zip archives or loose files, with the index that makes it quick to ask. One
 * thread at a time may use it.
 */
public final class OsvDatabase implements AutoCloseable {
    private final IndexFolder index;
    private final Map<String, Segment> segments;
    private final ScanContext context;

    private OsvDatabase(IndexFolder index, Map<String, Segment> segments, ScanContext context) {
        this.index = index;
        this.segments = segments;
        this.context = context;
    }

    /**
     * Opens a database and indexes what has changed since the last time. Whoever comes second waits.
     *
     * @throws IOException when the folder cannot be read, holds no advisories, or no index can be written for it
     */
    public static OsvDatabase open(Path folder, ScanContext context) throws IOException {
        if (!Files.isDirectory(folder)) {
            throw new IOException(folder + " is no folder");
        }
        // The folder itself may be a link; the files in it are not followed.
        Path database = folder.toRealPath();
        List<OsvSource> sources = OsvSource.of(database);
        if (sources.isEmpty()) {
            throw new IOException(folder + " holds neither .zip nor .json files");
        }
        IndexFolder index = IndexFolder.of(database);
        OsvDatabase opened = new OsvDatabase(index, index.update(sources, context), context);
        if (opened.segments.values().stream()
                .allMatch(segment -> segment.summary().rows() == 0)) {
            opened.close();
            throw new IOException(folder + " holds no advisories in the OSV schema");
        }
        return opened;
    }

    /** When the newest advisory was last changed, {@code null} when none says so. */
    public Instant newest() {
        return segments.values().stream()
                .map(segment -> Timestamps.parse(segment.summary().newest()))
                .filter(Objects::nonNull)
                .max(Instant::compareTo)
                .orElse(null);
    }

    /** Files of the database that are no advisories, in words, one for each part of it that has some. */
    public List<String> problems() {
        return segments.values().stream()
                .map(Segment::summary)
                .filter(summary -> summary.unreadable() > 0)
                .map(summary ->
                        summary.unreadable() + " entries cannot be read, the first: " + summary.firstUnreadable())
                .toList();
    }

    /** Whether it has advisories about any package of the ecosystem. */
    public boolean covers(String ecosystem) {
        return segments.values().stream()
                .anyMatch(segment -> segment.summary().ecosystems().contains(ecosystem));
    }

    /**
     * What concerns a package in a version, each vulnerability once.
     *
     * @param ecosystem in the words of the OSV schema
     * @param name as people write it
     */
    public List<KnownVulnerability> affecting(String ecosystem, String name, String version) throws IOException {
        String normalised = Ecosystem.normalised(ecosystem, name);
        Map<String, Vulnerability> affecting = new LinkedHashMap<>();
        for (String part : List.copyOf(segments.keySet())) {
            for (Vulnerability vulnerability : find(part, segment -> segment.find(ecosystem, normalised))) {
                if (vulnerability.affects(version)) {
                    affecting.putIfAbsent(vulnerability.id(), vulnerability);
                }
            }
        }
        return KnownVulnerability.merged(new ArrayList<>(affecting.values()), version);
    }

    /** The Maven packages with an artifact of this name about which there are advisories, each as group and artifact. */
    public Set<String> mavenPackages(String artifact) throws IOException {
        Set<String> names = new TreeSet<>();
        for (String part : List.copyOf(segments.keySet())) {
            find(part, segment -> segment.findArtifact(artifact)).forEach(found -> names.add(found.name()));
        }
        return names;
    }

    @FunctionalInterface
    private interface Query {
        List<Vulnerability> of(Segment segment) throws IOException;
    }

    private List<Vulnerability> find(String part, Query query) throws IOException {
        try {
            return query.of(segments.get(part));
        } catch (Segment.DamagedException e) {
            segments.get(part).close();
            segments.put(part, index.rebuilt(part, context));
            return query.of(segments.get(part));
        }
    }

    @Override
    public void close() throws IOException {
        for (Segment segment : segments.values()) {
            segment.close();
        }
    }
}
