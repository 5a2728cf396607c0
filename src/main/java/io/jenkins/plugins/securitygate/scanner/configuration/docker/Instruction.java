package io.jenkins.plugins.securitygate.scanner.configuration.docker;

import io.jenkins.plugins.securitygate.model.Location;
import io.jenkins.plugins.securitygate.scanner.configuration.Hit;
import io.jenkins.plugins.securitygate.scanner.configuration.SecretWords;
import io.jenkins.plugins.securitygate.scanner.configuration.SourceText;
import java.util.List;

/**
 * One instruction of a Dockerfile.
 *
 * @param source the file
 * @param keyword in upper case; of {@code ONBUILD} the instruction that it triggers
 * @param text what follows the keyword, one line for each line of the file without continuation characters, comments
 *     and empty lines; bodies of here-documents included
 * @param lines where each line of the text stands in the file
 * @param onBuild whether it runs in the builds of other images only
 */
record Instruction(SourceText source, String keyword, String text, List<Line> lines, boolean onBuild) {
    private static final int MAX_SNIPPET = 500;

    /**
     * One line of the text.
     *
     * @param number of the line in the file
     * @param start offset of its first character in the text
     */
    record Line(int number, int start) {}

    boolean is(String name) {
        return keyword.equals(name);
    }

    /** The words of the text, flags left out. */
    List<String> words() {
        return List.of(text.strip().split("\\s+")).stream()
                .dropWhile(word -> word.startsWith("--"))
                .filter(word -> !word.isEmpty())
                .toList();
    }

    /** Whether a flag such as {@code --checksum} is given. */
    boolean hasFlag(String flag) {
        return List.of(text.strip().split("\\s+")).stream()
                .takeWhile(word -> word.startsWith("--"))
                .anyMatch(word -> word.startsWith(flag + "="));
    }

    Location location() {
        return source.at(lines.get(0).number(), 1);
    }

    /** The line of the file that this offset of the text stands on. */
    Location locationAt(int offset) {
        return source.at(lines.get(lineAt(offset)).number(), 1);
    }

    /** This instruction broke a rule. */
    Hit hit(String detail) {
        return hit(0, detail);
    }

    /** What stands at this offset of the text broke a rule. */
    Hit hit(int offset, String detail) {
        int index = lineAt(offset);
        int end = index + 1 < lines.size() ? lines.get(index + 1).start() - 1 : text.length();
        int start = lines.get(index).start();
        String line = text.substring(start, Math.min(end, start + MAX_SNIPPET)).strip();
        String written = index == 0 ? keyword + " " + line : line;
        return new Hit(source.at(lines.get(index).number(), 1), SecretWords.masked(written), detail);
    }

    /** Which line of the text this offset is on, counted from 0. */
    int lineAt(int offset) {
        int low = 0;
        int high = lines.size() - 1;
        while (low < high) {
            int middle = (low + high + 1) / 2;
            if (lines.get(middle).start() <= offset) {
                low = middle;
            } else {
                high = middle - 1;
            }
        }
        return low;
    }
}
