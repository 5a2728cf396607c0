package io.jenkins.plugins.securitygate.scanner.container;

import java.util.concurrent.atomic.AtomicInteger;

/** How much all layers of an archive may hold together, whichever threads read them. */
final class LayerLimits {
    private static final int MAX_ENTRIES = 5_000_000;
    private static final int MAX_DEPENDENCIES = 500_000;

    private final AtomicInteger entries = new AtomicInteger();
    private final AtomicInteger dependencies = new AtomicInteger();

    void entry(String layer) throws BadImageException {
        if (entries.incrementAndGet() > MAX_ENTRIES) {
            throw new BadImageException(layer, "the layers have more than " + MAX_ENTRIES + " entries");
        }
    }

    void dependencies(String layer, int more) throws BadImageException {
        if (dependencies.addAndGet(more) > MAX_DEPENDENCIES) {
            throw new BadImageException(layer, "the layers name more than " + MAX_DEPENDENCIES + " packages");
        }
    }
}
