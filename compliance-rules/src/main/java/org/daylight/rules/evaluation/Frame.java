package org.daylight.rules.evaluation;

import java.util.List;
import org.daylight.rules.facts.FactLine;
import org.daylight.rules.facts.Span;
import org.jspecify.annotations.Nullable;

/** What a revision sees while it judges: facts, the day, and the parameters chosen for it. One thread's own. */
public final class Frame {

    private static final int NOTHING = -1;

    private final FactLine line;
    private long asOf;
    private int narrowedSlot = NOTHING;
    private @Nullable Span narrowed;

    /** The elements that are looked at: of a list, and of another for each of its elements. */
    private @Nullable Object outer;

    private @Nullable Object inner;

    private List<ParameterChoice> parameters = Judgement.NO_PARAMETERS;

    Frame(FactLine line) {
        this.line = line;
        this.asOf = line.asOf().toEpochDay();
    }

    /** Another frame on the same facts and day. */
    Frame sibling() {
        var sibling = new Frame(line);
        sibling.asOf = asOf;
        return sibling;
    }

    FactLine line() {
        return line;
    }

    public long asOf() {
        return asOf;
    }

    void asOf(long day) {
        asOf = day;
    }

    /** A value, {@link org.daylight.rules.facts.Absent}, or null (unknown). */
    public @Nullable Object value(int slot) {
        return slot == narrowedSlot ? narrowed : line.value(slot);
    }

    /** The element of a list that is looked at; null if it is not known. */
    @Nullable
    Object element(int depth) {
        return depth == 0 ? outer : inner;
    }

    void element(int depth, @Nullable Object element) {
        if (depth == 0) {
            outer = element;
        } else {
            inner = element;
        }
    }

    /** Reads a date leaf as if it were known to lie within a part of what is recorded. */
    void narrow(int slot, Span part) {
        narrowedSlot = slot;
        narrowed = part;
    }

    void widen() {
        narrowedSlot = NOTHING;
    }

    /** The value chosen for a parameter; null if none is stated for the date. */
    public @Nullable Object parameterValue(int index) {
        return parameters.get(index).value();
    }

    ParameterChoice parameter(int index) {
        return parameters.get(index);
    }

    List<ParameterChoice> parameters() {
        return parameters;
    }

    void parameters(List<ParameterChoice> chosen) {
        parameters = chosen;
    }
}
