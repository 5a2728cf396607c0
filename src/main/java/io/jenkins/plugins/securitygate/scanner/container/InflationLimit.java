package io.jenkins.plugins.securitygate.scanner.container;

import io.jenkins.plugins.securitygate.report.CountedStream;
import java.io.InputStream;

/** Ends the reading of a layer that grows, when decompressed, beyond what honest ones do. */
final class InflationLimit extends CountedStream {
    private static final long ALWAYS_ALLOWED = 1L << 30;
    private static final long MAX_RATIO = 100;

    private final String layer;
    private final long limit;
    private long count;

    /**
     * @param layer its name in errors
     * @param stored bytes that the layer has in the archive
     */
    InflationLimit(InputStream in, String layer, long stored) {
        super(in);
        this.layer = layer;
        this.limit = Math.max(ALWAYS_ALLOWED, stored * MAX_RATIO);
    }

    @Override
    protected void counted(int bytes) throws BadImageException {
        count += bytes;
        if (count > limit) {
            throw new BadImageException(layer, "the layer has more than " + limit + " bytes when decompressed");
        }
    }
}
