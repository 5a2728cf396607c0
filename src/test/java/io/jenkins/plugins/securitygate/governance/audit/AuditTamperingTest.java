package io.jenkins.plugins.securitygate.governance.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.ByteRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;

/** Whatever is done to a trail is found. */
class AuditTamperingTest {
    private static final Path FOLDER;
    private static final byte[] SOUND;
    private static final List<String> LINES;

    static {
        try {
            FOLDER = Files.createTempDirectory("audit");
            Trail trail = new Trail(FOLDER).filled();
            SOUND = trail.bytes();
            LINES = trail.lines();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private final Trail trail = new Trail(FOLDER);

    @BeforeContainer
    static void theTrailIsSound() throws IOException {
        assertThat(new Trail(FOLDER).check()).returns(true, AuditCheck::sound).returns(4L, AuditCheck::entries);
    }

    @AfterContainer
    static void remove() throws IOException {
        for (String name : List.of("audit-0001-000001.jsonl", "head.json", "audit.lock", "")) {
            Files.deleteIfExists(FOLDER.resolve(name));
        }
    }

    @Property(tries = 200)
    void anyEditedByte(@ForAll @IntRange(max = 100_000) int place, @ForAll @ByteRange(min = 1, max = 127) byte change)
            throws IOException {
        byte[] edited = SOUND.clone();
        edited[place % edited.length] ^= change;
        assertFound(edited);
    }

    @Property(tries = 200)
    void anyCut(@ForAll @IntRange(max = 100_000) int length) throws IOException {
        assertFound(Arrays.copyOf(SOUND, length % SOUND.length));
    }

    @Property(tries = 200)
    void anyRemovedBytes(@ForAll @IntRange(max = 100_000) int from, @ForAll @IntRange(min = 1, max = 2000) int count)
            throws IOException {
        int start = from % SOUND.length;
        byte[] shorter = Arrays.copyOf(SOUND, SOUND.length - Math.min(count, SOUND.length - start));
        System.arraycopy(SOUND, SOUND.length - (shorter.length - start), shorter, start, shorter.length - start);
        assertFound(shorter);
    }

    @Property
    void anyRemovedEntry(@ForAll @IntRange(max = 3) int entry) throws IOException {
        List<String> lines = new ArrayList<>(LINES);
        lines.remove(entry);
        assertFound(lines);
    }

    @Property
    void anyRepeatedEntry(@ForAll @IntRange(max = 3) int entry, @ForAll @IntRange(max = 4) int place)
            throws IOException {
        List<String> lines = new ArrayList<>(LINES);
        lines.add(place, LINES.get(entry));
        assertFound(lines);
    }

    @Property
    void anyTwoEntriesInEachOthersPlace(@ForAll @IntRange(max = 3) int one, @ForAll @IntRange(max = 3) int other)
            throws IOException {
        List<String> lines = new ArrayList<>(LINES);
        Collections.swap(lines, one, other);
        if (one != other) {
            assertFound(lines);
        }
    }

    private void assertFound(List<String> lines) throws IOException {
        assertFound((String.join("\n", lines) + "\n").getBytes(java.nio.charset.StandardCharsets.US_ASCII));
    }

    private void assertFound(byte[] bytes) throws IOException {
        Files.write(trail.file(), bytes);
        assertThat(trail.check().problems()).isNotEmpty();
    }
}
