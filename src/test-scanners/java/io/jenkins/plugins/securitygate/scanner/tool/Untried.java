package io.jenkins.plugins.securitygate.scanner.tool;

import static java.util.Map.entry;

import java.util.Map;
import java.util.Set;

/** Why no trial has a tool of the catalogue find something. */
final class Untried {
    private static final String NOT_A_MODULE = "its makers release it as a binary or an image; its Go module ";
    private static final String NOT_SERVED = " is not served by the module proxy that the trials use";

    private static final Map<String, String> REASONS = Map.ofEntries(
            entry("brakeman", "a Ruby gem; no other package holds it"),
            entry("dockle", NOT_A_MODULE + "github.com/goodwithtech/dockle" + NOT_SERVED),
            entry("kube-linter", NOT_A_MODULE + "golang.stackrox.io/kube-linter" + NOT_SERVED),
            entry("kubescape", NOT_A_MODULE + "github.com/kubescape/kubescape/v3" + NOT_SERVED),
            entry("nikto", "a Perl program that Debian 12 does not have"),
            entry("nuclei", NOT_A_MODULE + "github.com/projectdiscovery/nuclei/v3" + NOT_SERVED),
            entry(
                    "ort",
                    "its makers release it as an archive or an image; Maven Central has no org.ossreviewtoolkit:cli"),
            entry(
                    "snyk",
                    "its npm package fetches the program from its makers when it first runs; it needs an account"),
            entry("terrascan", NOT_A_MODULE + "github.com/tenable/terrascan" + NOT_SERVED),
            entry("trufflehog", NOT_A_MODULE + "github.com/trufflesecurity/trufflehog/v3" + NOT_SERVED),
            entry("yarn-audit", "Yarn 1 asks registry.yarnpkg.com and nothing else, which the trials do not depend on"),
            entry(
                    "zap",
                    "Maven Central has its core (org.zaproxy:zap), which ends with code 1 without its add-on callhome,"
                            + " and none of its add-ons"));

    private Untried() {}

    /** The reason for a tool, in words; says so when there is a trial that did not run now. */
    static String reason(String tool) {
        return REASONS.getOrDefault(tool, "its trial was not part of this run");
    }

    /** Why a tool that has a trial is not there. */
    static String missing(ExternalTool tool) {
        return tool.id().equals("kics")
                ? "it takes minutes to build, so that only '.ci/install-scanners all' installs it"
                : tool.about().install();
    }

    /** The tools of which no trial expects a finding. */
    static Set<String> tools() {
        return REASONS.keySet();
    }
}
