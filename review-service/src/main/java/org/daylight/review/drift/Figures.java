package org.daylight.review.drift;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.Collection;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Measures by name: each is a value, somewhere in a range with the reason why it is not known more precisely, known to be absent
 * (nothing to measure), or unknown with a reason.
 */
final class Figures {

    private final Map<String, JsonNode> known = new TreeMap<>();
    private final Map<String, String> unknown = new TreeMap<>();

    Figures decimal(String name, double value) {
        return put(name, TextNode.valueOf(Rounding.text(value)));
    }

    Figures text(String name, String value) {
        return put(name, TextNode.valueOf(value));
    }

    Figures number(String name, int value) {
        return put(name, IntNode.valueOf(value));
    }

    Figures flag(String name, boolean value) {
        return put(name, BooleanNode.valueOf(value));
    }

    /** Days as fact lines carry them. */
    Figures days(String name, long days) {
        return text(name, days + (days == 1 ? " day" : " days"));
    }

    Figures put(String name, JsonNode value) {
        known.put(name, value);
        unknown.remove(name);
        return this;
    }

    Figures absent(String name) {
        return put(name, NullNode.getInstance());
    }

    Figures unknown(String name, String reason) {
        unknown.put(name, reason);
        return this;
    }

    /** Somewhere from one to the other: what is judged by it is only in doubt where that lies between them. */
    Figures within(String name, Range range, Collection<String> doubts) {
        put(name, TextNode.valueOf(range.text()));
        if (range.isOpen()) {
            unknown.put(name, range.inWords() + ": " + String.join("; ", doubts));
        }
        return this;
    }

    /** So much or more. */
    Figures atLeast(String name, double least, Collection<String> doubts) {
        return text(name, Rounding.text(least) + "..")
                .unknown(name, "at least %s: %s".formatted(Rounding.text(least), String.join("; ", doubts)));
    }

    /** So much of a unit; what may be none and may be any number is not known. */
    Figures quantity(String name, Between amount, String unit, Collection<String> doubts) {
        if (amount.low().signum() == 0 && amount.high() == null) {
            return unknown(name, String.join("; ", doubts));
        }
        text(name, amount.text(unit));
        if (!amount.exact()) {
            unknown(name, String.join("; ", doubts));
        }
        return this;
    }

    /** So much or less. */
    Figures atMost(String name, double most, Collection<String> doubts) {
        return text(name, ".." + Rounding.text(most))
                .unknown(name, "at most %s: %s".formatted(Rounding.text(most), String.join("; ", doubts)));
    }

    /** What becomes of a measure where more came. */
    enum Then {
        MORE,
        /** Never less than nought, so that so much or more of it says something from there on. */
        MORE_THAN_NONE,
        LESS,
        /** Never less than nought. */
        LESS_TO_NONE,
        EITHER
    }

    /**
     * What the least and the most that the records allow enclose.
     *
     * @param most null where nobody knows how much came at the most: then one end of it may be known
     */
    Figures enclosed(
            String name, OptionalDouble least, @Nullable OptionalDouble most, Then then, Collection<String> doubts) {
        if (most == null) {
            return least.isEmpty()
                    ? unknown(name, String.join("; ", doubts))
                    : from(name, least.getAsDouble(), then, doubts);
        }
        if (least.isEmpty() && most.isEmpty()) {
            return absent(name);
        }
        if (least.isPresent() && most.isPresent()) {
            return within(name, Range.between(least.getAsDouble(), most.getAsDouble()), doubts);
        }
        return unknown(
                name,
                least.isPresent()
                        ? ("%s where the least came against the most that was planned, and not measurable where the most came"
                                        + " against the least: %s")
                                .formatted(Rounding.text(least.getAsDouble()), String.join("; ", doubts))
                        : ("not measurable where the least came against the most that was planned, and %s where the most came"
                                        + " against the least: %s")
                                .formatted(Rounding.text(most.orElseThrow()), String.join("; ", doubts)));
    }

    private Figures from(String name, double least, Then then, Collection<String> doubts) {
        return switch (then) {
            case MORE -> atLeast(name, least, doubts);
            case MORE_THAN_NONE -> least > 0 ? atLeast(name, least, doubts) : unknown(name, String.join("; ", doubts));
            case LESS -> atMost(name, least, doubts);
            case LESS_TO_NONE -> within(name, Range.between(0, least), doubts);
            case EITHER -> unknown(name, String.join("; ", doubts));
        };
    }

    /** Whether it is known as one figure, or known to be absent. */
    boolean isExact(String name) {
        return known.containsKey(name) && !unknown.containsKey(name);
    }

    @Nullable
    JsonNode value(String name) {
        return known.get(name);
    }

    /** Why it is not known, or not more precisely. */
    @Nullable
    String reason(String name) {
        return unknown.get(name);
    }

    /** Of all that is known or unknown. */
    Set<String> names() {
        var names = new TreeSet<>(known.keySet());
        names.addAll(unknown.keySet());
        return names;
    }

    /** What is known; what is unknown is left out. */
    ObjectNode json() {
        var json = JsonNodeFactory.instance.objectNode();
        known.forEach(json::set);
        return json;
    }

    Map<String, String> unknowns() {
        return unknown;
    }
}
