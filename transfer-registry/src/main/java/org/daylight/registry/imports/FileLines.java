package org.daylight.registry.imports;

import java.io.IOException;

/** Reads a file line by line. A line that cannot be read is refused, and the next one is read. */
interface FileLines extends AutoCloseable {

    /** What to do with the lines. */
    interface Each {
        void line(long number, NativeLine line);

        /** A line that leaves a record of its key as it is. */
        void lineIfNew(long number, NativeLine line);

        void refused(long number, RefusedLine reason);
    }

    void read(Each each) throws IOException;

    @Override
    void close() throws IOException;
}
