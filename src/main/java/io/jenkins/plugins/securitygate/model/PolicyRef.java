package io.jenkins.plugins.securitygate.model;

/**
 * Which text of a policy decided.
 *
 * @param name the policy's name
 * @param version the policy's version as written, empty when it has none
 * @param digest SHA-256 of the file, hexadecimal
 * @param source file or address that it was read from
 */
public record PolicyRef(String name, String version, String digest, String source) {}
