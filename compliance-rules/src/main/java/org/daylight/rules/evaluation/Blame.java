package org.daylight.rules.evaluation;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.daylight.rules.facts.FactType;
import org.daylight.rules.facts.FactValue;
import org.jspecify.annotations.Nullable;

/** The leaves that would decide an answer, and why it could not be determined. Most answers blame nothing and cost no set. */
final class Blame {

    /** Of what nobody reads: it keeps nothing. */
    static final Blame UNREAD = new Blame(false);

    private final boolean keeps;
    private @Nullable Set<String> missing;
    /** The same one comes again and again where many candidates are put together. */
    private @Nullable Set<Supplier<String>> reasons;

    private @Nullable Set<String> causes;

    Blame() {
        this(true);
    }

    private Blame(boolean keeps) {
        this.keeps = keeps;
    }

    void missing(String leaf) {
        if (!keeps) {
            return;
        }
        if (missing == null) {
            missing = new TreeSet<>();
        }
        missing.add(leaf);
    }

    /** What leaves it open and is no leaf: of the law, or of two leaves that cannot be held against each other. */
    void cause(String what) {
        if (!keeps) {
            return;
        }
        if (causes == null) {
            causes = new TreeSet<>();
        }
        causes.add(what);
    }

    /**
     * A value that is there and known only roughly.
     *
     * @param what the leaf, or a part of it
     */
    void roughly(String leaf, String what, FactType type, Object value) {
        missing(leaf);
        reason(what + " is known only as " + FactValue.text(type, value));
    }

    void reason(String reason) {
        reason(new Said(reason));
    }

    /** One text is one doubt, however often it is said. */
    private record Said(String text) implements Supplier<String> {
        @Override
        public String get() {
            return text;
        }
    }

    /** @param reason put into words only if somebody reads them: of most days that are tried nobody does */
    void reason(Supplier<String> reason) {
        if (!keeps) {
            return;
        }
        if (reasons == null) {
            reasons = new LinkedHashSet<>();
        }
        reasons.add(reason);
    }

    /** Whether another one says why in words that do not stand here yet. */
    boolean isAddedToBy(Blame other) {
        return other.reasons != null && (reasons == null || !reasons.containsAll(other.reasons));
    }

    void addMissing(Blame other) {
        if (other.missing != null) {
            other.missing.forEach(this::missing);
        }
        if (other.causes != null) {
            other.causes.forEach(this::cause);
        }
    }

    void add(Blame other) {
        addMissing(other);
        if (other.reasons != null) {
            other.reasons.forEach(this::reason);
        }
    }

    boolean saysNothing() {
        return missing == null && reasons == null;
    }

    List<String> missing() {
        return missing == null ? List.of() : List.copyOf(missing);
    }

    List<String> causes() {
        return causes == null ? List.of() : List.copyOf(causes);
    }

    List<String> reasons() {
        return reasons == null
                ? List.of()
                : reasons.stream().map(Supplier::get).distinct().toList();
    }
}
