package io.jenkins.plugins.securitygate.scanner.configuration.jenkinsfile;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import io.jenkins.plugins.securitygate.model.Location;
import io.jenkins.plugins.securitygate.scanner.configuration.SourceText;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A Jenkinsfile by its lines.
 *
 * @param lines those that are no comments
 * @param secrets names of the variables that hold credentials
 */
record Jenkinsfile(List<Line> lines, Set<String> secrets) {
    private static final Pattern BOUND = Pattern.compile("\\b(?:variable|passwordVariable|tokenVariable|"
            + "secretKeyVariable|passphraseVariable)\\s*:\\s*['\"](\\w+)['\"]"
            + "|^\\s*(\\w+)\\s*=\\s*credentials\\s*\\(");

    static Jenkinsfile of(SourceText source) {
        List<Line> lines = new ArrayList<>();
        Set<String> secrets = new HashSet<>();
        boolean comment = false;
        int number = 0;
        for (String text : source.text().split("\n", -1)) {
            number++;
            String code = text.strip();
            comment = comment || code.startsWith("/*");
            if (comment) {
                comment = !code.contains("*/");
            } else if (!code.startsWith("//") && !code.startsWith("#")) {
                lines.add(new Line(code, Location.of(source.path(), number)));
                Matcher bound = BOUND.matcher(text);
                while (bound.find()) {
                    secrets.add(bound.group(1) == null ? bound.group(2) : bound.group(1));
                }
            }
        }
        return new Jenkinsfile(lines, secrets);
    }

    /** One line without its indentation. */
    record Line(String text, Location location) {
        private static final Pattern IMAGE = Pattern.compile("\\b(?:image\\s*\\(?|docker)\\s*['\"]([^'\"]+)['\"]");

        /** The image that the line has the build run in. */
        Optional<String> image() {
            Matcher image = IMAGE.matcher(text);
            return image.find() ? Optional.of(image.group(1)) : Optional.empty();
        }
    }
}
