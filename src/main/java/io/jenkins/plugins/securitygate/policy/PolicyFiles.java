package io.jenkins.plugins.securitygate.policy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** Finds the files that a policy names. */
@FunctionalInterface
interface PolicyFiles {
    int MAX_BYTES = 16 << 20;

    /** For a policy that is no file itself: what is typed into a form must not read files of the controller. */
    PolicyFiles NONE = path -> {
        throw new IOException("a policy that is not a file has no files beside it; write the program inline");
    };

    /** @throws IOException when there is no such file, or it may not be read; the message says why */
    byte[] read(String path) throws IOException;

    /** The folder in which a policy lies, and the folders in it. */
    static PolicyFiles beside(Path policy) {
        return path -> {
            Path folder = policy.toAbsolutePath().getParent().toRealPath();
            Path file = folder.resolve(path).normalize();
            if (!Files.isRegularFile(file)) {
                throw new IOException("there is no such file beside the policy");
            }
            if (!file.toRealPath().startsWith(folder)) {
                throw new IOException("it lies outside of the policy's folder");
            }
            try (InputStream in = Files.newInputStream(file)) {
                byte[] content = in.readNBytes(MAX_BYTES + 1);
                if (content.length > MAX_BYTES) {
                    throw new IOException("it is larger than " + MAX_BYTES + " bytes");
                }
                return content;
            }
        };
    }
}
