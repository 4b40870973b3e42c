package org.daylight.rules.evaluation;

import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** An expression that is true, false or unknown about a subject. */
public interface Condition {

    Truth test(Frame frame);

    /** Adds what would decide it, if it is unknown, or what is wrong, if it is an error. */
    void blame(Frame frame, Blame blame);

    /** Adds the days after asOf on which its value may change, whatever its branches say now. */
    void changes(Frame frame, Changes changes);

    /** Visits the clauses that decided its value. */
    void decisive(Frame frame, BiConsumer<Place, Truth> visit);

    /** How an element is compared with what is the same for all of its list, if that is what is asked; or else null. */
    default ColumnBound.@Nullable Held held() {
        return null;
    }

    /** The same asked about columns; null if it has to be asked line by line. */
    default @Nullable ColumnCondition inColumns(Columnar columnar) {
        return null;
    }
}
