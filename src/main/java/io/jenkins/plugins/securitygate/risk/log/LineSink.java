package io.jenkins.plugins.securitygate.risk.log;

/** Takes the lines of a log, one after the other. */
@FunctionalInterface
interface LineSink {
    /**
     * Takes a line without its line break.
     *
     * @param bytes valid during the call only
     * @param start of the line
     * @param end behind the line
     */
    void line(byte[] bytes, int start, int end);
}
