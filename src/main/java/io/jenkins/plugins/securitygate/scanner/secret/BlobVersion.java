package io.jenkins.plugins.securitygate.scanner.secret;

import java.time.LocalDate;
import java.util.List;
import org.eclipse.jgit.lib.ObjectId;

/**
 * A file as a commit made it.
 *
 * @param origin path and commit
 * @param date day on which the commit was written, where its author was
 * @param blob the content
 * @param before what the parents of the commit have at this path; none of them is {@code blob}
 */
record BlobVersion(Origin origin, LocalDate date, ObjectId blob, List<ObjectId> before) {}
