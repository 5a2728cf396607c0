package io.jenkins.plugins.securitygate.report;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What the result of one of SSLyze's commands says of a server. */
final class SslyzeResult {
    private static final String SUITES = "_cipher_suites";

    private SslyzeResult() {}

    /** @param result as JSON writes it */
    static List<TlsWeakness> json(String command, JsonNode result) {
        List<TlsWeakness> found = new ArrayList<>();
        switch (command) {
            case "heartbleed" -> addIf(result.path("is_vulnerable_to_heartbleed"), TlsWeakness.HEARTBLEED, found);
            case "openssl_ccs_injection" ->
                addIf(result.path("is_vulnerable_to_ccs_injection"), TlsWeakness.CCS_INJECTION, found);
            case "robot" -> {
                if (Nodes.text(result, "robot_result").startsWith("VULNERABLE")) {
                    found.add(TlsWeakness.ROBOT);
                }
            }
            case "session_renegotiation" -> {
                addIfNot(result.path("supports_secure_renegotiation"), TlsWeakness.INSECURE_RENEGOTIATION, found);
                addIf(result.path("accepts_client_renegotiation"), TlsWeakness.CLIENT_RENEGOTIATION, found);
                addIf(
                        result.path("is_vulnerable_to_client_renegotiation_dos"),
                        TlsWeakness.CLIENT_RENEGOTIATION,
                        found);
            }
            case "tls_compression" -> addIf(result.path("supports_compression"), TlsWeakness.COMPRESSION, found);
            case "tls_fallback_scsv" ->
                addIfNot(result.path("supports_fallback_scsv"), TlsWeakness.NO_FALLBACK_SCSV, found);
            case "certificate_info" -> certificate(result, found);
            default -> {
                if (command.endsWith(SUITES)) {
                    suites(command.replace(SUITES, "").toUpperCase(Locale.ROOT), result, found);
                }
            }
        }
        return found;
    }

    private static void addIf(JsonNode claim, TlsWeakness weakness, List<TlsWeakness> found) {
        if (claim.asBoolean(false)) {
            found.add(weakness);
        }
    }

    private static void addIfNot(JsonNode claim, TlsWeakness weakness, List<TlsWeakness> found) {
        if (claim.isBoolean() && !claim.booleanValue()) {
            found.add(weakness);
        }
    }

    private static void suites(String version, JsonNode result, List<TlsWeakness> found) {
        List<String> names = new ArrayList<>();
        result.path("accepted_cipher_suites")
                .forEach(suite -> names.add(Nodes.text(suite.path("cipher_suite"), "name")));
        if (!names.isEmpty()) {
            TlsWeakness.protocol(version).ifPresent(found::add);
        }
        TlsWeakness.ciphers(version, names).ifPresent(found::add);
    }

    /** A server may have several certificates; one that no store trusts is enough. */
    private static void certificate(JsonNode result, List<TlsWeakness> found) {
        boolean otherHost = false;
        boolean untrusted = false;
        for (JsonNode deployment : result.path("certificate_deployments")) {
            JsonNode matches = deployment.path("leaf_certificate_subject_matches_hostname");
            otherHost |= matches.isBoolean() && !matches.booleanValue();
            JsonNode chain = deployment.path("verified_certificate_chain");
            boolean validated = deployment.path("path_validation_results").size() > 0;
            untrusted |= validated && chain.isNull();
        }
        if (otherHost) {
            found.add(TlsWeakness.OTHER_HOST);
        }
        if (untrusted) {
            found.add(TlsWeakness.UNTRUSTED);
        }
    }

    /** @param xml standing on the element of the command, as the versions before 3 write it */
    static List<TlsWeakness> xml(String command, XmlCursor xml) throws IOException, ReportException {
        List<TlsWeakness> found = new ArrayList<>();
        String version = command.replace("sslv2", "SSL_2_0")
                .replace("sslv3", "SSL_3_0")
                .replace("tlsv1_", "TLS_1_")
                .replace("tlsv1", "TLS_1_0");
        if (xml.attribute("isProtocolSupported").equals("True")) {
            TlsWeakness.protocol(version).ifPresent(found::add);
        }
        xml.children(child -> {
            switch (child) {
                case "openSslHeartbleed" -> addIf(xml, "isVulnerable", "True", TlsWeakness.HEARTBLEED, found);
                case "openSslCcsInjection" -> addIf(xml, "isVulnerable", "True", TlsWeakness.CCS_INJECTION, found);
                case "sessionRenegotiation" -> {
                    addIf(xml, "isSecure", "False", TlsWeakness.INSECURE_RENEGOTIATION, found);
                    addIf(xml, "canBeClientInitiated", "True", TlsWeakness.CLIENT_RENEGOTIATION, found);
                }
                case "compressionMethod" -> addIf(xml, "isSupported", "True", TlsWeakness.COMPRESSION, found);
                case "tlsFallbackScsv" -> addIf(xml, "isSupported", "False", TlsWeakness.NO_FALLBACK_SCSV, found);
                case "robotAttack" -> {
                    if (xml.attribute("resultEnum").startsWith("VULNERABLE")) {
                        found.add(TlsWeakness.ROBOT);
                    }
                }
                case "certificateValidation" -> validation(xml, found);
                case "acceptedCipherSuites" -> {
                    List<String> names = new ArrayList<>();
                    xml.children(suite -> names.add(xml.attribute("name")));
                    TlsWeakness.ciphers(version, names).ifPresent(found::add);
                }
                default -> {}
            }
        });
        return found;
    }

    private static void addIf(
            XmlCursor xml, String attribute, String value, TlsWeakness weakness, List<TlsWeakness> found) {
        if (xml.attribute(attribute).equals(value)) {
            found.add(weakness);
        }
    }

    /** Trusted by one store is trusted: the stores differ in which authorities they know. */
    private static void validation(XmlCursor xml, List<TlsWeakness> found) throws IOException, ReportException {
        boolean[] trusted = {false, false};
        xml.children(child -> {
            if (child.equals("hostnameValidation")) {
                addIf(xml, "certificateMatchesServerHostname", "False", TlsWeakness.OTHER_HOST, found);
            } else if (child.equals("pathValidation")) {
                trusted[0] = true;
                trusted[1] |= xml.attribute("validationResult").equals("ok");
            }
        });
        if (trusted[0] && !trusted[1]) {
            found.add(TlsWeakness.UNTRUSTED);
        }
    }
}
