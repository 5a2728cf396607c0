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
 * else the line; a configuration finding by rule and resource, else file; a dynamic finding by rule, method, path and
 * parameter; a licence by package and SPDX id; a crash by target and stack hash; a failed test by suite and name.
 */
public final class Fingerprint {
    private static final int BYTES = 16;

    private Fingerprint() {}

    /**
     * Computes the fingerprint of a finding.
     *
     * @param finding its own fingerprint and severity are not looked at
     * @param identity what tells it from others of the same rule and place, empty when nothing does
     * @return 32 hexadecimal digits
     */
    static String of(Finding finding, String identity) {
        MessageDigest digest = sha256();
        add(digest, finding.kind().id());
        switch (finding.kind()) {
            case DEPENDENCY, CONTAINER -> {
                add(digest, canonicalId(finding));
                add(digest, finding.component().identity());
                add(digest, finding.target());
            }
            case SECRET -> {
                add(digest, finding.rule());
                add(digest, finding.location().path());
                add(digest, identity);
            }
            case SAST -> {
                add(digest, ruleOrWeakness(finding));
                add(digest, finding.location().path());
                add(digest, code(finding, identity));
            }
            case CONFIGURATION -> {
                add(digest, finding.rule());
                add(digest, finding.target().isEmpty() ? finding.location().path() : finding.target());
                add(digest, identity);
            }
            case DAST -> {
                add(digest, finding.rule());
                add(digest, finding.endpoint().method());
                add(digest, finding.endpoint().url());
                add(digest, finding.endpoint().parameter());
            }
            case LICENSE -> {
                add(digest, finding.component().identity());
                add(digest, finding.rule());
            }
            case FUZZING, TEST -> {
                add(digest, finding.target());
                add(digest, identity.isEmpty() ? finding.rule() : identity);
            }
        }
        return HexFormat.of().formatHex(digest.digest(), 0, BYTES);
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

    private static String code(Finding finding, String identity) {
        if (!finding.snippet().isEmpty()) {
            return withoutSpace(finding.snippet());
        }
        return identity.isEmpty() ? "line " + finding.location().line() : identity;
    }

    private static String withoutSpace(String snippet) {
        StringBuilder dense = new StringBuilder(snippet.length());
        for (int i = 0; i < snippet.length(); i++) {
            char c = snippet.charAt(i);
            if (!Character.isWhitespace(c)) {
                dense.append(c);
            }
        }
        return dense.toString();
    }

    private static void add(MessageDigest digest, String part) {
        digest.update(part.getBytes(StandardCharsets.UTF_8));
        digest.update((byte) 0);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform must support SHA-256", e);
        }
    }
}
