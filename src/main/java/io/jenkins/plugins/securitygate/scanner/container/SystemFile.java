package io.jenkins.plugins.securitygate.scanner.container;

import io.jenkins.plugins.securitygate.scanner.container.Paragraphs.Paragraph;
import io.jenkins.plugins.securitygate.scanner.container.rpm.RpmDatabase;
import java.util.List;
import java.util.Map;

/** What matters of a file that tells which system is installed. */
sealed interface SystemFile {
    /** A database of dpkg or apk. */
    record Entries(List<Paragraph> paragraphs) implements SystemFile {}

    /** A database of RPM. */
    record Rpm(RpmDatabase database) implements SystemFile {}

    /** The settings of an os-release file. */
    record Release(Map<String, String> settings) implements SystemFile {}

    /** A file whose content was not read. */
    record Unread(String reason) implements SystemFile {}
}
