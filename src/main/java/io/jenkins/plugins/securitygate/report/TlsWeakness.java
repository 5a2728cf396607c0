package io.jenkins.plugins.securitygate.report;

import io.jenkins.plugins.securitygate.model.Endpoint;
import io.jenkins.plugins.securitygate.model.Finding;
import io.jenkins.plugins.securitygate.model.ScanKind;
import io.jenkins.plugins.securitygate.model.Severity;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/** A weakness of a TLS server, as SSLyze finds it. */
record TlsWeakness(String rule, String title, Severity severity, List<Integer> cwes) {
    private static final int BROKEN_CRYPTOGRAPHY = 327;

    static final TlsWeakness HEARTBLEED =
            new TlsWeakness("heartbleed", "Vulnerable to Heartbleed (CVE-2014-0160)", Severity.CRITICAL, List.of(126));
    static final TlsWeakness CCS_INJECTION = new TlsWeakness(
            "openssl_ccs_injection",
            "Vulnerable to OpenSSL CCS injection (CVE-2014-0224)",
            Severity.HIGH,
            List.of(326));
    static final TlsWeakness ROBOT =
            new TlsWeakness("robot", "Vulnerable to the ROBOT attack on RSA key exchange", Severity.HIGH, List.of(203));
    static final TlsWeakness INSECURE_RENEGOTIATION = new TlsWeakness(
            "insecure_renegotiation", "No secure renegotiation (CVE-2009-3555)", Severity.MEDIUM, List.of(295));
    static final TlsWeakness CLIENT_RENEGOTIATION = new TlsWeakness(
            "client_renegotiation", "Clients may renegotiate, which denies service", Severity.MEDIUM, List.of(400));
    static final TlsWeakness COMPRESSION = new TlsWeakness(
            "tls_compression",
            "TLS compression, as the CRIME attack needs it (CVE-2012-4929)",
            Severity.MEDIUM,
            List.of(310));
    static final TlsWeakness NO_FALLBACK_SCSV = new TlsWeakness(
            "tls_fallback_scsv", "No protection against downgrades (RFC 7507)", Severity.LOW, List.of(757));
    static final TlsWeakness UNTRUSTED =
            new TlsWeakness("certificate_untrusted", "The certificate is not trusted", Severity.MEDIUM, List.of(295));
    static final TlsWeakness OTHER_HOST = new TlsWeakness(
            "certificate_hostname", "The certificate is of another host name", Severity.MEDIUM, List.of(297));

    /** The protocols before TLS 1.2, which RFC 8996 deprecates and RFC 7568 forbids. */
    static Optional<TlsWeakness> protocol(String version) {
        return switch (version) {
            case "SSL_2_0", "SSL_3_0" -> Optional.of(protocol(version, Severity.HIGH));
            case "TLS_1_0", "TLS_1_1" -> Optional.of(protocol(version, Severity.MEDIUM));
            default -> Optional.empty();
        };
    }

    private static TlsWeakness protocol(String version, Severity severity) {
        String title = "Outdated protocol " + version;
        return new TlsWeakness("protocol_" + version, title, severity, List.of(BROKEN_CRYPTOGRAPHY));
    }

    /** Cipher suites without encryption or authentication, or with ciphers that can be broken. */
    static Optional<TlsWeakness> ciphers(String version, Collection<String> suites) {
        TreeSet<String> weak = new TreeSet<>();
        for (String suite : suites) {
            if (suite.matches(".*(_NULL_|_EXPORT|_anon_|_RC4_|_DES_|_3DES_|_RC2_|_MD5$).*")) {
                weak.add(suite);
            }
        }
        return weak.isEmpty()
                ? Optional.empty()
                : Optional.of(new TlsWeakness(
                        "weak_ciphers_" + version,
                        "Weak cipher suites in " + version + ": " + String.join(", ", weak),
                        Severity.MEDIUM,
                        List.of(BROKEN_CRYPTOGRAPHY)));
    }

    Finding.Builder at(String address) {
        return Finding.of(ScanKind.DAST, rule)
                .title(title)
                .severity(severity)
                .cwes(cwes)
                .endpoint(new Endpoint("", address, ""));
    }
}
