package io.jenkins.plugins.securitygate.scanner.container;

import io.jenkins.plugins.securitygate.scanner.archive.Unclosed;
import io.jenkins.plugins.securitygate.scanner.secret.StreamSearch;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * Gives the files of one layer to the search for secrets. Of one that is neither text nor archive the name matters, and its
 * beginning; short ones are handed over as a whole, long ones while they are read.
 */
final class LayerTexts {
    private static final int WHOLE = 1 << 20;
    /** Of a file that is searched while it is read: what waits, and the part that is searched. */
    private static final int WHILE_READ = 4 << 20;

    private final TextSearch search;
    private final Queue<FileSecret> found = new ConcurrentLinkedQueue<>();

    /** @param search {@code null} when nobody wants to know of secrets */
    LayerTexts(TextSearch search) {
        this.search = search;
    }

    /** What was found; complete once {@link TextSearch#await} came back. */
    Queue<FileSecret> found() {
        return found;
    }

    /** Searches a file that nobody else reads. */
    void search(String path, long size, InputStream content) throws IOException {
        searched(path, size, content).close();
    }

    /** The content of a file that is searched too, whether or not it is read; closing it leaves the layer open. */
    InputStream searched(String path, long size, InputStream content) throws IOException {
        if (search == null || !SecretPlaces.searched(path)) {
            return new Unclosed(content);
        }
        byte[] head = content.readNBytes(StreamSearch.HEAD);
        InputStream whole = new SequenceInputStream(new ByteArrayInputStream(head), new Unclosed(content));
        if (!search.readsOn(path, head)) {
            search.later(path, size, head.length, new ByteArrayInputStream(head), found);
            return whole;
        }
        if (size > WHOLE) {
            FilePipe pipe = new FilePipe();
            search.later(path, size, WHILE_READ, pipe, found);
            return new CopiedStream(whole, pipe);
        }
        byte[] all = whole.readAllBytes();
        search.later(path, size, all.length, new ByteArrayInputStream(all), found);
        return new ByteArrayInputStream(all);
    }
}
