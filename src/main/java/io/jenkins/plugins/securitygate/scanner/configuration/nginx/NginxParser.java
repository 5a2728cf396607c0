package io.jenkins.plugins.securitygate.scanner.configuration.nginx;

import io.jenkins.plugins.securitygate.model.Location;
import io.jenkins.plugins.securitygate.scanner.configuration.SourceText;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.BiConsumer;

/** Reads the directives of a file. A brace too many closes nothing; what is never closed ends with the file. */
final class NginxParser {
    private final SourceText source;
    private final BiConsumer<Location, String> problems;
    private final Deque<Directive> open = new ArrayDeque<>();
    private final List<String> words = new ArrayList<>();
    private final StringBuilder word = new StringBuilder();
    private int line = 1;
    private int firstLine;

    private NginxParser(SourceText source, BiConsumer<Location, String> problems) {
        this.source = source;
        this.problems = problems;
        open.push(new Directive("", List.of(), Location.of(source.path(), 0), new ArrayList<>()));
    }

    /**
     * The whole file as a directive without a name.
     *
     * @param problems takes where something is never closed
     */
    static Directive parse(SourceText source, BiConsumer<Location, String> problems) {
        NginxParser parser = new NginxParser(source, problems);
        parser.run();
        return parser.open.peekLast();
    }

    private void run() {
        String text = source.text();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '#' && word.isEmpty()) {
                int end = text.indexOf('\n', i);
                i = (end < 0 ? text.length() : end) - 1;
            } else if ((c == '"' || c == '\'') && word.isEmpty()) {
                i = quoted(text, i, c);
            } else {
                plain(c);
            }
        }
        if (open.size() > 1) {
            problems.accept(
                    open.peek().location(), "the block is never closed: everything up to the end is read as its own");
        }
    }

    private int quoted(String text, int start, char quote) {
        int i = start + 1;
        int firstLineOfText = line;
        for (; i < text.length() && text.charAt(i) != quote; i++) {
            append(text.charAt(i));
            line += text.charAt(i) == '\n' ? 1 : 0;
        }
        endWord();
        if (i == text.length()) {
            problems.accept(
                    Location.of(source.path(), firstLineOfText), "not checked from here: the quoted text has no end");
        }
        return i;
    }

    private void plain(char c) {
        switch (c) {
            case ';' -> endDirective(false);
            case '{' -> endDirective(true);
            case '}' -> {
                endDirective(false);
                if (open.size() > 1) {
                    open.pop();
                }
            }
            default -> {
                if (Character.isWhitespace(c)) {
                    endWord();
                } else {
                    append(c);
                }
            }
        }
        line += c == '\n' ? 1 : 0;
    }

    private void append(char c) {
        if (words.isEmpty() && word.isEmpty()) {
            firstLine = line;
        }
        word.append(c);
    }

    private void endWord() {
        if (!word.isEmpty()) {
            words.add(word.toString());
            word.setLength(0);
        }
    }

    private void endDirective(boolean block) {
        endWord();
        String name = words.isEmpty() ? "" : words.get(0);
        List<String> arguments = words.isEmpty() ? List.of() : List.copyOf(words.subList(1, words.size()));
        if (block || !name.isEmpty()) {
            Location at = Location.of(source.path(), name.isEmpty() ? line : firstLine);
            Directive directive = new Directive(name, arguments, at, new ArrayList<>());
            open.peek().children().add(directive);
            if (block) {
                open.push(directive);
            }
        }
        words.clear();
    }
}
