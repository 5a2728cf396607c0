package io.jenkins.plugins.securitygate.scanner.license;

import io.jenkins.plugins.securitygate.scanner.SourceFile;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What is read of a file to know its licence. */
final class LicenseFile {
    /** A file with the texts of hundreds of licences is shorter, in bytes. */
    private static final int MAX_TEXT = 4 << 20;

    private static final int MAX_HEAD = 4 << 10;
    private static final int TAG_LINES = 20;
    private static final Pattern TAG = Pattern.compile(
            "^[^A-Za-z0-9\"'`]*SPDX-License-Identifier:\\s*(.+?)\\s*(?:\\*/|-->|--}}|\\*\\)|#}|\\*+)?\\s*$");

    private LicenseFile() {}

    /** @throws IOException when it cannot be read, or is longer than any honest text */
    static String text(SourceFile file) throws IOException {
        if (Files.size(file.file()) > MAX_TEXT) {
            throw new TooLongException("the text", MAX_TEXT);
        }
        return head(file, MAX_TEXT);
    }

    /** The SPDX tag in a comment among the first lines; empty when there is none. */
    static Optional<String> tag(SourceFile file) throws IOException {
        return head(file, MAX_HEAD)
                .lines()
                .limit(TAG_LINES)
                .map(TAG::matcher)
                .filter(Matcher::matches)
                .map(matcher -> matcher.group(1))
                .findFirst();
    }

    private static String head(SourceFile file, int bytes) throws IOException {
        try (InputStream in = Files.newInputStream(file.file(), LinkOption.NOFOLLOW_LINKS)) {
            return new String(in.readNBytes(bytes), StandardCharsets.UTF_8);
        }
    }
}
