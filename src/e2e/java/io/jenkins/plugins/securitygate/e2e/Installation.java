package io.jenkins.plugins.securitygate.e2e;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.jar.Manifest;
import java.util.stream.Stream;

/**
 * The files that a Jenkins is started from.
 *
 * @param war the war, or the folder of an exploded one
 * @param plugins folder of {@code .hpi} or {@code .jpi} files
 * @param plugin the plugin under test
 */
record Installation(Path war, Path plugins, Path plugin) {

    /** The one that the properties or the environment name, empty when they name none. */
    static Optional<Installation> find() {
        return setting("jenkins.war", "JENKINS_WAR")
                .flatMap(war -> setting("jenkins.plugins", "JENKINS_PLUGINS")
                        .map(plugins ->
                                new Installation(war, plugins, Path.of(System.getProperty("security-gate.hpi")))));
    }

    private static Optional<Path> setting(String property, String variable) {
        return Optional.ofNullable(System.getProperty(property, System.getenv(variable)))
                .filter(value -> !value.isBlank())
                .map(Path::of);
    }

    void copyPlugins(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(plugins)) {
            for (Path file : files.filter(Installation::isPlugin).toList()) {
                Files.copy(file, folder.resolve(file.getFileName()));
            }
        }
        Files.copy(plugin, folder.resolve("security-gate.jpi"));
    }

    private static boolean isPlugin(Path file) {
        return file.toString().endsWith(".hpi") || file.toString().endsWith(".jpi");
    }

    List<String> command(int port) throws IOException {
        List<String> command = new ArrayList<>(List.of(java().toString()));
        command.add("-Xmx768m");
        command.add("-Djava.awt.headless=true");
        command.add("-Djenkins.install.runSetupWizard=false");
        command.add("-Dhudson.model.UpdateCenter.never=true");
        command.add("-Dhudson.model.UsageStatistics.disabled=true");
        command.add("-Djenkins.security.csp.CspHeader.headerName=Content-Security-Policy");
        command.addAll(launcher());
        command.add("--httpPort=" + port);
        command.add("--httpListenAddress=127.0.0.1");
        return command;
    }

    /** The one that the property or the environment names, else the one that runs the tests. */
    private static Path java() {
        return setting("jenkins.java", "JENKINS_JAVA")
                .orElseGet(() -> Path.of(System.getProperty("java.home"), "bin", "java"));
    }

    private List<String> launcher() throws IOException {
        if (!Files.isDirectory(war)) {
            return List.of("-jar", war.toString());
        }
        List<String> launcher = new ArrayList<>(opened());
        Path winstone = war.resolve("executable/winstone.jar");
        launcher.addAll(List.of("-cp", winstone.toString(), "winstone.Launcher", "--webroot=" + war));
        return launcher;
    }

    /** What the manifest opens when the war itself is started; without it Jenkins cannot save what a Pipeline does. */
    private List<String> opened() throws IOException {
        try (InputStream in = Files.newInputStream(war.resolve("META-INF/MANIFEST.MF"))) {
            String packages = new Manifest(in).getMainAttributes().getValue("Add-Opens");
            return Stream.of(packages.split(" "))
                    .map(name -> "--add-opens=" + name + "=ALL-UNNAMED")
                    .toList();
        }
    }
}
