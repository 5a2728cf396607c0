package io.jenkins.plugins.securitygate.risk.log;

import io.jenkins.plugins.securitygate.risk.Signal;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Reads logs that stand in a test as text. */
public final class Logs {
    private Logs() {}

    public static LogObservation observe(LogModel model, String log) {
        return observe(model, log.getBytes(StandardCharsets.UTF_8));
    }

    static LogObservation observe(LogModel model, byte[] log) {
        LogMiner miner = new LogMiner(model);
        try {
            miner.read("build.log", new ByteArrayInputStream(log));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return miner.observe();
    }

    public static LogModel learn(String... logs) {
        LogModel model = LogModel.EMPTY;
        for (String log : logs) {
            model = model.with("#" + (model.builds().size() + 1), observe(model, log));
        }
        return model;
    }

    static List<Signal> signals(LogModel model, String log) {
        return LogComparison.signals(model, observe(model, log));
    }
}
