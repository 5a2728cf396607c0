package hudson.model;

import java.io.PrintStream;
import java.io.PrintWriter;

public interface TaskListener {
    PrintStream getLogger();

    default PrintWriter error(String message) {
        throw new UnsupportedOperationException();
    }
}
