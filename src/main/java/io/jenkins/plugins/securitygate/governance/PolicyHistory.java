package io.jenkins.plugins.securitygate.governance;

import io.jenkins.plugins.securitygate.evidence.AtomicFile;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Every version of every central policy that is written inline, with author and time: one folder for each policy, one
 * file for each version. Versions are only ever added.
 */
public final class PolicyHistory {
    private final Path folder;
    private final Witness<PolicyVersion> witness;

    /** @param folder where the versions are kept; created with the first of them */
    public PolicyHistory(Path folder) {
        this(folder, next -> {});
    }

    /** @param witness is told of every new version */
    public PolicyHistory(Path folder, Witness<PolicyVersion> witness) {
        this.folder = folder;
        this.witness = witness;
    }

    /**
     * Adds a version for each policy that is new, changed or gone.
     *
     * @param texts the policies as they are from now on, by name
     * @throws IOException when a version cannot be kept; the change must then not take effect
     */
    public synchronized void record(Map<String, String> texts, String author, Instant time) throws IOException {
        for (Map.Entry<String, String> policy : texts.entrySet()) {
            List<PolicyVersion> versions = versions(policy.getKey());
            String digest = Sha256.of(policy.getValue());
            if (versions.isEmpty() || !versions.get(0).digest().equals(digest)) {
                int number = versions.size() + 1;
                write(new PolicyVersion(policy.getKey(), number, author, time, digest, policy.getValue()));
            }
        }
        Set<String> gone = new HashSet<>(names());
        gone.removeAll(texts.keySet());
        for (String name : gone) {
            List<PolicyVersion> versions = versions(name);
            if (!versions.get(0).removed()) {
                write(new PolicyVersion(name, versions.size() + 1, author, time, "", ""));
            }
        }
    }

    /** The versions of a policy, the newest first. */
    public synchronized List<PolicyVersion> versions(String name) throws IOException {
        return read(folder(name));
    }

    /** Names of all policies that ever had a version. */
    private List<String> names() throws IOException {
        List<String> names = new ArrayList<>();
        if (Files.isDirectory(folder)) {
            try (DirectoryStream<Path> folders = Files.newDirectoryStream(folder, Files::isDirectory)) {
                for (Path each : folders) {
                    read(each).stream().findFirst().ifPresent(version -> names.add(version.policy()));
                }
            }
        }
        return names;
    }

    private static List<PolicyVersion> read(Path folder) throws IOException {
        List<PolicyVersion> versions = new ArrayList<>();
        if (Files.isDirectory(folder)) {
            try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, "*.json")) {
                for (Path file : files) {
                    versions.add(Json.MAPPER.readValue(file.toFile(), PolicyVersion.class));
                }
            }
        }
        versions.sort(Comparator.comparingInt(PolicyVersion::number).reversed());
        return versions;
    }

    private void write(PolicyVersion version) throws IOException {
        witness.about(version);
        Path file = folder(version.policy()).resolve("%06d.json".formatted(version.number()));
        AtomicFile.write(file, out -> Json.MAPPER.writeValue(out, version));
    }

    /** A name may hold anything, so the folder has its digest beside the harmless part. */
    private Path folder(String name) {
        String harmless = name.replaceAll("[^A-Za-z0-9_-]", "_");
        return folder.resolve(harmless.substring(0, Math.min(40, harmless.length())) + "-"
                + Sha256.of(name).substring(0, 12));
    }
}
