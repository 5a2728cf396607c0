/**
 * The embedded scanner {@code container}: what an image archive would run, which packages of distributions and of
 * programming languages it holds, and what is known to be wrong with them. It reads archives of {@code docker save} and of
 * the OCI image layout as streams, in two passes, and writes nothing to disk: the first pass indexes the entries and keeps
 * the small JSON documents, the second one reads the layers.
 *
 * <p>Every layer must have the content whose digest the image's configuration names, so that a damaged archive is an
 * error and never an image with fewer packages; so must every document of an OCI layout.
 *
 * <p>Facts have the attributes that the scanner {@code configuration} documents; their resource is the image's name, or
 * the archive's where the image has none. The digest of an image is that of the manifest or index that the archive's own
 * index names; archives of {@code docker save} without such an index do not know it.
 */
package io.jenkins.plugins.securitygate.scanner.container;
