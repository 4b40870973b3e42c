package org.daylight.registry.imports;

import java.io.IOException;
import org.daylight.registry.imports.profiles.Manner;
import org.daylight.registry.imports.profiles.RowsOfParts;

/** Reads a file line by line. A line that cannot be read is refused, and the next one is read. */
interface FileLines extends AutoCloseable {

    /** What to do with the lines. */
    interface Each {
        void line(long number, NativeLine line);

        /**
         * A record that rows of a table made.
         *
         * @param number the line of the first of them
         * @param manner how it meets a record of its key that is there already
         */
        void drawn(long number, NativeLine line, Manner manner, RowsOfParts rows);

        default void refused(long number, RefusedLine reason) {
            refused(number, reason, RowsOfParts.ONE);
        }

        /** @param rows where the parts of the record stand whose fault it is */
        void refused(long number, RefusedLine reason, RowsOfParts rows);
    }

    void read(Each each) throws IOException;

    /** How much of the file was read so far, in characters or bytes; so that no more of it is remembered than fits. */
    default long position() {
        return 0;
    }

    /** Whether it can be read in a thread of its own, because reading it asks nothing of the running transaction. */
    default boolean standAlone() {
        return true;
    }

    @Override
    void close() throws IOException;
}
