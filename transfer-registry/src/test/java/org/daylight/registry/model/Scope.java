package org.daylight.registry.model;

import java.util.Objects;
import org.daylight.registry.model.Entry.Known;
import org.jspecify.annotations.Nullable;

/**
 * What is asked about: a partner, or what serves an objective.
 *
 * @param partner null = an objective is asked about
 */
record Scope(@Nullable String partner, @Nullable ObjectiveSaid objective) {

    static Scope of(String partner) {
        return new Scope(partner, null);
    }

    static Scope of(ObjectiveSaid objective) {
        return new Scope(null, objective);
    }

    /** The partner, or the one whose objective it is. */
    String ofPartner() {
        return partner == null ? Objects.requireNonNull(objective).partner() : partner;
    }

    boolean has(Known<TransferSaid> transfer) {
        return objective == null
                ? transfer.partner().equals(partner)
                : transfer.said().objectives().contains(objective.reference());
    }

    boolean has(ObjectiveSaid one) {
        return objective == null ? one.partner().equals(partner) : one.equals(objective);
    }

    @Override
    public String toString() {
        return objective == null ? "partner:" + partner : "objective:" + objective.reference();
    }
}
