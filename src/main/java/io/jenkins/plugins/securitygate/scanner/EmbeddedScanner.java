package io.jenkins.plugins.securitygate.scanner;

import io.jenkins.plugins.securitygate.model.ScanKind;
import java.util.Set;

/** What every embedded scanner says of itself, whatever it scans. */
public sealed interface EmbeddedScanner permits Scanner, ImageScanner {
    /** Short id that users write, lower case, for example {@code secret}. Unique among all scanners. */
    String id();

    /** What it does, one line for people. */
    String title();

    /** Kinds of problem that it looks for. */
    Set<ScanKind> kinds();
}
