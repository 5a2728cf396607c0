package io.jenkins.plugins.securitygate.scanner.configuration;

import io.jenkins.plugins.securitygate.scanner.SourceFile;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

/** What the files of one folder say together; remembered for the kind of files that was asked for last. */
final class Siblings {
    /** Of one folder so much is read, in bytes. */
    static final int MAX_BYTES = 8 * 1024 * 1024;

    private final List<SourceFile> files;
    private String lastEnding = "";
    private Object last;

    /** @param files of the folder */
    Siblings(List<SourceFile> files) {
        this.files = files;
    }

    /**
     * Reads the files whose names have an ending, those that do not fit in and cannot be read left out.
     *
     * @param leftOut takes the files that do not fit in, once for the folder
     */
    <T> T read(String ending, Class<T> type, Function<List<SourceText>, T> reader, Consumer<SourceFile> leftOut) {
        if (!ending.equals(lastEnding) || !type.isInstance(last)) {
            last = reader.apply(texts(ending, leftOut));
            lastEnding = ending;
        }
        return type.cast(last);
    }

    private List<SourceText> texts(String ending, Consumer<SourceFile> leftOut) {
        List<SourceText> texts = new ArrayList<>();
        int left = MAX_BYTES;
        for (SourceFile file : files) {
            if (!file.name().endsWith(ending)) {
                continue;
            }
            if (file.size() > left) {
                leftOut.accept(file);
                continue;
            }
            text(file, left).ifPresent(texts::add);
            left -= (int) file.size();
        }
        return texts;
    }

    private static Optional<SourceText> text(SourceFile file, int limit) {
        try (InputStream in = Files.newInputStream(file.file(), LinkOption.NOFOLLOW_LINKS)) {
            String text = new String(in.readNBytes(limit), StandardCharsets.UTF_8);
            return Optional.of(new SourceText(file.path(), text));
        } catch (IOException e) {
            // The file's own inspection tells this.
            return Optional.empty();
        }
    }
}
