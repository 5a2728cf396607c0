package io.jenkins.plugins.securitygate.jenkins.pipeline;

import hudson.Extension;
import hudson.model.Job;
import hudson.model.Result;
import hudson.model.Run;
import hudson.model.listeners.RunListener;
import io.jenkins.plugins.securitygate.jenkins.page.BuildFiles;
import io.jenkins.plugins.securitygate.risk.RiskInput;
import io.jenkins.plugins.securitygate.risk.RiskModel;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.HexFormat;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Learns from builds that ended as a success. The models lie beside the job, one for each stage; until it is known how a
 * build ends, what it brought lies beside the build.
 */
@Extension
public final class LearnedRisk extends RunListener<Run<?, ?>> {
    private static final Logger LOGGER = Logger.getLogger(LearnedRisk.class.getName());
    private static final String SUFFIX = ".json.gz";
    private static final Object LOCK = new Object();

    /** The model of a stage; one that knows nothing when there is none. */
    static RiskModel model(Job<?, ?> job, String stage) throws IOException {
        return read(modelFile(job, fileName(stage)));
    }

    /** Keeps what a build brought until it is known how it ends. */
    static void keep(Run<?, ?> run, String stage, RiskInput input) throws IOException {
        if (input.logs().problems().isEmpty()) {
            Path folder = Files.createDirectories(BuildFiles.of(run).toLearn());
            Files.write(folder.resolve(fileName(stage)), input.toBytes());
        }
    }

    /** Happens once per build, after everything that may still make it worse. */
    @Override
    public void onFinalized(Run<?, ?> run) {
        Path folder = BuildFiles.of(run).toLearn();
        if (!Files.isDirectory(folder)) {
            return;
        }
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
            for (Path file : files) {
                if (Result.SUCCESS.equals(run.getResult())) {
                    learn(run, file);
                }
                Files.delete(file);
            }
            Files.delete(folder);
        } catch (IOException e) {
            LOGGER.log(Level.WARNING, e, () -> "the risk model did not learn from " + run.getUrl());
        }
    }

    private static void learn(Run<?, ?> run, Path file) throws IOException {
        RiskInput input = RiskInput.read(Files.readAllBytes(file));
        synchronized (LOCK) {
            Path target = modelFile(run.getParent(), file.getFileName().toString());
            RiskModel model = read(target);
            if (!input.fits(model.logs())) {
                LOGGER.fine(() -> "another build was learned while " + run.getUrl() + " ran; this one is left out");
                return;
            }
            Files.createDirectories(target.getParent());
            Path temporary = Files.createTempFile(target.getParent(), "model", ".tmp");
            try {
                try (OutputStream out = Files.newOutputStream(temporary)) {
                    model.with("#" + run.getNumber(), input.logs(), input.metrics())
                            .write(out);
                }
                Files.move(temporary, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            } finally {
                Files.deleteIfExists(temporary);
            }
        }
    }

    private static RiskModel read(Path file) throws IOException {
        if (!Files.exists(file)) {
            return RiskModel.EMPTY;
        }
        try (InputStream in = Files.newInputStream(file)) {
            return RiskModel.read(file.toString(), in);
        }
    }

    private static Path modelFile(Job<?, ?> job, String name) {
        return job.getRootDir().toPath().resolve("security-gate-risk").resolve(name);
    }

    /** Any text can be a stage, not any text a file name. */
    private static String fileName(String stage) {
        String readable = stage.replaceAll("[^A-Za-z0-9-]", "_");
        String exact = HexFormat.of().toHexDigits(stage.hashCode());
        return readable.substring(0, Math.min(40, readable.length())) + "-" + exact + SUFFIX;
    }
}
