package io.jenkins.plugins.securitygate.scanner.dependency;

import com.google.auto.service.AutoService;
import io.jenkins.plugins.securitygate.model.ScanKind;
import io.jenkins.plugins.securitygate.report.ScanSink;
import io.jenkins.plugins.securitygate.scanner.ScanContext;
import io.jenkins.plugins.securitygate.scanner.Scanner;
import io.jenkins.plugins.securitygate.scanner.SourceTree;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Set;

/**
 * Lists the packages that a project uses, and finds known vulnerabilities of them in a database that is a folder. Without
 * a database the scan fails, and still lists the packages.
 */
@AutoService(Scanner.class)
public final class DependencyScanner implements Scanner {
    /** The id of this scanner. */
    public static final String ID = "dependency";

    private final VulnerabilityLookup lookup;
    private final ReferenceFiles reference;

    /** A scanner with the database that the environment names, if any. */
    public DependencyScanner() {
        this(VulnerabilityLookup.ofEnvironment());
    }

    /** A scanner with a database, and with the reference files that the environment names. */
    public DependencyScanner(VulnerabilityLookup lookup) {
        this(lookup, ReferenceFiles.ofEnvironment());
    }

    /** A scanner with a database and reference files. */
    public DependencyScanner(VulnerabilityLookup lookup, ReferenceFiles reference) {
        this.lookup = lookup;
        this.reference = reference;
    }

    /** A scanner with the database in a folder. */
    public static DependencyScanner withDatabase(Path folder) {
        return new DependencyScanner(new VulnerabilityLookup(folder.toString()));
    }

    /** Whether somebody said where the database is; it may be missing or damaged all the same. */
    public boolean hasDatabase() {
        return lookup.isConfigured();
    }

    @Override
    public String id() {
        return ID;
    }

    @Override
    public String title() {
        return "Packages that lockfiles, manifests and Java archives name, and their known vulnerabilities (needs OSV"
                + " data)";
    }

    @Override
    public Set<ScanKind> kinds() {
        return Set.of(ScanKind.DEPENDENCY);
    }

    @Override
    public void scan(SourceTree tree, ScanContext context, ScanSink sink) throws IOException {
        PackageList packages = Inventory.of(tree, reference, context, sink);
        if (lookup.isConfigured()) {
            lookup.check(packages, context, sink);
        } else {
            sink.failed(VulnerabilityLookup.NOT_CONFIGURED);
        }
        packages.reportRest(sink);
    }
}
