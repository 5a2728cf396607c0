package io.jenkins.plugins.securitygate.report;

import de.siegmar.fastcsv.reader.CloseableIterator;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Walks over a CSV report (RFC 4180, or with semicolons) with a line of column names, without holding it. Names of columns are compared
 * without regard to case and surrounding space.
 */
public final class CsvCursor implements AutoCloseable {
    private static final int MAX_FIELD = 16 << 20;

    private final String file;
    private final EndOfText text;
    private final boolean isInArchive;
    private final CsvReader<CsvRecord> reader;
    private final CloseableIterator<CsvRecord> rows;
    private final Map<String, Integer> columns = new HashMap<>();
    private int width;
    private CsvRecord row;

    /** Handles one row; the cursor stands on it. */
    @FunctionalInterface
    public interface Row {
        void at() throws IOException, ReportException;
    }

    private CsvCursor(Report report, EndOfText text, CsvReader<CsvRecord> reader) {
        file = report.name();
        isInArchive = !report.entry().isEmpty();
        this.text = text;
        this.reader = reader;
        rows = reader.iterator();
    }

    /**
     * Opens a report and reads the names of its columns.
     *
     * @throws ReportException when it is empty
     */
    public static CsvCursor open(Report report) throws IOException, ReportException {
        EndOfText text = new EndOfText(report.openText());
        try {
            CsvCursor cursor = new CsvCursor(
                    report, text, parser(text, separator(Probe.of(report).head())));
            cursor.readHeader();
            return cursor;
        } catch (IOException | ReportException | RuntimeException e) {
            text.close();
            throw e;
        }
    }

    /** What stands between the names of the columns: a semicolon when there are more of them than commas. */
    static char separator(String head) {
        String names = head.lines().findFirst().orElse("");
        long semicolons = names.chars().filter(c -> c == ';').count();
        return semicolons > names.chars().filter(c -> c == ',').count() ? ';' : ',';
    }

    /** Reads CSV; the number of fields in a row is not checked. */
    static CsvReader<CsvRecord> parser(Reader text, char separator) {
        return CsvReader.builder()
                .fieldSeparator(separator)
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                .allowUnclosedQuote(false)
                .maxBufferSize(MAX_FIELD)
                .detectBomHeader(false)
                .ofCsvRecord(text);
    }

    private void readHeader() throws IOException, ReportException {
        if (!next()) {
            throw new ReportException(file, "", "the file is empty");
        }
        List<String> names = row.getFields();
        width = names.size();
        for (int i = 0; i < width; i++) {
            columns.putIfAbsent(key(names.get(i)), i);
        }
    }

    /** The form of a column's name by which it is found. */
    static String key(String column) {
        return column.strip().toLowerCase(Locale.ROOT);
    }

    /**
     * Visits the rows of the report. Each counts as a record; one that is not as it should be, or that has another
     * number of fields than there are columns, becomes an error of the scan, and the next one is read.
     */
    public void records(ScanSink sink, Row handler) throws IOException, ReportException {
        while (next()) {
            if (row.getFields().stream().allMatch(String::isBlank)) {
                // Spreadsheets pad their exports with rows of nothing.
                continue;
            }
            sink.record();
            try {
                if (row.getFieldCount() != width) {
                    throw bad("expected " + width + " fields but found " + row.getFieldCount());
                }
                handler.at();
            } catch (BadEntryException e) {
                sink.error(e.place(), e.getMessage());
            }
        }
        if (!endsAsItShould()) {
            sink.error(place(), "the last line does not end; the report may be cut off there");
        }
    }

    /** A last row of all fields may lack its line break (RFC 4180), but then its last field must show its own end. */
    private boolean endsAsItShould() {
        boolean allFields = row.getFieldCount() == width && row.getStartingLineNumber() > 1;
        // An archive tells by itself when what it holds is not whole.
        return text.endsALine() || allFields && (text.endsAQuote() || isInArchive);
    }

    private boolean next() throws IOException, ReportException {
        try {
            boolean more = rows.hasNext();
            if (more) {
                row = rows.next();
            }
            return more;
        } catch (UncheckedIOException e) {
            throw e.getCause();
        } catch (CsvParseException e) {
            // The parser wraps what the stream throws, too.
            if (e.getCause() instanceof IOException cause) {
                throw cause;
            }
            throw new ReportException(
                    file, row == null ? "line 1" : "after " + place(), "not valid CSV: " + e.getMessage(), e);
        }
    }

    /** Whether the report has a column of this name. */
    public boolean has(String column) {
        return columns.containsKey(key(column));
    }

    /** The field of the current row in this column without surrounding space, empty when there is no such column. */
    public String text(String column) {
        Integer index = columns.get(key(column));
        return index == null ? "" : row.getField(index).strip();
    }

    /** The field of the current row in this column as a number, -1 when it is none. */
    public double decimal(String column) {
        try {
            return Double.parseDouble(text(column));
        } catch (NumberFormatException e) {
            return -1;
        }
    }

    /**
     * The field of the current row in this column.
     *
     * @throws BadEntryException when it is empty or there is no such column
     */
    public String required(String column) {
        String text = text(column);
        if (text.isEmpty()) {
            throw bad("the row has no " + column);
        }
        return text;
    }

    /** The first of these columns that is not empty in the current row. */
    public String first(String... names) {
        for (String name : names) {
            String text = text(name);
            if (!text.isEmpty()) {
                return text;
            }
        }
        return "";
    }

    /** Where the cursor is: the line on which the current row begins. */
    public String place() {
        return "line " + row.getStartingLineNumber();
    }

    /** A row that is not as its format says, at the current place. */
    public BadEntryException bad(String problem) {
        return new BadEntryException(place(), problem);
    }

    @Override
    public void close() throws IOException {
        reader.close();
    }
}
