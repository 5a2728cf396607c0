package io.jenkins.plugins.securitygate.jenkins.admin;

import io.jenkins.plugins.securitygate.vex.Vex;
import io.jenkins.plugins.securitygate.vex.VexDocument;
import io.jenkins.plugins.securitygate.vex.VexException;
import io.jenkins.plugins.securitygate.vex.VexFile;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * VEX documents that administrators name for jobs, one a line: {@code payments/** = /etc/jenkins/vex/payments
 * pkg:oci/payments}. After the file or folder on the controller stand the names under which the documents know what these
 * jobs make. A build cannot name any: what it brings itself only speaks for the report that it stands in.
 */
final class VexSources {
    private final List<Source> sources;

    /**
     * @param lines as written
     * @throws VexException when one has no {@code =} or names no file
     */
    VexSources(String lines) throws VexException {
        List<Source> read = new ArrayList<>();
        for (String line : JobPatterns.lines(lines)) {
            read.add(source(line));
        }
        sources = List.copyOf(read);
    }

    /** One line. */
    private record Source(JobPatterns jobs, Path path, Set<String> products) {}

    private static Source source(String line) throws VexException {
        String[] parts = line.split("=", 2);
        String[] words = parts.length == 2 ? parts[1].strip().split("\\s+") : new String[] {""};
        if (words[0].isEmpty()) {
            throw new VexException("'" + line + "': expected a pattern of jobs, '=' and a file or folder");
        }
        try {
            return new Source(
                    new JobPatterns(parts[0].strip()),
                    Path.of(words[0]),
                    Set.of(List.of(words).subList(1, words.length).toArray(String[]::new)));
        } catch (InvalidPathException e) {
            throw new VexException("'" + words[0] + "' is no path: " + e.getReason(), e);
        }
    }

    /** What the documents of a job say. */
    Vex of(String fullName) throws VexException {
        List<VexDocument> documents = new ArrayList<>();
        Set<String> products = new HashSet<>();
        for (Source source : sources) {
            if (source.jobs().matches(fullName)) {
                documents.addAll(VexFile.readAll(source.path()));
                products.addAll(source.products());
            }
        }
        return documents.isEmpty() ? Vex.NONE : new Vex(documents, products);
    }

    /** Reads all documents. */
    void check() throws VexException {
        for (Source source : sources) {
            VexFile.readAll(source.path());
        }
    }
}
