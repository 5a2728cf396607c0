package io.jenkins.plugins.securitygate.governance.audit;

/**
 * An event with its place in the trail.
 *
 * @param chain 1 for the first chain; another one starts after damage
 * @param number place in the chain, from 1
 * @param previous hash of the entry before it in the chain, {@link #NONE} for the first
 * @param event what happened
 * @param hash SHA-256 of the entry's line without this member, lower case hexadecimal
 */
public record AuditEntry(int chain, long number, String previous, AuditEvent event, String hash) {
    /** What stands for the hash before the first entry. */
    public static final String NONE = "0".repeat(64);
}
