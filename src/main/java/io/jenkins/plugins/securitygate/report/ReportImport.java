package io.jenkins.plugins.securitygate.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.jenkins.plugins.securitygate.model.Provenance;
import io.jenkins.plugins.securitygate.model.ScanResult;
import io.jenkins.plugins.securitygate.model.ScanStatus;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;

/** Reads report files into scan results. */
public final class ReportImport {
    private final int limit;
    private final String root;

    /** @param limit how many findings one report may bring */
    public ReportImport(int limit) {
        this(limit, "");
    }

    private ReportImport(int limit, String root) {
        this.limit = limit;
        this.root = root;
    }

    /** Like this one, making the places of findings relative to the folder that the tool scanned. */
    public ReportImport relativeTo(Path folder) {
        return new ReportImport(
                limit, folder.toAbsolutePath().normalize().toString().replace('\\', '/'));
    }

    /**
     * Reads one report.
     *
     * @param report the file
     * @param format id of its format, empty to detect it
     * @param scanId id of the scan that the report becomes
     * @return what the report brings; its scan has failed when the report says that the tool failed
     * @throws ReportException when the file cannot be read as a report, with file and place
     */
    public ScanResult read(Report report, String format, String scanId) throws ReportException {
        try {
            if (Files.isDirectory(report.file())) {
                throw new ReportException(report.name(), "", "is a folder, not a report file");
            }
            ReportReader reader = format.isEmpty() ? ReportReaders.detect(report) : ReportReaders.named(format, report);
            ScanCollector collector = new ScanCollector(scanId, reader.format(), limit, root);
            Instant written = Files.getLastModifiedTime(report.file()).toInstant();
            ScanCollector.Run run = new ScanCollector.Run(
                    reader.kinds(), Provenance.IMPORTED, reader.format(), report.name(), digest(report), written, -1);
            return collect(reader, report, collector, run);
        } catch (IOException e) {
            throw located(report, e);
        }
    }

    private static ScanResult collect(
            ReportReader reader, Report report, ScanCollector collector, ScanCollector.Run run)
            throws IOException, ReportException {
        try {
            reader.read(report, collector);
            return collector.result(run);
        } catch (ScanSink.LimitExceededException e) {
            return collector.result(run, ScanStatus.FAILED, e.getMessage());
        } catch (BadEntryException e) {
            throw new ReportException(report.name(), e.place(), e.getMessage(), e);
        } catch (RuntimeException e) {
            // A defect of the reader must not look like a clean report, nor end the reading of the other files.
            throw new ReportException(report.name(), "", "the " + reader.format() + " reader crashed: " + e, e);
        }
    }

    private static ReportException located(Report report, IOException e) {
        if (e instanceof JsonProcessingException json) {
            String place = json.getLocation() == null
                    ? ""
                    : "line " + json.getLocation().getLineNr() + ", column "
                            + json.getLocation().getColumnNr();
            return new ReportException(report.name(), place, "not valid JSON: " + json.getOriginalMessage(), e);
        }
        if (e instanceof XmlCursor.MalformedXmlException xml) {
            return new ReportException(report.name(), xml.place(), "not well-formed XML: " + xml.getMessage(), e);
        }
        if (e instanceof NoSuchFileException) {
            return new ReportException(report.name(), "", "no such file", e);
        }
        if (e instanceof CharacterCodingException) {
            return new ReportException(report.name(), "", "not valid UTF-8", e);
        }
        return new ReportException(report.name(), "", "cannot be read: " + e.getMessage(), e);
    }

    private static String digest(Report report) throws IOException {
        try (InputStream in = Files.newInputStream(report.file())) {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            byte[] buffer = new byte[1 << 16];
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                digest.update(buffer, 0, read);
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform must support SHA-256", e);
        }
    }
}
