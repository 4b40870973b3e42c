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
