package io.jenkins.plugins.securitygate.scanner.configuration.nginx;

import com.google.re2j.Pattern;
import io.jenkins.plugins.securitygate.model.Severity;
import io.jenkins.plugins.securitygate.scanner.configuration.Hit;
import io.jenkins.plugins.securitygate.scanner.configuration.Rule;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/** Rules about a file of directives. */
final class NginxRules {
    private static final String SSL = "https://nginx.org/en/docs/http/ngx_http_ssl_module.html";
    private static final Set<String> OLD = Set.of("SSLv2", "SSLv3", "TLSv1", "TLSv1.1");

    private static final Pattern WEAK = Pattern.compile("^(?:[^!-].*)?(?:RC4|DES|MD5|NULL|EXP)|^LOW$");

    static final List<Rule<Directive>> ALL = List.of(
            Rule.of("nginx-old-tls", Severity.MEDIUM, "Connections may use a broken version of TLS")
                    .cwe(326)
                    .url(SSL + "#ssl_protocols")
                    .fix("Set ssl_protocols TLSv1.2 TLSv1.3;")
                    .when(file -> file.all()
                            .filter(directive -> directive.is("ssl_protocols") || directive.is("proxy_ssl_protocols"))
                            .filter(directive -> directive.arguments().stream().anyMatch(OLD::contains))
                            .map(Directive::hit)),
            Rule.of("nginx-plain-http", Severity.MEDIUM, "The server serves unencrypted HTTP")
                    .cwe(319)
                    .url(SSL)
                    .fix("Listen with ssl, and answer port 80 with return 301 https://$host$request_uri;")
                    .when(NginxRules::plain),
            Rule.of("nginx-server-tokens", Severity.LOW, "Every answer tells the version of the server")
                    .cwe(200)
                    .url("https://nginx.org/en/docs/http/ngx_http_core_module.html#server_tokens")
                    .fix("Set server_tokens off;")
                    .when(setTo("server_tokens", "on")),
            Rule.of("nginx-autoindex", Severity.LOW, "Anybody may list the files of a folder")
                    .cwe(548)
                    .url("https://nginx.org/en/docs/http/ngx_http_autoindex_module.html")
                    .fix("Remove autoindex.")
                    .when(setTo("autoindex", "on")),
            Rule.of("nginx-weak-ciphers", Severity.MEDIUM, "Connections may use a broken cipher")
                    .cwe(327)
                    .url(SSL + "#ssl_ciphers")
                    .fix("Set ssl_ciphers HIGH:!aNULL:!MD5; or leave it out.")
                    .when(file -> file.all()
                            .filter(directive -> directive.is("ssl_ciphers"))
                            .filter(directive -> directive.arguments().stream().anyMatch(NginxRules::isWeak))
                            .map(Directive::hit)),
            Rule.of("nginx-proxy-verification-off", Severity.MEDIUM, "Nobody checks who the server behind is")
                    .cwe(295)
                    .url("https://nginx.org/en/docs/http/ngx_http_proxy_module.html#proxy_ssl_verify")
                    .fix("Set proxy_ssl_verify on; and proxy_ssl_trusted_certificate.")
                    .when(setTo("proxy_ssl_verify", "off")),
            Rule.of("nginx-tls-off", Severity.MEDIUM, "TLS is switched off")
                    .cwe(319)
                    .url(SSL)
                    .fix("Remove the directive and add ssl to listen.")
                    .when(setTo("ssl", "off")));

    private NginxRules() {}

    private static Function<Directive, Stream<Hit>> setTo(String name, String value) {
        return file -> file.all()
                .filter(directive -> directive.is(name) && directive.arguments().contains(value))
                .map(Directive::hit);
    }

    /** Whether a list of ciphers, in the notation of OpenSSL, lets a broken one in. */
    private static boolean isWeak(String ciphers) {
        return Stream.of(ciphers.split("[:, ]"))
                .anyMatch(cipher -> WEAK.matcher(cipher).find());
    }

    private static Stream<Hit> plain(Directive file) {
        return file.all()
                .filter(server -> server.is("server") && !server.children().isEmpty() && !redirects(server))
                .flatMap(server -> server.children("listen"))
                .map(Listen::of)
                .filter(listen -> listen.port().equals("80") && !listen.encrypted() && !listen.local())
                .map(listen -> listen.directive().hit());
    }

    private static boolean redirects(Directive server) {
        return server.all()
                .filter(directive -> directive.is("return") || directive.is("rewrite"))
                .anyMatch(directive ->
                        directive.arguments().stream().anyMatch(argument -> argument.startsWith("https://")));
    }
}
