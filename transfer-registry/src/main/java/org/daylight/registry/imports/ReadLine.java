package org.daylight.registry.imports;

import java.util.function.Consumer;
import org.daylight.registry.imports.profiles.Manner;
import org.daylight.registry.imports.profiles.RowsOfParts;

/** A line of a file after it was read and checked by itself. */
sealed interface ReadLine {

    /**
     * A line that reads.
     *
     * @param manner how it meets a record of its key that is there already
     */
    record Drafted(DraftLine<?> draft, Manner manner) implements ReadLine {}

    /** A line that does not. */
    record Refused(long number, RefusedLine reason, RowsOfParts rows) implements ReadLine {}

    /** Makes drafts of the lines and passes them on in their order. */
    static FileLines.Each drafting(Drafts drafts, Consumer<ReadLine> next) {
        return new FileLines.Each() {
            @Override
            public void line(long number, NativeLine line) {
                next.accept(draft(number, line, Manner.PLAIN, RowsOfParts.ONE));
            }

            @Override
            public void drawn(long number, NativeLine line, Manner manner, RowsOfParts rows) {
                next.accept(draft(number, line, manner, rows));
            }

            @Override
            public void refused(long number, RefusedLine reason, RowsOfParts rows) {
                next.accept(new Refused(number, reason, rows));
            }

            private ReadLine draft(long number, NativeLine line, Manner manner, RowsOfParts rows) {
                try {
                    return new Drafted(drafts.of(number, line, rows), manner);
                } catch (RefusedLine e) {
                    return new Refused(number, e, rows);
                }
            }
        };
    }
}
