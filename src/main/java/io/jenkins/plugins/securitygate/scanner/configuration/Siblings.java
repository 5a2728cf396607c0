package io.jenkins.plugins.securitygate.scanner.configuration;

import io.jenkins.plugins.securitygate.scanner.SourceFile;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What the files of one folder say together; remembered for the folder that was asked for last. */
final class Siblings {
    /** Of one folder so much is read, in bytes. */
    static final int MAX_BYTES = 8 * 1024 * 1024;

    private final Map<String, List<SourceFile>> folders;
    private String lastKey = "";
    private Object last;

    Siblings(List<SourceFile> files) {
        folders = files.stream().collect(Collectors.groupingBy(file -> folder(file.path())));
    }

    private static String folder(String path) {
        return path.substring(0, path.lastIndexOf('/') + 1);
    }

    /**
     * Reads the files of a folder whose names have an ending, those that do not fit in and cannot be read left out.
     *
     * @param path of a file in the folder
     * @param leftOut takes the files that do not fit in, once for the folder
     */
    <T> T read(
            String path,
            String ending,
            Class<T> type,
            Function<List<SourceText>, T> reader,
            Consumer<SourceFile> leftOut) {
        String folder = folder(path);
        String key = folder + "*" + ending;
        if (!key.equals(lastKey) || !type.isInstance(last)) {
            last = reader.apply(texts(folder, ending, leftOut));
            lastKey = key;
        }
        return type.cast(last);
    }

    private List<SourceText> texts(String folder, String ending, Consumer<SourceFile> leftOut) {
        List<SourceText> texts = new ArrayList<>();
        int left = MAX_BYTES;
        for (SourceFile file : folders.getOrDefault(folder, List.of())) {
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
