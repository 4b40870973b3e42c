package org.daylight.rules.evaluation;

import java.util.List;
import org.daylight.rules.facts.Absent;
import org.daylight.rules.facts.FactType;
import org.daylight.rules.facts.FactValue;
import org.jspecify.annotations.Nullable;

/** Plain words with places for values. */
public record MessageTemplate(List<Part> parts) {

    private static final String UNKNOWN = "not known";
    private static final String ABSENT = "none";

    public MessageTemplate {
        parts = List.copyOf(parts);
    }

    /**
     * What is said in place of a value.
     *
     * @param absent where it is known that there is none; null = none
     * @param unknown where it is not known whether there is one, or which; null = not known
     */
    public record Words(@Nullable String absent, @Nullable String unknown) {

        public static final Words PLAIN = new Words(null, null);

        public static Words forBoth(String words) {
            return new Words(words, words);
        }

        private String ifAbsent() {
            return absent == null ? ABSENT : absent;
        }

        private String ifUnknown() {
            return unknown == null ? UNKNOWN : unknown;
        }
    }

    /** A part of a message. */
    public sealed interface Part {

        record Text(String text) implements Part {}

        /** A value in its place. */
        record Value(Term term, FactType type, Words words) implements Part {}

        record Test(Condition condition, Words words) implements Part {}

        record PermittedFrom(Words words) implements Part {}
    }

    /**
     * The words about a subject.
     *
     * @param permittedFrom a day, that there is none, or null: it is not known
     */
    String fill(Frame frame, @Nullable Object permittedFrom) {
        var message = new StringBuilder();
        for (var part : parts) {
            message.append(
                    switch (part) {
                        case Part.Text text -> text.text();
                        case Part.Value value ->
                            shown(value.type(), value.term().value(frame), value.words());
                        case Part.Test test ->
                            shown(FactType.BOOL, known(test.condition().test(frame)), test.words());
                        case Part.PermittedFrom from -> shown(FactType.DATE, permittedFrom, from.words());
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

    private static String shown(FactType type, @Nullable Object value, Words words) {
        if (value == null || value instanceof Defect) {
            return words.ifUnknown();
        }
        return value == Absent.ABSENT ? words.ifAbsent() : FactValue.text(type, value);
    }
}
