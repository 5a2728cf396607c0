package io.jenkins.plugins.securitygate.jenkins.admin;

import io.jenkins.plugins.securitygate.governance.Sha256;
import io.jenkins.plugins.securitygate.governance.audit.AuditAct;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import jenkins.model.Jenkins;

/** Finds what a save of the configuration changed, in the file that it writes, so that no setting can be forgotten. */
final class ConfigurationTrail {
    private static final Pattern SETTING = Pattern.compile("(?m)^  <(\\w+)[^>]*?(?:/>|>([\\s\\S]*?)</\\1>)$");
    private static final int SHORT = 200;

    private ConfigurationTrail() {}

    /**
     * Saves, and keeps who changed what. A change that cannot be kept is taken back in the file.
     *
     * @throws UncheckedIOException when it cannot be kept
     */
    static void save(Runnable save) {
        Path file = Jenkins.get().getRootDir().toPath().resolve(SecurityGateConfiguration.class.getName() + ".xml");
        try {
            String before = read(file);
            save.run();
            String after = read(file);
            String changes = changes(before, after);
            if (!changes.isEmpty()) {
                record(file, before, after, changes);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the configuration was not changed: " + e.getMessage(), e);
        }
    }

    private static void record(Path file, String before, String after, String changes) throws IOException {
        try {
            AuditTrail.get()
                    .record(AuditTrail.event(AuditAct.CONFIGURATION_CHANGED, changes)
                            .with(Map.of("configuration", Sha256.of(after))));
        } catch (IOException e) {
            if (before.isEmpty()) {
                Files.delete(file);
            } else {
                Files.writeString(file, before);
            }
            throw e;
        }
    }

    private static String read(Path file) throws IOException {
        return Files.exists(file) ? Files.readString(file) : "";
    }

    /** What changed, one setting after the other; empty when nothing did. */
    static String changes(String before, String after) {
        Map<String, String> old = settings(before);
        Map<String, String> now = settings(after);
        TreeSet<String> names = new TreeSet<>(old.keySet());
        names.addAll(now.keySet());
        List<String> changes = new ArrayList<>();
        for (String name : names) {
            String was = old.getOrDefault(name, "");
            String is = now.getOrDefault(name, "");
            if (!was.equals(is)) {
                boolean shown = was.length() + is.length() <= SHORT;
                changes.add(shown ? name + ": '" + was + "' became '" + is + "'" : name + " changed");
            }
        }
        return String.join("; ", changes);
    }

    private static Map<String, String> settings(String xml) {
        Map<String, String> settings = new TreeMap<>();
        Matcher matcher = SETTING.matcher(xml);
        while (matcher.find()) {
            settings.put(matcher.group(1), matcher.group(2) == null ? "" : matcher.group(2));
        }
        return settings;
    }
}
