package io.jenkins.plugins.securitygate.risk.log;

import io.jenkins.plugins.securitygate.risk.log.LogObservation.Fresh;
import io.jenkins.plugins.securitygate.risk.log.LogObservation.Novelty;
import io.jenkins.plugins.securitygate.risk.log.Template.Use;
import io.jenkins.plugins.securitygate.scanner.secret.SecretMask;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Finds the template of a line that is not remembered, or makes one. Templates of the model come first and never change. */
final class Resolver {
    /** How many templates one build may add to those of the model. */
    static final int MAX_FRESH = 2_000;

    private static final int SAMPLE = 300;
    private static final int MAX_TOKENS = 80;
    /** What no rule for secrets knows can still be one. */
    private static final String OPAQUE = "[A-Za-z0-9+/=_-]{40,}";

    private final TemplateSet known = new TemplateSet(LogModel.MAX_TEMPLATES);
    private final Map<Novelty, Drain> drains = new EnumMap<>(Novelty.class);
    private final Map<Novelty, List<Integer>> ids = new EnumMap<>(Novelty.class);
    private final List<Made> made = new ArrayList<>();
    private final LineMasker again = new LineMasker();
    private long dropped;

    /** A template of this build. */
    private record Made(Drain.Cluster cluster, Level level, boolean trace, Novelty novelty, String sample) {}

    Resolver(LogModel model) {
        for (Template template : model.templates()) {
            known.add(Drain.tokens(template.text()), template.failure());
        }
        for (Novelty novelty : Novelty.values()) {
            drains.put(novelty, new Drain(MAX_FRESH));
            ids.put(novelty, new ArrayList<>());
        }
    }

    int size() {
        return known.size() + made.size();
    }

    /** Lines that found no room. */
    long dropped() {
        return dropped;
    }

    Fresh fresh(int id, Use use) {
        Made template = made.get(id - known.size());
        return new Fresh(
                template.cluster().text(),
                template.level(),
                template.trace(),
                template.novelty(),
                use,
                template.sample());
    }

    /**
     * The template of a line.
     *
     * @param masked the line as the masker left it
     * @param place of the line, for people
     * @return -1 when there is no room for a new one
     */
    int resolve(String masked, byte[] in, int start, int end, String place) {
        int id = find(tokens(masked));
        if (id >= 0) {
            return id;
        }
        String raw = new String(in, start, end - start, StandardCharsets.UTF_8);
        String safe = SecretMask.of(raw);
        Optional<StructuredLine> structured = StructuredLine.of(safe);
        Level level;
        String text;
        if (structured.isPresent()) {
            level = structured.get().level();
            text = masked((level == Level.NONE ? "" : level.name() + " ")
                    + structured.get().text());
        } else {
            text = masked(safe);
            level = Wording.level(text);
        }
        String[] tokens = tokens(text);
        id = find(tokens);
        return id >= 0 ? id : make(tokens, level, place + ": " + sample(safe));
    }

    /** The template of a stack trace. */
    int trace(String identity, String head, String place) {
        String[] tokens = tokens(identity);
        int id = known.match(tokens);
        if (id >= 0) {
            return id;
        }
        Drain drain = drains.get(Novelty.FAILURE);
        Drain.Cluster cluster = drain.match(tokens);
        if (cluster == null && made.size() < MAX_FRESH) {
            String sample = place + ": " + sample(SecretMask.of(head)) + " [" + identity + "]";
            cluster = drain.add(tokens);
            return number(new Made(cluster, Level.ERROR, true, Novelty.FAILURE, sample));
        }
        return cluster == null ? drop() : ids.get(Novelty.FAILURE).get(cluster.id());
    }

    private int find(String[] tokens) {
        int id = known.match(tokens);
        if (id >= 0) {
            return id;
        }
        for (Map.Entry<Novelty, Drain> drain : drains.entrySet()) {
            Drain.Cluster cluster = drain.getValue().match(tokens);
            if (cluster != null && cluster.values(tokens).stream().noneMatch(Wording::failure)) {
                return ids.get(drain.getKey()).get(cluster.id());
            }
        }
        return -1;
    }

    private int make(String[] tokens, Level level, String sample) {
        Novelty novelty = novelty(tokens, level);
        Drain drain = drains.get(novelty);
        int before = drain.size();
        if (made.size() >= MAX_FRESH && drain.nearest(tokens) == null) {
            return drop();
        }
        Drain.Cluster cluster = drain.learn(tokens);
        return drain.size() == before
                ? ids.get(novelty).get(cluster.id())
                : number(new Made(cluster, level, false, novelty, sample));
    }

    private Novelty novelty(String[] tokens, Level level) {
        boolean failure = level.isFailure() || Wording.failure(String.join(" ", tokens));
        if (known.isVariant(tokens, failure)) {
            return Novelty.VARIANT;
        }
        if (failure) {
            return Novelty.FAILURE;
        }
        return level == Level.WARN ? Novelty.WARNING : Novelty.PLAIN;
    }

    private int number(Made template) {
        ids.get(template.novelty()).add(size());
        made.add(template);
        return size() - 1;
    }

    private int drop() {
        dropped++;
        return -1;
    }

    private String masked(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        again.mask(bytes, 0, Math.min(bytes.length, LineReader.LONGEST));
        return again.text();
    }

    private static String[] tokens(String masked) {
        String[] tokens = Drain.tokens(masked);
        return tokens.length <= MAX_TOKENS ? tokens : java.util.Arrays.copyOf(tokens, MAX_TOKENS);
    }

    private static String sample(String safe) {
        String text = safe.replaceAll("\u001B\\[[0-9;]*[A-Za-z]", "")
                .replaceAll(OPAQUE, "****")
                .strip();
        return text.length() <= SAMPLE ? text : text.substring(0, SAMPLE) + "…";
    }
}
