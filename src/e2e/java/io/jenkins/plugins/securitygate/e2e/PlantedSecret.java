package io.jenkins.plugins.securitygate.e2e;

/** A key that looks real to a scanner and opens nothing. */
final class PlantedSecret {
    // Assembled here, so that scanners of hosting services do not take the test for a leak.
    static final String VALUE = "AKIA" + "QYLPMN5HFIQR7XYA";

    /** Pipeline that leaves the key in a file and scans for it. */
    static final String SCAN = """
            node {
              deleteDir()
              writeFile file: 'cfg.py', text: "key = '${'AKIA' + 'QYLPMN5HFIQR7XYA'}'"
              securityScan('secret')
            }
            """;

    private PlantedSecret() {}
}
