package io.jenkins.plugins.securitygate.jenkins.pipeline;

import io.jenkins.plugins.securitygate.jenkins.admin.SecurityGateConfiguration;
import io.jenkins.plugins.securitygate.scanner.SourceTree;
import java.io.IOException;
import java.io.Serializable;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * What every scan gets from the administrator, as it goes to the agent.
 *
 * @param salt the installation's own salt for digests of secrets
 * @param findingsLimit how many findings one scan may bring
 * @param excludes globs over files that embedded scanners leave out
 * @param skipGitIgnored whether they leave out what git ignores, too
 * @param skipLayerSecrets whether the files in the layers of images are not searched for secrets
 * @param secretRules rules of the secret scanner in gitleaks' format, empty for its own
 * @param vulnerabilityData folder on the agent with OSV data, empty for the one that the agent's environment names
 */
record ScanSettings(
        String salt,
        int findingsLimit,
        List<String> excludes,
        boolean skipGitIgnored,
        boolean skipLayerSecrets,
        String secretRules,
        String vulnerabilityData)
        implements Serializable {
    ScanSettings {
        excludes = new ArrayList<>(excludes);
    }

    /** The files of a workspace that embedded scanners look at. */
    SourceTree tree(Path workspace) throws IOException {
        SourceTree tree = new SourceTree(workspace, "workspace", excludes);
        return skipGitIgnored ? tree.withoutGitIgnored() : tree;
    }

    /**
     * The settings as they are now.
     *
     * @throws IOException when the rules cannot be read; a scan with fewer rules than asked for would look clean
     */
    static ScanSettings current() throws IOException {
        SecurityGateConfiguration configuration = SecurityGateConfiguration.get();
        List<String> excludes = new ArrayList<>(SourceTree.DEFAULT_EXCLUDES);
        excludes.addAll(configuration.excludes());
        return new ScanSettings(
                InstallationSalt.get(),
                configuration.getFindingsLimit(),
                excludes,
                configuration.isSkipGitIgnored(),
                configuration.isSkipLayerSecrets(),
                configuration.readSecretRules(),
                configuration.getVulnerabilityData().strip());
    }
}
