package io.jenkins.plugins.securitygate.scanner;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.ServiceLoader;

/** All embedded scanners, found on the class path. */
public final class Scanners {
    private static final List<Scanner> ALL = registered(Scanner.class);
    private static final List<ImageScanner> OF_IMAGES = registered(ImageScanner.class);

    private Scanners() {}

    /** Every scanner of folders, in the order of their ids. */
    public static List<Scanner> all() {
        return ALL;
    }

    /** Every scanner of container images, in the order of their ids. */
    public static List<ImageScanner> ofImages() {
        return OF_IMAGES;
    }

    /** The scanner of folders with this id, empty when there is none. */
    public static Optional<Scanner> byId(String id) {
        return ALL.stream().filter(scanner -> scanner.id().equals(id)).findFirst();
    }

    /** The scanner of container images with this id, empty when there is none. */
    public static Optional<ImageScanner> imagesById(String id) {
        return OF_IMAGES.stream().filter(scanner -> scanner.id().equals(id)).findFirst();
    }

    private static <S extends EmbeddedScanner> List<S> registered(Class<S> type) {
        // The scanner's own class loader: in Jenkins the thread's context loader does not see a plugin.
        return ServiceLoader.load(type, type.getClassLoader()).stream()
                .map(ServiceLoader.Provider::get)
                .sorted(Comparator.comparing(EmbeddedScanner::id))
                .toList();
    }
}
