package io.jenkins.plugins.securitygate.scanner.container;

import io.jenkins.plugins.securitygate.scanner.container.rpm.RpmDatabase;
import io.jenkins.plugins.securitygate.scanner.container.rpm.RpmPackage;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Set;

/** Reads the files that tell which system is installed, and notes which files its packages own. */
final class SystemFileReader {
    /** A file of text, of which a few words of every line are kept. */
    private static final int MAX_TEXT = 64 << 20;

    private static final int MAX_RELEASE = 64 << 10;

    /** A database of RPM, which is held in memory while it is read; those of the largest images have half of it. */
    private static final int MAX_RPM = 96 << 20;

    private static final Object ONE_RPM_AT_A_TIME = new Object();

    private static final Set<String> DPKG_KEYS = Set.of("Package", "Version", "Architecture", "Status", "Source");
    private static final Set<String> APK_KEYS = Set.of("P", "V", "A", "L", "o");
    private static final int MD5_DIGITS = 32;

    private final OwnedFiles owned;

    /** @param owned takes the files of packages */
    SystemFileReader(OwnedFiles owned) {
        this.owned = owned;
    }

    /**
     * Reads a file.
     *
     * @param path one that {@link PackageFiles#read} names
     * @throws IOException when the layer cannot be read on
     */
    SystemFile read(String path, long size, InputStream content) throws IOException {
        if (PackageFiles.RPM.contains(path)) {
            return rpm(size, content);
        }
        if (PackageFiles.OS_RELEASE.contains(path)) {
            byte[] text = content.readNBytes(MAX_RELEASE);
            return new SystemFile.Release(Distribution.settings(text));
        }
        if (size > MAX_TEXT) {
            return new SystemFile.Unread("it is larger than " + MAX_TEXT + " bytes");
        }
        if (PackageFiles.APK.contains(path)) {
            return new SystemFile.Entries(Paragraphs.of(content, APK_KEYS, owned.ofApk()));
        }
        return new SystemFile.Entries(Paragraphs.of(content, DPKG_KEYS, line -> {}));
    }

    /** Notes the files of a package of dpkg: a path in each line, or a check sum and a path. */
    void list(String path, InputStream content) throws IOException {
        int from = path.endsWith(PackageFiles.DPKG_SUMS) ? MD5_DIGITS : 0;
        BufferedReader lines = new BufferedReader(
                new InputStreamReader(new ByteArrayInputStream(content.readNBytes(MAX_TEXT)), StandardCharsets.UTF_8));
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            if (line.length() > from) {
                owned.add(line.substring(from).strip());
            }
        }
    }

    private SystemFile rpm(long size, InputStream content) throws IOException {
        if (size > MAX_RPM) {
            return new SystemFile.Unread("it is larger than " + MAX_RPM + " bytes");
        }
        synchronized (ONE_RPM_AT_A_TIME) {
            byte[] whole = new byte[(int) size];
            content.readNBytes(whole, 0, whole.length);
            RpmDatabase database = RpmDatabase.read(whole);
            database.packages().stream().map(RpmPackage::privileged).forEach(files -> files.forEach(owned::add));
            return new SystemFile.Rpm(database);
        }
    }
}
