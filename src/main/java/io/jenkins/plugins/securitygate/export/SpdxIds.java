package io.jenkins.plugins.securitygate.export;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;

/** The licence and exception ids of the SPDX licence list 3.27.0, as CycloneDX takes them. */
final class SpdxIds {
    private static final Set<String> IDS = load();

    private SpdxIds() {}

    static boolean isId(String text) {
        return IDS.contains(text);
    }

    /** Whether the text is more than one id, put together by SPDX's operators (SPDX 2.3, annex D). */
    static boolean isExpression(String text) {
        String[] words = text.replace("(", " ").replace(")", " ").strip().split("\\s+");
        return words.length >= 3 && Arrays.stream(words).allMatch(SpdxIds::isPart);
    }

    private static boolean isPart(String word) {
        return switch (word) {
            case "AND", "OR", "WITH" -> true;
            default ->
                word.startsWith("LicenseRef-")
                        || isId(word.endsWith("+") ? word.substring(0, word.length() - 1) : word);
        };
    }

    private static Set<String> load() {
        try (InputStream in = SpdxIds.class.getResourceAsStream("spdx-ids.txt")) {
            String text = new String(in.readAllBytes(), StandardCharsets.US_ASCII);
            return text.lines().collect(Collectors.toUnmodifiableSet());
        } catch (IOException e) {
            throw new UncheckedIOException("The list of SPDX ids is missing from the jar", e);
        }
    }
}
