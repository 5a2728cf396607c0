package io.jenkins.plugins.securitygate.scanner.tool;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.jenkins.plugins.securitygate.model.Fact;
import io.jenkins.plugins.securitygate.model.ScanResult;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Real tools against a server on loopback. */
@ExtendWith(TrialReport.class)
class WebScannersIT {
    @TempDir
    Path folder;

    @Test
    void nmapFindsTheOpenPortOfAServer() throws Exception {
        HttpServer server = server();
        int port = server.getAddress().getPort();
        try {
            ScanResult result = Trial.of("nmap", folder)
                    .changed("""
                            commands:
                              url: [nmap, -sT, -Pn, -n, -p, "%d", -oX, "{report}", "{host}"]
                            """.formatted(port))
                    .on(ScanTarget.url("http://127.0.0.1:" + port + "/"))
                    .run();

            assertThat(result.facts()).extracting(Fact::number).contains(port);
        } finally {
            server.stop(0);
        }
    }

    @Test
    void wapitiFindsAReflectedScript() throws Exception {
        HttpServer server = server();
        int port = server.getAddress().getPort();
        try {
            ScanResult result = Trial.of("wapiti", folder)
                    .changed("""
                            commands:
                              url: [wapiti, --url, "{target}", --module, xss, --format, json, --output, "{report}", --flush-session, --no-bugreport, --max-scan-time, "60"]
                            """)
                    .on(ScanTarget.url("http://127.0.0.1:" + port + "/?name=x"))
                    .run();

            assertThat(result.findings()).anySatisfy(finding -> {
                assertThat(finding.rule()).containsIgnoringCase("cross site scripting");
                assertThat(finding.endpoint().parameter()).isEqualTo("name");
            });
        } finally {
            server.stop(0);
        }
    }

    /** A page on loopback that gives back its parameter unescaped. */
    private static HttpServer server() throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            String query = exchange.getRequestURI().getQuery();
            String name = query == null || !query.startsWith("name=") ? "" : query.substring("name=".length());
            byte[] page = ("<html><body><a href=\"/?name=x\">x</a><p>" + name + "</p></body></html>")
                    .getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().add("Content-Type", "text/html; charset=utf-8");
            exchange.sendResponseHeaders(200, page.length);
            exchange.getResponseBody().write(page);
            exchange.close();
        });
        server.start();
        return server;
    }
}
