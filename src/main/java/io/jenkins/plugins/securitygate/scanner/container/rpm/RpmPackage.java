package io.jenkins.plugins.securitygate.scanner.container.rpm;

import java.util.List;

/**
 * One installed package. Texts that its header does not have are empty.
 *
 * @param epoch a number, empty when the package has none
 * @param sourceRpm file name of the source package that it was built from
 * @param module name and stream of the module that it belongs to, as in {@code nodejs:18:8080020230906:63b34585}
 * @param privileged its files that run with the rights of their owner or group, relative to the root
 */
public record RpmPackage(
        String name,
        String epoch,
        String version,
        String release,
        String architecture,
        String license,
        String vendor,
        String sourceRpm,
        String module,
        List<String> privileged) {
    /** The version that advisories are compared with. */
    public String fullVersion() {
        return (epoch.isEmpty() ? "" : epoch + ":") + version + "-" + release;
    }

    /** The name of the source package: what stands before its version and release; empty when unknown. */
    public String sourceName() {
        int release = sourceRpm.lastIndexOf('-');
        int version = release < 0 ? -1 : sourceRpm.lastIndexOf('-', release - 1);
        return version < 0 ? "" : sourceRpm.substring(0, version);
    }
}
