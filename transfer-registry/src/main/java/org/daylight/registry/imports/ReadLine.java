package org.daylight.registry.imports;

import java.util.function.Consumer;
import org.daylight.registry.imports.profiles.RowsOfParts;

/** A line of a file after it was read and checked by itself. */
sealed interface ReadLine {

    /**
     * A line that reads.
     *
     * @param onlyNew whether it leaves a record of its key as it is
     */
    record Drafted(DraftLine<?> draft, boolean onlyNew) implements ReadLine {}

    /** A line that does not. */
    record Refused(long number, RefusedLine reason, RowsOfParts rows) implements ReadLine {}

    /** Makes drafts of the lines and passes them on in their order. */
    static FileLines.Each drafting(Drafts drafts, Consumer<ReadLine> next) {
        return new FileLines.Each() {
            @Override
            public void line(long number, NativeLine line) {
                next.accept(draft(number, line, false, RowsOfParts.ONE));
            }

            @Override
            public void drawn(long number, NativeLine line, boolean onlyNew, RowsOfParts rows) {
                next.accept(draft(number, line, onlyNew, rows));
            }

            @Override
            public void refused(long number, RefusedLine reason, RowsOfParts rows) {
                next.accept(new Refused(number, reason, rows));
            }

            private ReadLine draft(long number, NativeLine line, boolean onlyNew, RowsOfParts rows) {
                try {
                    return new Drafted(drafts.of(number, line, rows), onlyNew);
                } catch (RefusedLine e) {
                    return new Refused(number, e, rows);
                }
            }
        };
    }
}
