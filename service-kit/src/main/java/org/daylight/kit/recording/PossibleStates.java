package org.daylight.kit.recording;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.SequencedMap;
import java.util.Set;
import org.daylight.kit.date.ImpreciseDate;
import org.daylight.kit.date.Since;
import org.jspecify.annotations.Nullable;

/**
 * Each state that is the one of a day on some of the days that the dates of a content can mean. Which came last is not known
 * either where their dates overlap.
 */
record PossibleStates(SequencedMap<String, Since> since, String first, JsonNode content, LocalDate day) {

    /** A state that may have begun by the day. */
    private record Begun(String state, String by, ImpreciseDate on) {

        boolean surely(LocalDate day) {
            return !on.latest().isAfter(day);
        }
    }

    Set<String> bySince(String recorded) {
        var its = since.get(recorded);
        if (its == null) {
            return Set.of(recorded);
        }
        var by = StateOfDay.begunBy(its, content);
        var on = date(by);
        if (on == null || !on.latest().isAfter(day)) {
            return Set.of(recorded);
        }
        var possible = new LinkedHashSet<String>();
        if (!on.earliest().isAfter(day)) {
            possible.add(recorded);
        }
        beforeIt(by, possible);
        return possible;
    }

    /** Those that may have been the last one if it had not begun, nor what begins with the same date. */
    private void beforeIt(String notYet, Set<String> possible) {
        var begun = new ArrayList<Begun>();
        for (var state : since.sequencedEntrySet()) {
            var by = state.getValue().value();
            var on = by.equals(notYet) ? null : date(by);
            if (on != null && !on.earliest().isAfter(day)) {
                begun.add(new Begun(state.getKey(), by, on));
            }
        }
        if (begun.stream().noneMatch(state -> state.surely(day))) {
            possible.add(first);
        }
        for (var i = 0; i < begun.size(); i++) {
            if (mayBeLast(begun, i)) {
                possible.add(begun.get(i).state());
            }
        }
    }

    /** If it began as late as can be, and all that surely began as early as can be. */
    private boolean mayBeLast(List<Begun> begun, int i) {
        var latest = begun.get(i).on().latest();
        var began = latest.isAfter(day) ? day : latest;
        for (var j = 0; j < begun.size(); j++) {
            var other = begun.get(j);
            // What begins with the same date begins on the same day.
            var earliest =
                    other.by().equals(begun.get(i).by()) ? began : other.on().earliest();
            var surely = other.surely(day) || other.by().equals(begun.get(i).by());
            if (surely && (earliest.isAfter(began) || (earliest.equals(began) && j > i))) {
                return false;
            }
        }
        return true;
    }

    private @Nullable ImpreciseDate date(String field) {
        var text = content.path(field);
        return text.isTextual() ? ImpreciseDate.parse(text.asText()) : null;
    }

    /** Of steps in their order each that may have been taken while none after it surely was. */
    static Set<String> bySteps(JsonNode taken, String field, String first, String recorded, LocalDate day) {
        if (taken.isEmpty()) {
            return Set.of(recorded);
        }
        var possible = new LinkedHashSet<String>();
        for (var i = taken.size() - 1; i >= 0; i--) {
            var on = ImpreciseDate.parse(taken.get(i).path("on").asText());
            if (!on.earliest().isAfter(day)) {
                possible.add(taken.get(i).path(field).asText());
            }
            if (!on.latest().isAfter(day)) {
                return possible;
            }
        }
        possible.add(first);
        return possible;
    }
}
