package org.daylight.rules.evaluation;

import java.util.List;
import org.daylight.rules.facts.Absent;
import org.daylight.rules.facts.FactType;
import org.daylight.rules.facts.FactValue;
import org.daylight.rules.facts.Span;
import org.jspecify.annotations.Nullable;

/** Plain words with places for values. */
public record MessageTemplate(List<Part> parts) {

    private static final String UNKNOWN = "not known";
    private static final String ABSENT = "none";

    public MessageTemplate {
        parts = List.copyOf(parts);
    }

    /** A part of a message. */
    public sealed interface Part {

        record Text(String text) implements Part {}

        /**
         * A value in its place.
         *
         * @param fallback what is said if there is no value; null = that it is not known, or none
         */
        record Value(Term term, FactType type, @Nullable String fallback) implements Part {}

        record Test(Condition condition, @Nullable String fallback) implements Part {}

        record PermittedFrom(@Nullable String fallback) implements Part {}
    }

    String fill(Frame frame, @Nullable Span permittedFrom) {
        var message = new StringBuilder();
        for (var part : parts) {
            message.append(
                    switch (part) {
                        case Part.Text text -> text.text();
                        case Part.Value value ->
                            shown(value.type(), value.term().value(frame), value.fallback());
                        case Part.Test test ->
                            shown(FactType.BOOL, known(test.condition().test(frame)), test.fallback());
                        case Part.PermittedFrom from -> shown(FactType.DATE, permittedFrom, from.fallback());
                    });
        }
        return message.toString();
    }

    private static @Nullable Object known(Truth truth) {
        return switch (truth) {
            case TRUE -> true;
            case FALSE -> false;
            case UNKNOWN, ERROR -> null;
        };
    }

    private static String shown(FactType type, @Nullable Object value, @Nullable String fallback) {
        if (value == null || value instanceof Defect) {
            return fallback == null ? UNKNOWN : fallback;
        }
        if (value == Absent.ABSENT) {
            return fallback == null ? ABSENT : fallback;
        }
        return FactValue.text(type, value);
    }
}
