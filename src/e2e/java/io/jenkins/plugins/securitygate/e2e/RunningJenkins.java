package io.jenkins.plugins.securitygate.e2e;

import java.util.Optional;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Gives every test class the same Jenkins, or skips them all when there is none. */
final class RunningJenkins implements ExecutionCondition, ParameterResolver {
    private static final ExtensionContext.Namespace STORE = ExtensionContext.Namespace.create(RunningJenkins.class);
    private static final String SKIPPED =
            "SKIPPED: the plugin was not tried in a real Jenkins; name one with -Djenkins.war=FILE_OR_FOLDER"
                    + " and its plugins with -Djenkins.plugins=FOLDER";

    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
        if (Installation.find().isPresent()) {
            return ConditionEvaluationResult.enabled("a Jenkins is named");
        }
        context.getRoot().getStore(STORE).computeIfAbsent("warning", key -> {
            System.out.println("[WARNING] " + SKIPPED);
            return key;
        });
        return ConditionEvaluationResult.disabled(SKIPPED);
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == JenkinsClient.class
                || parameter.getParameter().getType() == JenkinsServer.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        JenkinsServer server = context.getRoot()
                .getStore(STORE)
                .computeIfAbsent(JenkinsServer.class, key -> start(), JenkinsServer.class);
        return parameter.getParameter().getType() == JenkinsServer.class ? server : new JenkinsClient(server.url());
    }

    private static JenkinsServer start() {
        Optional<Installation> installation = Installation.find();
        try {
            return JenkinsServer.start(installation.orElseThrow(), ConfigurationIT.AT_START);
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while Jenkins started", e);
        }
    }
}
