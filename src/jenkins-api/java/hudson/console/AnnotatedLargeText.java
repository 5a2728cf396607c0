package hudson.console;

import java.io.IOException;
import java.io.OutputStream;
import org.kohsuke.stapler.framework.io.LargeText;

public class AnnotatedLargeText<T> extends LargeText {
    public long writeLogTo(long start, OutputStream out) throws IOException {
        throw new UnsupportedOperationException();
    }
}
