package io.jenkins.plugins.securitygate.scanner.dependency;

import com.github.packageurl.MalformedPackageURLException;
import com.github.packageurl.PackageURL;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Which package an archive is, by the SHA-1 of its bytes: a text file with a hash and a package URL on each line, in any
 * order; lines that begin with {@code #} are comments. It is read once, and only what is asked for is kept.
 *
 * @param file where it is
 */
record ArchiveHashes(Path file) {
    private static final Pattern LINE = Pattern.compile("([0-9a-fA-F]{40})\\s+\\*?(pkg:maven/\\S+)\\s*");

    /**
     * The packages of these hashes, as far as the file has them.
     *
     * @param hashes lower case
     * @throws IOException when the file cannot be read, or a line is not as it should be
     */
    Map<String, PackageURL> find(Set<String> hashes) throws IOException {
        Map<String, PackageURL> found = new HashMap<>();
        try (BufferedReader lines = Files.newBufferedReader(file)) {
            int number = 0;
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                number++;
                if (!line.isBlank() && !line.startsWith("#")) {
                    read(line, number, hashes, found);
                }
            }
        }
        return found;
    }

    private void read(String line, int number, Set<String> hashes, Map<String, PackageURL> found) throws IOException {
        Matcher matcher = LINE.matcher(line);
        if (!matcher.matches()) {
            throw new IOException(bad(number));
        }
        String hash = matcher.group(1).toLowerCase(Locale.ROOT);
        if (hashes.contains(hash)) {
            try {
                found.putIfAbsent(hash, new PackageURL(matcher.group(2)));
            } catch (MalformedPackageURLException e) {
                throw new IOException(bad(number), e);
            }
        }
    }

    private String bad(int number) {
        return file + ", line " + number + ": expected a SHA-1 and a package URL such as pkg:maven/GROUP/NAME@VERSION";
    }
}
