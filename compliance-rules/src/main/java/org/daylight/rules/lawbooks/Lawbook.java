package org.daylight.rules.lawbooks;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The revisions of rules and versions of sets that stand together, by digest, and what is supposed beside them.
 *
 * @param parts of revisions that stand on some of their days only, those days; all others stand on all of theirs
 * @param parameters values that are put before those of the revisions, each before the former
 * @param members members that come to a set, or leave it
 */
public record Lawbook(
        List<String> rules,
        List<String> sets,
        List<Part> parts,
        List<ParameterChange> parameters,
        List<MemberChange> members) {

    public Lawbook {
        rules = List.copyOf(rules);
        sets = List.copyOf(sets);
        parts = List.copyOf(parts);
        parameters = List.copyOf(parameters);
        members = List.copyOf(members);
    }

    /** Days of a revision, as they are written. */
    public record Part(
            String digest, @Nullable String from, @Nullable String to) {}

    /** A value of a parameter from a day on, for the members of a group or for everybody. */
    public record ParameterChange(
            String rule,
            String parameter,
            String from,
            String value,
            @Nullable String group) {}

    /** Without {@code from} whoever is in the set leaves it on {@code to}; with it they come in. */
    public record MemberChange(
            String set,
            String code,
            @Nullable String from,
            @Nullable String to) {}

    /**
     * Two lawbooks that are held against each other, fixed when a run begins.
     *
     * @param standing null where nothing is compared
     * @param watched the rules whose answers are looked at; null = all, empty = none
     * @param facts what is supposed to read differently on the lines of a partner
     * @param measured which rules each draft bears on
     */
    public record Contrast(
            @Nullable Lawbook standing,
            Lawbook candidate,
            @JsonSetter(nulls = Nulls.SET) @Nullable List<String> watched,
            List<FactChange> facts,
            Map<String, List<String>> measured) {

        public Contrast {
            watched = watched == null ? null : List.copyOf(watched);
            facts = List.copyOf(facts);
            measured = Map.copyOf(measured);
        }

        /** Looking at these rules as well. */
        public Contrast watching(Collection<String> rules) {
            return watched == null
                    ? this
                    : new Contrast(
                            standing,
                            candidate,
                            Stream.concat(watched.stream(), rules.stream())
                                    .distinct()
                                    .sorted()
                                    .toList(),
                            facts,
                            measured);
        }

        public boolean watches(String rule) {
            return watched == null || watched.contains(rule);
        }
    }
}
