package io.jenkins.plugins.securitygate.scanner.dependency.manifest;

import com.google.auto.service.AutoService;
import io.jenkins.plugins.securitygate.model.Component.Scope;
import io.jenkins.plugins.securitygate.scanner.dependency.Ecosystem;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Reads the build information that Go 1.18 and newer write into executables, as {@code go version -m} shows it. */
@AutoService(ManifestReader.class)
public final class GoBinaryReader implements ManifestReader {
    private static final byte[] MARK = "\u00ff Go buildinf:".getBytes(StandardCharsets.ISO_8859_1);
    /** First bytes of ELF, Mach-O and Windows executables. */
    private static final List<Integer> EXECUTABLES =
            List.of(0x7F454C46, 0xFEEDFACE, 0xFEEDFACF, 0xCEFAEDFE, 0xCFFAEDFE, 0xCAFEBABE);

    private static final int WINDOWS = 0x4D5A;
    private static final int BLOCK = 16;
    private static final int CHUNK = 64 << 10;
    private static final int INLINE_STRINGS = 2;
    private static final int MAX_TEXT = 4 << 20;
    /** Honest programs have a handful of them. */
    private static final int MAX_MARKS = 1_000;

    @Override
    public boolean reads(String path) {
        String name = FileNames.last(path);
        return !name.isEmpty() && name.indexOf('.') < 0 || name.endsWith(".exe");
    }

    @Override
    public Certainty certainty() {
        return Certainty.INSTALLED;
    }

    @Override
    public void read(ManifestFile file, DependencySink sink) throws IOException {
        try (InputStream content = file.open()) {
            byte[] head = content.readNBytes(BLOCK);
            if (head.length < BLOCK || !isExecutable(head)) {
                return;
            }
            InputStream in = new BufferedInputStream(content, CHUNK);
            for (int marks = 0; marks < MAX_MARKS && skippedToMark(in); marks++) {
                in.mark(2 * MAX_TEXT);
                List<String> texts = texts(in);
                if (texts.size() == 2 && texts.get(0).startsWith("go")) {
                    report(texts.get(0), texts.get(1), sink);
                    return;
                }
                in.reset();
            }
        }
    }

    /** The mark stands at a multiple of its block, and again, without what follows, in tools that look for it. */
    private static boolean skippedToMark(InputStream in) throws IOException {
        byte[] chunk = new byte[CHUNK];
        int length = CHUNK;
        while (length == CHUNK) {
            in.mark(CHUNK);
            length = in.readNBytes(chunk, 0, CHUNK);
            for (int at = 0; at + BLOCK <= length; at += BLOCK) {
                if (isMark(chunk, at)) {
                    in.reset();
                    in.skipNBytes(at + BLOCK);
                    return true;
                }
            }
        }
        return false;
    }

    private static boolean isExecutable(byte[] head) {
        int magic = (head[0] & 0xFF) << 24 | (head[1] & 0xFF) << 16 | (head[2] & 0xFF) << 8 | head[3] & 0xFF;
        return EXECUTABLES.contains(magic) || magic >>> 16 == WINDOWS;
    }

    private static boolean isMark(byte[] chunk, int at) {
        return chunk[at] == MARK[0]
                && Arrays.equals(MARK, 0, MARK.length, chunk, at, at + MARK.length)
                && (chunk[at + MARK.length + 1] & INLINE_STRINGS) != 0;
    }

    /** The version of Go and the modules, each behind its length; nothing when they are not there. */
    private static List<String> texts(InputStream in) throws IOException {
        List<String> texts = new ArrayList<>();
        in.readNBytes(BLOCK);
        for (int i = 0; i < 2; i++) {
            int length = length(in);
            byte[] text = length < 0 ? new byte[0] : in.readNBytes(length);
            if (text.length == length) {
                texts.add(new String(text, StandardCharsets.UTF_8));
            }
        }
        return texts;
    }

    /** A variable-length number as Go's encoding/binary writes it, -1 when it is beyond measure. */
    private static int length(InputStream in) throws IOException {
        int length = 0;
        for (int shift = 0; shift < 28; shift += 7) {
            int b = in.read();
            length |= (b & 0x7F) << shift;
            if (b < 0x80) {
                return b < 0 || length > MAX_TEXT ? -1 : length;
            }
        }
        return -1;
    }

    private static void report(String go, String modules, DependencySink sink) {
        List<Dependency> dependencies = new ArrayList<>();
        for (String line : modules.split("\n")) {
            String[] words = line.split("\t");
            boolean program = words.length > 2 && words[0].equals("mod") && words[2].startsWith("v");
            if (program || words.length > 2 && words[0].equals("dep")) {
                dependencies.add(module(words[1], words[2]));
            } else if (words.length > 2 && words[0].equals("=>") && !dependencies.isEmpty()) {
                // What replaces the module on the line before.
                dependencies.set(dependencies.size() - 1, module(words[1], words[2]));
            }
        }
        dependencies.forEach(sink::add);
        sink.add(module("stdlib", go.substring(2).split(" ", 2)[0]));
    }

    private static Dependency module(String path, String version) {
        return new Dependency(Ecosystem.GO, path, version, Scope.UNKNOWN);
    }
}
