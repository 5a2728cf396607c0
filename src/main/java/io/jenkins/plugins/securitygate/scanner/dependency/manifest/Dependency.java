package io.jenkins.plugins.securitygate.scanner.dependency.manifest;

import io.jenkins.plugins.securitygate.model.Component;
import io.jenkins.plugins.securitygate.model.Component.Scope;
import io.jenkins.plugins.securitygate.scanner.dependency.Ecosystem;
import io.jenkins.plugins.securitygate.scanner.dependency.PackageList.Release;
import java.util.List;

/**
 * A package as a file names it.
 *
 * @param ecosystem where it comes from
 * @param name as people of the ecosystem write it
 * @param version empty when the file does not decide it
 * @param scope how the project uses it
 * @param licenses as the file states them
 */
public record Dependency(Ecosystem ecosystem, String name, String version, Scope scope, List<String> licenses) {
    public Dependency {
        licenses = List.copyOf(licenses);
    }

    Dependency(Ecosystem ecosystem, String name, String version, Scope scope) {
        this(ecosystem, name, version, scope, List.of());
    }

    /** The package as advisories know it. */
    public Release release() {
        return new Release(ecosystem.osv(), name, version);
    }

    /** The component that a scan reports. */
    public Component component(String path) {
        return new Component(ecosystem.purl(name, version), name, version, licenses, path, scope);
    }
}
