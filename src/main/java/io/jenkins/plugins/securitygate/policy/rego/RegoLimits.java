package io.jenkins.plugins.securitygate.policy.rego;

import java.time.Duration;

/**
 * What one evaluation may take.
 *
 * @param time from the first step to the last, all retries included
 * @param memoryBytes of the program; an OPA server has limits of its own
 * @param answerBytes of the answer
 */
public record RegoLimits(Duration time, long memoryBytes, int answerBytes) {
    public static final RegoLimits DEFAULT = new RegoLimits(Duration.ofSeconds(60), 1L << 30, 16 << 20);
}
