package io.jenkins.plugins.securitygate.jenkins;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the compiler does not see in the views. */
class JellyTextTest {
    /** Stapler takes what stands in parentheses at the end of a translated text for arguments. */
    private static final Pattern ARGUMENTS = Pattern.compile("\\$\\{%[^}]*\\)}");

    @Test
    void noTranslatedTextEndsWithAParenthesis() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("src/main/resources"))) {
            List<Path> views =
                    files.filter(file -> file.toString().endsWith(".jelly")).toList();

            assertThat(views).isNotEmpty();
            assertThat(views)
                    .allSatisfy(view -> assertThat(Files.readString(view)).doesNotContainPattern(ARGUMENTS));
        }
    }
}
