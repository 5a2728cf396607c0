package io.jenkins.plugins.securitygate.scanner.container.rpm;

import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;

/**
 * The installed packages that a database of RPM lists.
 *
 * @param packages in the order of the file
 * @param problems what could not be read, each with its place in the file; then packages may be missing
 */
public record RpmDatabase(List<RpmPackage> packages, List<String> problems) {
    private static final int MAX_PACKAGES = 100_000;
    private static final int MAX_PROBLEMS = 100;
    private static final int MAX_PRIVILEGED = 10_000;

    /** Where headers of packages come from. */
    interface Source {
        /**
         * Hands over every header.
         *
         * @throws RpmFormatException when no further one can be found
         */
        void headers(Visitor visitor) throws RpmFormatException;
    }

    /** Takes the headers of packages, or what became of them. */
    interface Visitor {
        /** @param place where it was found, for errors */
        void header(String place, byte[] header) throws RpmFormatException;

        /** A header that cannot be read, while others can. */
        void damaged(RpmFormatException problem) throws RpmFormatException;
    }

    /**
     * Reads a database of whichever kind.
     *
     * @param content the whole file
     */
    public static RpmDatabase read(byte[] content) {
        RpmDatabase database = new RpmDatabase(new ArrayList<>(), new ArrayList<>());
        try {
            source(content).headers(database.new Collecting());
        } catch (RpmFormatException e) {
            database.problems.add(e.getMessage());
        }
        return database;
    }

    private static Source source(byte[] content) throws RpmFormatException {
        Bytes bytes = new Bytes(content, ByteOrder.LITTLE_ENDIAN, "the file");
        if (SqliteTable.recognises(bytes)) {
            return new SqliteTable(new Bytes(content, ByteOrder.BIG_ENDIAN, "the file"), "Packages");
        }
        if (NdbFile.recognises(bytes)) {
            return new NdbFile(bytes);
        }
        for (ByteOrder order : List.of(ByteOrder.LITTLE_ENDIAN, ByteOrder.BIG_ENDIAN)) {
            Bytes ordered = new Bytes(content, order, "the file");
            if (BerkeleyHash.recognises(ordered)) {
                return new BerkeleyHash(ordered);
            }
        }
        throw new RpmFormatException("it is no database of RPM: neither SQLite nor ndb nor a hash of Berkeley DB");
    }

    /** Keeps packages and problems, within limits. */
    private final class Collecting implements Visitor {
        private int privileged;

        @Override
        public void header(String place, byte[] header) throws RpmFormatException {
            if (packages.size() == MAX_PACKAGES) {
                throw new RpmFormatException("more than " + MAX_PACKAGES + " packages; the rest is not read");
            }
            try {
                RpmPackage found = new RpmHeader(header, place).installed();
                privileged += found.privileged().size();
                if (privileged > MAX_PRIVILEGED) {
                    throw new RpmFormatException(
                            place + ": more than " + MAX_PRIVILEGED + " files with the rights of their owner");
                }
                packages.add(found);
            } catch (RpmFormatException e) {
                damaged(e);
            }
        }

        @Override
        public void damaged(RpmFormatException problem) throws RpmFormatException {
            if (problems.size() == MAX_PROBLEMS) {
                throw new RpmFormatException("more than " + MAX_PROBLEMS + " problems; the rest is not read");
            }
            problems.add(problem.getMessage());
        }
    }
}
