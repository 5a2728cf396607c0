package io.jenkins.plugins.securitygate.export;

import io.jenkins.plugins.securitygate.model.Decision;
import io.jenkins.plugins.securitygate.model.Evidence;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The folder that holds all exports of one build. Every file gets its name only when all are complete, so that a full
 * disk or a killed process leaves no file that looks finished.
 */
public final class ReportFolder {
    private final Path folder;
    private final Map<Path, Path> finished = new LinkedHashMap<>();

    private ReportFolder(Path folder) {
        this.folder = folder;
    }

    /**
     * Writes every export of {@link Export#all()}, replacing older ones.
     *
     * @param folder is made when it does not exist
     * @param decision {@code null} when no policy applied
     * @throws ExportException when a file cannot be written; no temporary file is left then
     */
    public static void write(Path folder, Evidence evidence, Decision decision) throws ExportException {
        write(folder, evidence, decision, Export.all());
    }

    /**
     * Writes the two files for deployment tools alone, in place of those of an earlier decision, when nothing could be
     * decided. They say {@code none}.
     *
     * @param reason why nothing was decided
     * @throws ExportException when a file cannot be written; no temporary file is left then
     */
    public static void writeUndecided(Path folder, Evidence evidence, String reason) throws ExportException {
        write(folder, evidence, null, List.of(new DecisionExport(reason), new PropertiesExport(reason)));
    }

    static void write(Path folder, Evidence evidence, Decision decision, List<Export> exports) throws ExportException {
        ReportFolder report = new ReportFolder(folder);
        report.make();
        try {
            for (Export export : exports) {
                report.complete(export, evidence, decision);
            }
            report.publish();
        } finally {
            report.clean();
        }
    }

    private void make() throws ExportException {
        try {
            Files.createDirectories(folder);
        } catch (FileAlreadyExistsException e) {
            throw new ExportException(folder, "is a file; name a folder for the reports", e);
        } catch (IOException e) {
            throw new ExportException(folder, "cannot be made: " + reason(e), e);
        }
    }

    private void complete(Export export, Evidence evidence, Decision decision) throws ExportException {
        Path file = folder.resolve(export.fileName());
        try {
            Path temporary = Files.createTempFile(folder, "." + export.fileName(), ".tmp");
            finished.put(temporary, file);
            try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(temporary))) {
                export.write(evidence, decision, out);
            }
        } catch (IOException e) {
            throw new ExportException(file, "cannot be written: " + reason(e), e);
        }
    }

    private void publish() throws ExportException {
        for (Map.Entry<Path, Path> entry : finished.entrySet()) {
            try {
                move(entry.getKey(), entry.getValue());
            } catch (IOException e) {
                throw new ExportException(entry.getValue(), "cannot be replaced: " + reason(e), e);
            }
        }
    }

    private static void move(Path temporary, Path file) throws IOException {
        readableLikeOthers(temporary);
        try {
            Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException e) {
            Files.move(temporary, file, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    /** A temporary file is made for its owner alone; a report is for all who may enter the folder. */
    private static void readableLikeOthers(Path file) throws IOException {
        if (file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            Files.setPosixFilePermissions(file, java.nio.file.attribute.PosixFilePermissions.fromString("rw-r--r--"));
        }
    }

    private void clean() {
        for (Path temporary : finished.keySet()) {
            try {
                Files.deleteIfExists(temporary);
            } catch (IOException e) {
                // The first failure is the one to report; a hidden .tmp file does not look like a report.
                temporary.toFile().deleteOnExit();
            }
        }
    }

    private static String reason(IOException e) {
        if (e instanceof AccessDeniedException) {
            return "permission denied";
        }
        if (e instanceof FileSystemException failed && failed.getReason() != null) {
            return failed.getReason();
        }
        return String.valueOf(e.getMessage());
    }
}
