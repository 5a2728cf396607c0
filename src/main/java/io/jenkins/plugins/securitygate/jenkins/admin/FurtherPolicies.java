package io.jenkins.plugins.securitygate.jenkins.admin;

import hudson.ExtensionPoint;
import hudson.model.Job;
import io.jenkins.plugins.securitygate.policy.Policy;
import java.util.List;

/** Who adds policies to the central ones. Nobody can take one away. */
public abstract class FurtherPolicies implements ExtensionPoint {
    /**
     * Further policies that bind a job.
     *
     * @throws io.jenkins.plugins.securitygate.policy.PolicyException when one is not valid
     */
    public abstract List<Policy> of(Job<?, ?> job);
}
