/**
 * The words of the product as small immutable types. Nothing here knows a file format, a scanner or Jenkins.
 *
 * <p>No accessor of this package returns {@code null} unless its documentation says so: an absent text is the empty
 * string, an absent list is empty, an absent number is {@code 0} for a line or {@code -1} for a measure.
 */
package io.jenkins.plugins.securitygate.model;
