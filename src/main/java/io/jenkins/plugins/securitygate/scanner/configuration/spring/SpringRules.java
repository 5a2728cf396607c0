package io.jenkins.plugins.securitygate.scanner.configuration.spring;

import io.jenkins.plugins.securitygate.model.Severity;
import io.jenkins.plugins.securitygate.scanner.configuration.Hit;
import io.jenkins.plugins.securitygate.scanner.configuration.Rule;
import io.jenkins.plugins.securitygate.scanner.configuration.SecretWords;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Rules about one setting. */
final class SpringRules {
    private static final String PROPERTIES =
            "https://docs.spring.io/spring-boot/appendix/application-properties/index.html";
    private static final String ENDPOINTS = "https://docs.spring.io/spring-boot/reference/actuator/endpoints.html";
    private static final Set<String> OLD = Set.of("SSLv3", "TLSv1", "TLSv1.0", "TLSv1.1");

    static final List<Rule<Setting>> ALL = List.of(
            Rule.of("spring-tls-off", Severity.MEDIUM, "The server's TLS is switched off")
                    .cwe(319)
                    .url(PROPERTIES)
                    .fix("Remove server.ssl.enabled, unless a proxy on the same machine ends TLS.")
                    .when(set("server.ssl.enabled", "false"::equalsIgnoreCase)),
            Rule.of("spring-old-tls", Severity.MEDIUM, "Connections may use a broken version of TLS")
                    .cwe(326)
                    .url(PROPERTIES)
                    .fix("Set server.ssl.enabled-protocols to TLSv1.3,TLSv1.2.")
                    .when(set(
                            "server.ssl.enabled-protocols",
                            value -> Stream.of(value.split(","))
                                    .map(String::strip)
                                    .anyMatch(OLD::contains))),
            Rule.of("spring-endpoints-exposed", Severity.HIGH, "Every management endpoint is reachable by HTTP")
                    .cwe(497)
                    .url(ENDPOINTS)
                    .fix("List the endpoints that are needed, for example health,info.")
                    .when(set("management.endpoints.web.exposure.include", value -> value.contains("*"))),
            Rule.of("spring-h2-console", Severity.HIGH, "A console for the database is part of the application")
                    .cwe(489)
                    .url(PROPERTIES)
                    .fix("Remove spring.h2.console.enabled; keep it in the profile of developers' tests.")
                    .when(set("spring.h2.console.enabled", "true"::equalsIgnoreCase)),
            Rule.of("spring-debug", Severity.LOW, "The application runs with its debug switch on")
                    .cwe(489)
                    .url(PROPERTIES)
                    .fix("Remove debug.")
                    .when(set("debug", "true"::equalsIgnoreCase)),
            Rule.of("spring-stack-trace", Severity.LOW, "Errors show strangers where they came from")
                    .cwe(209)
                    .url(PROPERTIES)
                    .fix("Set server.error.include-stacktrace=never.")
                    .when(set("server.error.include-stacktrace", "always"::equalsIgnoreCase)),
            Rule.of("spring-database-plain", Severity.MEDIUM, "The connection to the database is not encrypted")
                    .cwe(319)
                    .fix("Remove useSSL=false or sslmode=disable from the address.")
                    .when(set(
                            "spring.datasource.url",
                            value -> value.contains("useSSL=false")
                                    || value.contains("sslmode=disable")
                                    || value.contains("sslMode=DISABLED"))),
            Rule.of("spring-secret-in-source", Severity.HIGH, "The file holds the value of a secret")
                    .cwe(798)
                    .url("https://docs.spring.io/spring-boot/reference/features/external-config.html")
                    .fix("Change the secret, and read it from the environment or a vault: ${DB_PASSWORD}.")
                    .when(setting -> SecretWords.isSecret(setting.lastPart())
                                    && SecretWords.isLiteral(setting.value())
                                    && !setting.value().startsWith("{cipher}")
                                    && !setting.value().startsWith("ENC(")
                            ? Stream.of(setting.masked())
                            : Stream.empty()));

    private SpringRules() {}

    private static Function<Setting, Stream<Hit>> set(String name, Predicate<String> bad) {
        return setting -> setting.is(name) && bad.test(setting.value()) ? Stream.of(setting.hit()) : Stream.empty();
    }
}
