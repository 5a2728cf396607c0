package io.jenkins.plugins.securitygate.license;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The licence and exception ids of the SPDX licence list 3.27.0, as CycloneDX takes them. */
public final class SpdxIds {
    private static final Map<String, String> NAMES = new LinkedHashMap<>();
    private static final Map<String, String> LICENSES = new LinkedHashMap<>();
    private static final Map<String, String> EXCEPTIONS = new LinkedHashMap<>();

    static {
        for (String line : lines("spdx-licenses.txt")) {
            String[] columns = line.split("\t");
            LICENSES.put(columns[0].toLowerCase(Locale.ROOT), columns[0]);
            if (columns.length > 1) {
                NAMES.put(columns[1], columns[0]);
            }
        }
        lines("spdx-exceptions.txt").forEach(id -> EXCEPTIONS.put(id.toLowerCase(Locale.ROOT), id));
    }

    private SpdxIds() {}

    /** Whether the text is the id of a licence or an exception, letter by letter. */
    public static boolean isId(String text) {
        String lower = text.toLowerCase(Locale.ROOT);
        return text.equals(LICENSES.get(lower)) || text.equals(EXCEPTIONS.get(lower));
    }

    /** The licence's id as the list writes it; ids do not depend on case (SPDX 2.3, annex D). */
    static Optional<String> license(String text) {
        return Optional.ofNullable(LICENSES.get(text.toLowerCase(Locale.ROOT)));
    }

    /** The exception's id as the list writes it. */
    static Optional<String> exception(String text) {
        return Optional.ofNullable(EXCEPTIONS.get(text.toLowerCase(Locale.ROOT)));
    }

    /** The ids by the full names that the list gives. */
    static Map<String, String> byName() {
        return NAMES;
    }

    /** The lines of a resource of this package. */
    static List<String> lines(String resource) {
        try (InputStream in = SpdxIds.class.getResourceAsStream(resource)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(resource + " is missing from the jar", e);
        }
    }
}
