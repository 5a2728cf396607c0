package io.jenkins.plugins.securitygate.scanner;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.eclipse.jgit.lib.Config;
import org.eclipse.jgit.lib.StoredConfig;
import org.eclipse.jgit.storage.file.FileBasedConfig;
import org.eclipse.jgit.util.FS;
import org.eclipse.jgit.util.SystemReader;

/**
 * Keeps JGit to the repository itself: no configuration of the user or the machine is read, for which JGit would also
 * run {@code git}, and nothing is written into the repository to measure the clock of its file system.
 */
public final class IsolatedGit extends SystemReader.Delegate {
    private static final StoredConfig EMPTY = new NoConfiguration();

    private IsolatedGit(SystemReader system) {
        super(system);
    }

    /** Takes effect for the copy of JGit that comes with us, which nobody else uses. */
    public static void install() {
        synchronized (IsolatedGit.class) {
            if (!(SystemReader.getInstance() instanceof IsolatedGit)) {
                SystemReader.setInstance(new IsolatedGit(SystemReader.getInstance()));
            }
        }
    }

    @Override
    public StoredConfig getUserConfig() {
        return EMPTY;
    }

    @Override
    public StoredConfig getSystemConfig() {
        return EMPTY;
    }

    @Override
    public StoredConfig getJGitConfig() {
        return EMPTY;
    }

    @Override
    public FileBasedConfig openUserConfig(Config parent, FS fs) {
        return new NoFile(parent, fs);
    }

    @Override
    public FileBasedConfig openSystemConfig(Config parent, FS fs) {
        return new NoFile(parent, fs);
    }

    @Override
    public FileBasedConfig openJGitConfig(Config parent, FS fs) {
        return new NoFile(parent, fs);
    }

    /** Says nothing but how exact time stamps of files are. */
    private static final class NoConfiguration extends StoredConfig {
        private static final String FILE_SYSTEM = "filesystem";
        private static final Duration RESOLUTION = Duration.ofSeconds(2);

        @Override
        public void load() {
            // There is nothing to load.
        }

        @Override
        public void save() {
            // Nothing is kept.
        }

        @Override
        public long getTimeUnit(String section, String subsection, String name, long unsaid, TimeUnit unit) {
            return section.equals(FILE_SYSTEM)
                    ? unit.convert(RESOLUTION)
                    : super.getTimeUnit(section, subsection, name, unsaid, unit);
        }
    }

    private static final class NoFile extends FileBasedConfig {
        NoFile(Config parent, FS fs) {
            super(parent, null, fs);
        }

        @Override
        public void load() {
            // There is nothing to load.
        }

        @Override
        public boolean isOutdated() {
            return false;
        }
    }
}
