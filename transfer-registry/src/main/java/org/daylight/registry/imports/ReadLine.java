package org.daylight.registry.imports;

import java.util.function.Consumer;

/** A line of a file after it was read and checked by itself. */
sealed interface ReadLine {

    /**
     * A line that reads.
     *
     * @param onlyNew whether it leaves a record of its key as it is
     */
    record Drafted(DraftLine<?> draft, boolean onlyNew) implements ReadLine {}

    /** A line that does not. */
    record Refused(long number, RefusedLine reason) implements ReadLine {}

    /** Makes drafts of the lines and passes them on in their order. */
    static FileLines.Each drafting(Drafts drafts, Consumer<ReadLine> next) {
        return new FileLines.Each() {
            @Override
            public void line(long number, NativeLine line) {
                next.accept(draft(number, line, false));
            }

            @Override
            public void lineIfNew(long number, NativeLine line) {
                next.accept(draft(number, line, true));
            }

            @Override
            public void refused(long number, RefusedLine reason) {
                next.accept(new Refused(number, reason));
            }

            private ReadLine draft(long number, NativeLine line, boolean onlyNew) {
                try {
                    return new Drafted(drafts.of(number, line), onlyNew);
                } catch (RefusedLine e) {
                    return new Refused(number, e);
                }
            }
        };
    }
}
