package org.daylight.registry.records;

import static org.daylight.kit.problem.Problems.CONFLICT;
import static org.daylight.kit.problem.Problems.INVALID_REQUEST;
import static org.daylight.kit.problem.Problems.UNKNOWN_REFERENCE;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.daylight.kit.date.ImpreciseDate;
import org.daylight.kit.json.Money;
import org.daylight.kit.json.Stated;
import org.daylight.kit.problem.Violation;
import org.jspecify.annotations.Nullable;

/** Everything that is wrong with a content, gathered so that the sender can mend it all at once. */
public final class Findings {

    private final References references;
    private final Set<Withheld.Key> withheld;
    private final List<Violation> invalid = new ArrayList<>();
    private final List<Violation> unknown = new ArrayList<>();
    private final List<Violation> conflicts = new ArrayList<>();

    /**
     * A record that was named.
     *
     * @param partner the partner it belongs to; null for a partner itself and for authorities
     */
    public record Found(UUID id, @Nullable UUID partner) {}

    /** @param withheld what the record names already although the caller may not see it */
    Findings(References references, Set<Withheld.Key> withheld) {
        this.references = references;
        this.withheld = withheld;
    }

    /** The field can never be right as it is. */
    public void invalid(String field, String message) {
        invalid.add(at(field, message));
    }

    /** The field does not go with what is recorded. */
    public void conflict(String field, String message) {
        conflicts.add(at(field, message));
    }

    /** The record named; null if there is none, which then is a finding, or if none is named. */
    public @Nullable UUID named(RecordKind kind, @Nullable String key, String field) {
        return named(kind, key, field, null);
    }

    /** The same, and it has to belong to this partner. */
    public @Nullable UUID named(RecordKind kind, @Nullable String key, String field, @Nullable UUID partner) {
        var found = found(kind, key, field);
        if (found == null) {
            return null;
        }
        if (partner != null && !partner.equals(found.partner())) {
            conflicts.add(at(field, "the %s %s belongs to another partner".formatted(kind.word(), key)));
        }
        return found.id();
    }

    public UUID[] allNamed(RecordKind kind, List<String> keys, String field, @Nullable UUID partner) {
        var ids = new ArrayList<UUID>();
        for (var i = 0; i < keys.size(); i++) {
            var id = named(kind, keys.get(i), field + "/" + i, partner);
            if (id != null) {
                ids.add(id);
            }
        }
        return ids.toArray(UUID[]::new);
    }

    /** The record named with the partner it belongs to. */
    public @Nullable Found found(RecordKind kind, @Nullable String key, String field) {
        if (key == null) {
            return null;
        }
        var found = withheld.contains(new Withheld.Key(kind, key))
                ? references.findAny(kind, key)
                : references.find(kind, key);
        if (found == null) {
            unknown.add(at(
                    field,
                    "no %s has the %s %s; record it first, or mend the spelling"
                            .formatted(kind.word(), kind.key(), key)));
        }
        return found;
    }

    /** What cannot be re-written, because other records rest on it. */
    public <T> void fixed(@Nullable T before, @Nullable T now, String field, String what) {
        if (before != null && !Objects.equals(before, now)) {
            conflict(field, "%s stays as recorded; void this record and enter the right one".formatted(what));
        }
    }

    /** That an amount is not below zero: a rule that asks whether it exceeds something would pass over it. */
    public void notNegative(@Nullable Money money, String field) {
        if (money != null && money.amount().signum() < 0) {
            invalid(field + "/amount", "must not be negative");
        }
    }

    /** That the second date can be on or after the first one. */
    public void inOrder(@Nullable ImpreciseDate first, @Nullable ImpreciseDate second, String field, String message) {
        if (first != null && second != null && second.latest().isBefore(first.earliest())) {
            invalid(field, message);
        }
    }

    public void inOrder(Stated<ImpreciseDate> first, Stated<ImpreciseDate> second, String field, String message) {
        inOrder(first.orNull(), second.orNull(), field, message);
    }

    void raise() {
        if (!invalid.isEmpty()) {
            throw INVALID_REQUEST.problem(summary(invalid), invalid);
        }
        if (!unknown.isEmpty()) {
            throw UNKNOWN_REFERENCE.problem(summary(unknown), unknown);
        }
        if (!conflicts.isEmpty()) {
            throw CONFLICT.problem(summary(conflicts), conflicts);
        }
    }

    private static String summary(List<Violation> violations) {
        var first = violations.getFirst();
        var more = violations.size() == 1 ? "" : ", and %d more".formatted(violations.size() - 1);
        return first.pointer() + ": " + first.message() + more;
    }

    private static Violation at(String field, String message) {
        return new Violation("/content/" + field, message);
    }
}
