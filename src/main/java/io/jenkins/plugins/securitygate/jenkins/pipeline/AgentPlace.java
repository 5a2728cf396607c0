package io.jenkins.plugins.securitygate.jenkins.pipeline;

import hudson.EnvVars;
import hudson.FilePath;
import hudson.Launcher;
import hudson.model.TaskListener;

/**
 * Where a step works.
 *
 * @param workspace the folder
 * @param launcher starts processes there, within a container where the step is in one
 * @param environment variables of the step
 * @param listener the build's log
 */
record AgentPlace(FilePath workspace, Launcher launcher, EnvVars environment, TaskListener listener) {}
