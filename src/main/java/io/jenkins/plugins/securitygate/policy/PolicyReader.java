package io.jenkins.plugins.securitygate.policy;

import io.jenkins.plugins.securitygate.yaml.SchemaCheck;
import io.jenkins.plugins.securitygate.yaml.YamlDocument;
import io.jenkins.plugins.securitygate.yaml.YamlReader;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;

/** Reads policy files. Everything that is wrong with a file is reported at once. */
public final class PolicyReader {
    private static final SchemaCheck SCHEMA = new SchemaCheck(
            "/policy/policy.schema.json",
            "a policy",
            Map.of(
                    "maxAge", "'maxAge' is a whole number and m, h or d, for example 30m, 24h or 7d",
                    "query", "'query' names a package, for example data.main",
                    "expires", "'expires' is a date, for example 2027-01-31"));

    private PolicyReader() {}

    /**
     * Reads a policy.
     *
     * @param sourceName file or address, for messages and the record of the decision
     * @param yaml UTF-8, at most 1 MB
     * @throws PolicyException when the policy cannot be used
     */
    public static Policy read(String sourceName, byte[] yaml) {
        return read(sourceName, yaml, LocalDate.now(ZoneOffset.UTC));
    }

    /** @param today the day from which the longest time of a waiver is counted */
    static Policy read(String sourceName, byte[] yaml, LocalDate today) {
        return read(new PolicySources(sourceName, yaml, PolicyFiles.NONE), yaml, today);
    }

    private static Policy read(PolicySources sources, byte[] yaml, LocalDate today) {
        ProblemList problems = new ProblemList(sources.name());
        if (yaml.length > YamlReader.MAX_BYTES) {
            problems.add("the file has " + yaml.length + " bytes; a policy has at most " + YamlReader.MAX_BYTES);
            throw problems.exception();
        }
        String text = decode(yaml, problems);
        YamlDocument document = YamlReader.read(text, problems).orElseThrow(problems::exception);
        SCHEMA.run(document, problems);
        Policy policy = new PolicyMapping(document, problems, sources, today).policy();
        if (!problems.isEmpty()) {
            throw problems.exception();
        }
        return policy;
    }

    /**
     * Reads a policy from a text; see {@link #read(String, byte[])}.
     *
     * @throws PolicyException when the policy cannot be used
     */
    public static Policy read(String sourceName, String yaml) {
        return read(sourceName, yaml.getBytes(StandardCharsets.UTF_8));
    }

    /**
     * Reads a policy file; see {@link #read(String, byte[])}.
     *
     * @throws PolicyException when the policy cannot be used, or the file cannot be read
     */
    public static Policy read(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            byte[] yaml = in.readNBytes(YamlReader.MAX_BYTES + 1);
            PolicySources sources = new PolicySources(file.toString(), yaml, PolicyFiles.beside(file));
            return read(sources, yaml, LocalDate.now(ZoneOffset.UTC));
        } catch (IOException e) {
            ProblemList problems = new ProblemList(file.toString());
            problems.add("the file cannot be read: " + e);
            throw problems.exception();
        }
    }

    private static String decode(byte[] yaml, ProblemList problems) {
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(yaml))
                    .toString();
            return text.startsWith("\uFEFF") ? text.substring(1) : text;
        } catch (CharacterCodingException e) {
            problems.add("the file is not UTF-8 text");
            throw problems.exception();
        }
    }
}
