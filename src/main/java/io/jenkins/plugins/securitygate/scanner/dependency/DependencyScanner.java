package io.jenkins.plugins.securitygate.scanner.dependency;

import com.google.auto.service.AutoService;
import io.jenkins.plugins.securitygate.model.ScanKind;
import io.jenkins.plugins.securitygate.report.ScanSink;
import io.jenkins.plugins.securitygate.scanner.ScanContext;
import io.jenkins.plugins.securitygate.scanner.Scanner;
import io.jenkins.plugins.securitygate.scanner.SourceTree;
import io.jenkins.plugins.securitygate.scanner.dependency.osv.OsvDatabase;
import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.Set;

/**
 * Lists the packages that a project uses, and finds known vulnerabilities of them in a database that is a folder. Without
 * a database the scan fails, and still lists the packages.
 */
@AutoService(Scanner.class)
public final class DependencyScanner implements Scanner {
    /** The id of this scanner. */
    public static final String ID = "dependency";

    /** The environment variable that names the folder with the database when nothing else does. */
    public static final String VARIABLE = "SECURITY_GATE_OSV";

    private static final DateTimeFormatter DAY = DateTimeFormatter.ISO_LOCAL_DATE.withZone(ZoneOffset.UTC);

    private final String database;

    /** A scanner with the database that the environment names, if any. */
    public DependencyScanner() {
        this(Optional.ofNullable(System.getenv(VARIABLE)).orElse(""));
    }

    private DependencyScanner(String database) {
        this.database = database;
    }

    /**
     * A scanner with a database.
     *
     * @param folder with OSV data, as zip archives or loose JSON files; an index of it is kept inside, or in the user's
     *     cache when it cannot be written to
     */
    public static DependencyScanner withDatabase(Path folder) {
        return new DependencyScanner(folder.toString());
    }

    /** Whether somebody said where the database is; it may be missing or damaged all the same. */
    public boolean hasDatabase() {
        return !database.isBlank();
    }

    @Override
    public String id() {
        return ID;
    }

    @Override
    public String title() {
        return "Packages that lockfiles, manifests and Java archives name, and their known vulnerabilities (needs OSV data)";
    }

    @Override
    public Set<ScanKind> kinds() {
        return Set.of(ScanKind.DEPENDENCY);
    }

    @Override
    public void scan(SourceTree tree, ScanContext context, ScanSink sink) throws IOException {
        Inventory inventory = Inventory.of(tree, context, sink);
        if (!hasDatabase()) {
            sink.failed(
                    "no vulnerability database is configured, so no package was checked; give a folder with OSV data"
                            + " by --osv or the environment variable " + VARIABLE);
            return;
        }
        try (OsvDatabase data = OsvDatabase.open(Path.of(database), context)) {
            if (data.newest() != null) {
                sink.tool("", "with OSV data of " + DAY.format(data.newest()));
            }
            data.problems().forEach(problem -> sink.error(database, problem));
            inventory.check(data);
        } catch (IOException | InvalidPathException e) {
            sink.failed("the vulnerability database cannot be used: " + e.getMessage());
        }
    }
}
