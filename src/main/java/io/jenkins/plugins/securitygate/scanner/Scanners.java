package io.jenkins.plugins.securitygate.scanner;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.ServiceLoader;

/** All embedded scanners, found on the class path. */
public final class Scanners {
    // The scanner's own class loader: in Jenkins the thread's context loader does not see a plugin.
    private static final List<Scanner> ALL = ServiceLoader.load(Scanner.class, Scanner.class.getClassLoader()).stream()
            .map(ServiceLoader.Provider::get)
            .sorted(Comparator.comparing(Scanner::id))
            .toList();

    private Scanners() {}

    /** Every scanner, in the order of their ids. */
    public static List<Scanner> all() {
        return ALL;
    }

    /** The scanner with this id, empty when there is none. */
    public static Optional<Scanner> byId(String id) {
        return ALL.stream().filter(scanner -> scanner.id().equals(id)).findFirst();
    }
}
