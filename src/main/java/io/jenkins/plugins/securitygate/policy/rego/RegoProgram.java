package io.jenkins.plugins.securitygate.policy.rego;

import java.util.List;
import java.util.Locale;

/**
 * What is asked, and of which engine.
 *
 * @param engine who evaluates it
 * @param path names below {@code data}, for example {@code [main]} for {@code data.main}
 * @param source the program's text, or {@link Source#NONE} when an OPA server holds it
 */
public record RegoProgram(Engine engine, List<String> path, Source source) {

    /** Who evaluates. */
    public enum Engine {
        /** In this process, compiled to WebAssembly. */
        WASM,
        /** An OPA server, which holds the program itself. */
        SERVER,
        /** The {@code opa} executable. */
        OPA;

        /** The name in policies, lower case. */
        public String id() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** How a program is written. */
    public enum Form {
        NONE,
        /** Rego text. */
        MODULE,
        /** A bundle as {@code opa build} writes it: a gzipped tar archive. */
        BUNDLE,
        /** A WebAssembly module. */
        WASM
    }

    /**
     * The text of a program.
     *
     * @param name for messages
     * @param content never changed by anybody
     */
    public record Source(Form form, String name, byte[] content) {
        public static final Source NONE = new Source(Form.NONE, "", new byte[0]);
    }

    public RegoProgram {
        path = List.copyOf(path);
    }

    /** The path as Rego writes it. */
    public String query() {
        return "data." + String.join(".", path);
    }
}
