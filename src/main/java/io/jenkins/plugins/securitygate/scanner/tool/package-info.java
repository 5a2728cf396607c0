/**
 * Security tools that the gate runs itself. A tool is data, an entry of a catalogue; nothing here knows any tool. A run
 * has two halves, because in Jenkins the controller starts the process and the agent holds its report: {@link
 * io.jenkins.plugins.securitygate.scanner.tool.ToolRun} and {@link
 * io.jenkins.plugins.securitygate.scanner.tool.ToolReport}.
 */
package io.jenkins.plugins.securitygate.scanner.tool;
