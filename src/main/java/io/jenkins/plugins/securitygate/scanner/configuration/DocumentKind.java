package io.jenkins.plugins.securitygate.scanner.configuration;

import io.jenkins.plugins.securitygate.scanner.SourceFile;
import java.util.stream.Stream;

/**
 * One format of configuration file, for example Dockerfiles. A new format is one implementation and one entry in
 * {@link ConfigurationScanner}. Holds no state.
 */
public interface DocumentKind {
    /** Whether the file can be of this kind, by its name alone; the file is not read when no kind says so. */
    boolean mayBe(SourceFile file);

    /**
     * Whether the content is of this kind.
     *
     * @param text the file's text, of a file that is too large its beginning
     */
    boolean recognises(String text);

    /** All rules about this kind of document. */
    Stream<Rule<?>> rules();

    /** Parses the text and tells every finding, fact and error. Never throws on what the text says. */
    void inspect(SourceText source, Inspection inspection);
}
