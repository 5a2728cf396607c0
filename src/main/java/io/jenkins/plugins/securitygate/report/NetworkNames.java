package io.jenkins.plugins.securitygate.report;

import java.util.Locale;

/** Writes and reads what the reports of network scanners have in common. */
final class NetworkNames {
    private NetworkNames() {}

    /** The address of a service such as {@code tcp://host:443}; without the port when that is empty or 0. */
    static String address(String protocol, String host, String port) {
        String scheme = protocol.isEmpty() ? "" : protocol.toLowerCase(Locale.ROOT) + "://";
        return port.isEmpty() || port.equals("0") || host.isEmpty() ? scheme + host : scheme + host + ":" + port;
    }

    /** A decimal number of at most ten digits, -1 for anything else. */
    static double number(String text) {
        return text.matches("[0-9]{1,5}(\\.[0-9]{1,5})?") ? Double.parseDouble(text) : -1;
    }
}
