package io.jenkins.plugins.securitygate.governance;

import java.io.IOException;

/**
 * Is told what is about to be kept. What it refuses by an exception is not kept and does not take effect.
 *
 * @param <T> what is kept
 */
@FunctionalInterface
public interface Witness<T> {
    void about(T next) throws IOException;
}
