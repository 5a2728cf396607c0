package io.jenkins.plugins.securitygate.model;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Comparator;
import java.util.HexFormat;

/**
 * The identity of a finding, stable when lines move and when a tool changes its mind about the severity.
 *
 * <p>What identifies a finding depends on its kind: a vulnerability by its canonical id, package and target; a secret by
 * rule, file and salted hash; a static finding by rule, file and normalised snippet, else the tool's own fingerprint,
 * else the line; a configuration finding by rule and resource, else file; a dynamic finding by rule, method, path,
 * parameter and, where a tool's rules are coarse, what it says; a licence by package and SPDX id; a crash by target and
 * stack hash; a failed test by suite and name.
 */
public final class Fingerprint {
    private static final int BYTES = 16;
    private static final char END = 0;
    // Finding an implementation among the security providers costs more than the digest itself.
    private static final ThreadLocal<MessageDigest> SHA_256 = ThreadLocal.withInitial(Fingerprint::sha256);

    private Fingerprint() {}

    /**
     * Computes the fingerprint of a finding.
     *
     * @param finding its own fingerprint and severity are not looked at
     * @param identity what tells it from others of the same rule and place, empty when nothing does
     * @return 32 hexadecimal digits
     */
    static String of(Finding finding, String identity) {
        StringBuilder parts = new StringBuilder(300);
        add(parts, finding.kind().id());
        switch (finding.kind()) {
            case DEPENDENCY, CONTAINER -> {
                add(parts, canonicalId(finding));
                add(parts, finding.component().identity());
                add(parts, finding.target());
            }
            case SECRET -> {
                add(parts, finding.rule());
                add(parts, finding.location().path());
                add(parts, identity);
            }
            case SAST -> {
                add(parts, ruleOrWeakness(finding));
                add(parts, finding.location().path());
                addCode(parts, finding, identity);
            }
            case CONFIGURATION -> {
                add(parts, finding.rule());
                add(parts, finding.target().isEmpty() ? finding.location().path() : finding.target());
                add(parts, identity);
            }
            case DAST -> {
                add(parts, finding.rule());
                add(parts, finding.endpoint().method());
                add(parts, finding.endpoint().url());
                add(parts, finding.endpoint().parameter());
                // Tools with coarse rules say several things of one address.
                if (!identity.isEmpty()) {
                    add(parts, identity);
                }
            }
            case LICENSE -> {
                add(parts, finding.component().identity());
                add(parts, finding.rule());
            }
            case FUZZING, TEST -> {
                add(parts, finding.target());
                add(parts, identity.isEmpty() ? finding.rule() : identity);
            }
        }
        byte[] digest = SHA_256.get().digest(parts.toString().getBytes(StandardCharsets.UTF_8));
        return HexFormat.of().formatHex(digest, 0, BYTES);
    }

    private static String canonicalId(Finding finding) {
        return finding.advisory().identifiers().stream()
                .min(Comparator.naturalOrder())
                .orElse(finding.rule());
    }

    private static String ruleOrWeakness(Finding finding) {
        if (!finding.rule().isEmpty() || finding.cwes().isEmpty()) {
            return finding.rule();
        }
        return "CWE-" + finding.cwes().get(0);
    }

    private static void addCode(StringBuilder parts, Finding finding, String identity) {
        if (finding.snippet().isEmpty()) {
            add(parts, identity.isEmpty() ? "line " + finding.location().line() : identity);
        } else {
            addWithoutSpace(parts, finding.snippet());
        }
    }

    private static void addWithoutSpace(StringBuilder parts, String snippet) {
        char[] text = snippet.toCharArray();
        int kept = 0;
        for (char c : text) {
            if (!Character.isWhitespace(c)) {
                text[kept++] = c;
            }
        }
        parts.append(text, 0, kept).append(END);
    }

    private static void add(StringBuilder parts, String part) {
        parts.append(part).append(END);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform must support SHA-256", e);
        }
    }
}
