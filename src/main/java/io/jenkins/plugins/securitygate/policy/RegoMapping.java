package io.jenkins.plugins.securitygate.policy;

import io.jenkins.plugins.securitygate.policy.rego.RegoProgram;
import io.jenkins.plugins.securitygate.policy.rego.RegoProgram.Engine;
import io.jenkins.plugins.securitygate.policy.rego.RegoProgram.Form;
import io.jenkins.plugins.securitygate.policy.rego.RegoProgram.Source;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/** Makes the program of a rule in Rego, and finds the engine for it. */
final class RegoMapping {
    private static final String DEFAULT_QUERY = "data.main";

    private final EntryReader entry;
    private final PolicySources sources;

    /** @param entry what stands under {@code rego} */
    RegoMapping(EntryReader entry, PolicySources sources) {
        this.entry = entry;
        this.sources = sources;
    }

    /** The program, empty when there was a problem. */
    Optional<RegoProgram> program() {
        List<String> written =
                List.of("file", "inline", "bundle").stream().filter(entry::has).toList();
        if (written.size() > 1) {
            entry.keyProblem(written.get(1), "a program is written once: keep one of " + String.join(", ", written));
            return Optional.empty();
        }
        Optional<Source> source = written.isEmpty() ? Optional.of(Source.NONE) : source(written.get(0));
        return source.flatMap(this::program);
    }

    private Optional<RegoProgram> program(Source source) {
        Engine engine = entry.word("engine", Engine.class).orElse(usual(source.form()));
        Optional<String> mistake = mistake(engine, source.form());
        mistake.ifPresent(message -> entry.problem("engine", message));
        String[] query = entry.text("query", DEFAULT_QUERY).split("\\.");
        List<String> path = List.of(query).subList(1, query.length);
        return mistake.isPresent() ? Optional.empty() : Optional.of(new RegoProgram(engine, path, source));
    }

    private Optional<Source> source(String key) {
        String text = entry.text(key);
        if (key.equals("inline")) {
            return Optional.of(new Source(Form.MODULE, sources.name(), text.getBytes(StandardCharsets.UTF_8)));
        }
        try {
            Form form = key.equals("file") ? Form.MODULE : text.endsWith(".wasm") ? Form.WASM : Form.BUNDLE;
            return Optional.of(new Source(form, text, sources.file(text)));
        } catch (IOException e) {
            entry.problem(key, "cannot read '" + text + "': " + e.getMessage());
            return Optional.empty();
        }
    }

    private static Engine usual(Form form) {
        return switch (form) {
            case NONE -> Engine.SERVER;
            case MODULE -> Engine.OPA;
            case BUNDLE, WASM -> Engine.WASM;
        };
    }

    private static Optional<String> mistake(Engine engine, Form form) {
        boolean fits = switch (engine) {
            case WASM -> form == Form.WASM || form == Form.BUNDLE;
            case SERVER -> form == Form.NONE;
            case OPA -> form == Form.MODULE || form == Form.BUNDLE;
        };
        if (fits) {
            return Optional.empty();
        }
        return Optional.of(
                switch (engine) {
                    case WASM -> "the engine wasm takes a 'bundle' that 'opa build -t wasm' compiled";
                    case SERVER -> "an OPA server holds its programs itself; name the package by 'query' alone";
                    case OPA -> "the engine opa takes Rego by 'file', 'inline' or 'bundle'";
                });
    }
}
