package io.jenkins.plugins.securitygate.scanner;

import io.jenkins.plugins.securitygate.report.SecretDigest;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/**
 * What a running scan gets from whoever runs it.
 *
 * @param secrets how secret values become digests
 * @param cancelled asked often; {@code true} ends the scan
 * @param progress takes short texts about how far the scan is
 */
public record ScanContext(SecretDigest secrets, BooleanSupplier cancelled, Consumer<String> progress) {

    /** A context that is never cancelled and tells nobody about its progress. */
    public static ScanContext quiet(SecretDigest secrets) {
        return new ScanContext(secrets, () -> false, text -> {});
    }

    /** @throws CancellationException when the scan was cancelled */
    public void checkCancelled() {
        if (cancelled.getAsBoolean()) {
            throw new CancellationException("the scan was cancelled");
        }
    }
}
