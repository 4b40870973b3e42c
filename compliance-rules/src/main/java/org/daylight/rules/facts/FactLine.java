package org.daylight.rules.facts;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What is known about one subject on a day: a value, {@link Absent}, or null (unknown) per slot of its type. One thread's own. */
public final class FactLine {

    private final SubjectType type;
    private final @Nullable String subject;
    private final LocalDate asOf;
    private final @Nullable String partner;
    private final @Nullable Object[] values;

    /** Where texts and values stand that were not read yet; null if all were. */
    private final @Nullable Unread unread;

    FactLine(SubjectType type, String subject, LocalDate asOf, @Nullable String partner, @Nullable Object[] values) {
        this(type, subject, asOf, partner, values, null);
    }

    /** Judging a line asks for a few of its values, and seldom for its names. */
    FactLine(SubjectType type, LocalDate asOf, Unread unread) {
        this(type, null, asOf, null, new @Nullable Object[type.leaves().size()], unread);
    }

    private FactLine(
            SubjectType type,
            @Nullable String subject,
            LocalDate asOf,
            @Nullable String partner,
            @Nullable Object[] values,
            @Nullable Unread unread) {
        this.type = type;
        this.unread = unread;
        this.subject = subject;
        this.asOf = asOf;
        this.partner = partner;
        this.values = values;
    }

    /**
     * Reads a line of a fact stream.
     *
     * @throws FactLineException if the line is not a fact line of this vocabulary
     */
    public static FactLine read(Vocabulary vocabulary, byte[] line) {
        return FactLineReader.read(vocabulary, line);
    }

    /**
     * A line from values as they would stand on one; null = known to be absent, left out = unknown.
     *
     * @throws FactLineException if a leaf is not in the vocabulary or its value is of another type
     */
    public static FactLine of(SubjectType type, LocalDate asOf, Map<String, ? extends @Nullable Object> leaves) {
        var values = new @Nullable Object[type.leaves().size()];
        for (var leaf : leaves.entrySet()) {
            var slot = type.slot(leaf.getKey());
            if (slot == null) {
                throw new FactLineException(
                        "%s has no fact %s; see the fact types".formatted(type.id(), leaf.getKey()));
            }
            values[slot] = stated(type.leaf(slot), leaf.getValue());
        }
        return new FactLine(type, type.name() + ":example", asOf, null, values);
    }

    public SubjectType type() {
        return type;
    }

    public String subject() {
        return unread == null ? Objects.requireNonNull(subject) : unread.subject();
    }

    public LocalDate asOf() {
        return asOf;
    }

    public @Nullable String partner() {
        return unread == null ? partner : unread.partner();
    }

    public @Nullable Object value(int slot) {
        if (values[slot] == null && unread != null) {
            values[slot] = unread.value(slot);
        }
        return values[slot];
    }

    /** What stands in a line and is read when it is asked for. */
    interface Unread {
        String subject();

        @Nullable
        String partner();

        @Nullable
        Object value(int slot);
    }

    /** The same facts on another day. */
    public FactLine on(LocalDate day) {
        return new FactLine(type, subject, day, partner, values, unread);
    }

    private static @Nullable Object stated(Leaf leaf, @Nullable Object value) {
        if (value == null) {
            // What always has a value cannot be known to be absent: it is just not known.
            return leaf.mayBeAbsent() ? Absent.ABSENT : null;
        }
        try {
            if (leaf.type().element().isPresent() && value instanceof List<?> list) {
                return FactValue.list(leaf.type(), list);
            }
            return FactValue.read(leaf.type(), value.toString());
        } catch (IllegalArgumentException e) {
            throw new FactLineException(leaf.name() + ": " + e.getMessage());
        }
    }
}
