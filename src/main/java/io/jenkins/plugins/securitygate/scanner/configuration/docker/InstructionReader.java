package io.jenkins.plugins.securitygate.scanner.configuration.docker;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import io.jenkins.plugins.securitygate.scanner.configuration.SourceText;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Cuts a Dockerfile into instructions: parser directives, continuation lines, comments within them, here-documents. */
final class InstructionReader {
    private static final Pattern DIRECTIVE = Pattern.compile("^#\\s*([A-Za-z]+)\\s*=\\s*(.*?)\\s*$");
    private static final Pattern HEREDOC = Pattern.compile("<<(-?)[\"']?([A-Za-z_][A-Za-z0-9_]*)[\"']?");
    private static final Set<String> TAKES_HEREDOCS = Set.of("RUN", "COPY", "ADD");

    private final SourceText source;
    private final List<String> lines;
    private char escape = '\\';
    private int next;

    InstructionReader(SourceText source) {
        this.source = source;
        this.lines = source.text().lines().toList();
    }

    /** All instructions, in order. */
    List<Instruction> read() {
        readDirectives();
        List<Instruction> instructions = new ArrayList<>();
        while (next < lines.size()) {
            if (isSkipped(lines.get(next))) {
                next++;
            } else {
                instructions.add(readInstruction());
            }
        }
        return instructions;
    }

    private void readDirectives() {
        for (String line : lines) {
            Matcher directive = DIRECTIVE.matcher(line);
            if (!directive.matches()) {
                return;
            }
            if (directive.group(1).equalsIgnoreCase("escape")
                    && directive.group(2).equals("`")) {
                escape = '`';
            }
        }
    }

    private static boolean isSkipped(String line) {
        String start = line.stripLeading();
        return start.isEmpty() || start.startsWith("#");
    }

    private Instruction readInstruction() {
        List<String> parts = new ArrayList<>();
        List<Integer> numbers = new ArrayList<>();
        boolean more = true;
        while (more && next < lines.size()) {
            String line = lines.get(next++);
            // Comments and empty lines between continuation lines do not end the instruction.
            if (!isSkipped(line)) {
                String part = line.stripTrailing();
                more = part.charAt(part.length() - 1) == escape;
                parts.add(more ? part.substring(0, part.length() - 1) : part);
                numbers.add(next);
            }
        }
        return instruction(parts, numbers);
    }

    private Instruction instruction(List<String> parts, List<Integer> numbers) {
        String first = parts.get(0).strip();
        String word = firstWord(first);
        boolean onBuild = word.equalsIgnoreCase("ONBUILD");
        if (onBuild) {
            first = first.substring(word.length()).strip();
            word = firstWord(first);
        }
        // Only now in upper case: there are letters whose upper case is longer.
        String keyword = word.toUpperCase(Locale.ROOT);
        parts.set(0, first.substring(word.length()).strip());
        if (TAKES_HEREDOCS.contains(keyword)) {
            readHeredocs(String.join("\n", parts), parts, numbers);
        }
        return new Instruction(source, keyword, String.join("\n", parts), lines(parts, numbers), onBuild);
    }

    private static List<Instruction.Line> lines(List<String> parts, List<Integer> numbers) {
        List<Instruction.Line> result = new ArrayList<>();
        int start = 0;
        for (int i = 0; i < parts.size(); i++) {
            result.add(new Instruction.Line(numbers.get(i), start));
            start += parts.get(i).length() + 1;
        }
        return result;
    }

    private static String firstWord(String text) {
        int end = 0;
        while (end < text.length() && !Character.isWhitespace(text.charAt(end))) {
            end++;
        }
        return text.substring(0, end);
    }

    private void readHeredocs(String command, List<String> parts, List<Integer> numbers) {
        Matcher heredoc = HEREDOC.matcher(command);
        while (heredoc.find()) {
            // Three signs are a here-string of the shell.
            boolean hereString = heredoc.start() > 0 && command.charAt(heredoc.start() - 1) == '<';
            if (!hereString) {
                readHeredoc(heredoc.group(2), !heredoc.group(1).isEmpty(), parts, numbers);
            }
        }
    }

    private void readHeredoc(String end, boolean indented, List<String> parts, List<Integer> numbers) {
        while (next < lines.size()) {
            String line = lines.get(next++);
            String body = indented ? line.replaceFirst("^\\t+", "") : line;
            if (body.equals(end)) {
                return;
            }
            parts.add(line);
            numbers.add(next);
        }
    }
}
