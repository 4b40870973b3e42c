package org.daylight.kit.recording;

import com.fasterxml.jackson.databind.JsonNode;
import java.lang.reflect.RecordComponent;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.StringJoiner;
import org.daylight.kit.date.BySteps;
import org.daylight.kit.date.ImpreciseDate;
import org.daylight.kit.date.Since;
import org.jspecify.annotations.Nullable;

/**
 * How far a record had come by a day: a state that began later by its own date was not there yet. Then the one counts whose
 * date had come last, of several on one day the last in the order of the states, or else the first one: it had come at least
 * so far.
 */
public final class StateOfDay {

    private final String field;
    private final String first;
    private final SequencedMap<String, Since> since;
    private final @Nullable String steps;

    private StateOfDay(String field, String first, SequencedMap<String, Since> since, @Nullable String steps) {
        this.field = field;
        this.first = first;
        this.since = since;
        this.steps = steps;
    }

    /** Of a field of a content that says since when; for others there is none. */
    public static StateOfDay of(Class<?> content, String field) {
        return Arrays.stream(content.getRecordComponents())
                .filter(component -> component.getName().equals(field))
                .findFirst()
                .flatMap(component -> of(component))
                .orElseThrow(() -> new IllegalArgumentException(content + " has no states of a day in " + field));
    }

    static Optional<StateOfDay> of(RecordComponent component) {
        if (!component.getType().isEnum()) {
            return Optional.empty();
        }
        var since = new LinkedHashMap<String, Since>();
        for (var constant : component.getType().getFields()) {
            var dated = constant.getAnnotation(Since.class);
            if (dated != null) {
                since.put(constant.getName(), dated);
            }
        }
        var steps = component.getAnnotation(BySteps.class);
        if (since.isEmpty() && steps == null) {
            return Optional.empty();
        }
        var first = ((Enum<?>) component.getType().getEnumConstants()[0]).name();
        return Optional.of(new StateOfDay(component.getName(), first, since, steps == null ? null : steps.value()));
    }

    /** The state; null if none is recorded. */
    public @Nullable String on(LocalDate day, JsonNode content) {
        for (var state : since.entrySet()) {
            var itself = content.path(state.getValue().byItself());
            if (itself.isTextual() && !content.path(state.getValue().value()).isTextual() && !isLater(itself, day)) {
                // Where its own day may have come and may not have, nothing is known of it.
                return isSurelyThere(itself, day) ? state.getKey() : null;
            }
        }
        var recorded = content.path(field).asText(null);
        if (recorded == null) {
            return null;
        }
        return steps == null ? bySince(day, content, recorded) : bySteps(day, content.path(steps), recorded);
    }

    private String bySince(LocalDate day, JsonNode content, String recorded) {
        var its = since.get(recorded);
        if (its == null || !isLater(begun(its, content), day)) {
            return recorded;
        }
        var reached = first;
        var last = LocalDate.MIN;
        for (var state : since.entrySet()) {
            var date = content.path(state.getValue().value());
            if (date.isTextual()) {
                var began = ImpreciseDate.parse(date.asText()).earliest();
                if (!began.isAfter(day) && !began.isBefore(last)) {
                    reached = state.getKey();
                    last = began;
                }
            }
        }
        return reached;
    }

    private String bySteps(LocalDate day, JsonNode taken, String recorded) {
        var later = false;
        var reached = first;
        for (var step : taken) {
            if (isLater(step.path("on"), day)) {
                later = true;
            } else {
                reached = step.path(field).asText();
            }
        }
        return later ? reached : recorded;
    }

    /** The states that it may have been in: several where the precision of dates leaves that open, none if none is recorded. */
    public Set<String> possibleOn(LocalDate day, JsonNode content) {
        var recorded = content.path(field).asText(null);
        if (recorded == null) {
            var itself = on(day, content);
            return itself == null ? Set.of() : Set.of(itself);
        }
        if (steps != null) {
            return PossibleStates.bySteps(content.path(steps), field, first, recorded, day);
        }
        for (var state : since.entrySet()) {
            var itself = content.path(state.getValue().byItself());
            if (itself.isTextual() && !content.path(state.getValue().value()).isTextual() && !isLater(itself, day)) {
                return isSurelyThere(itself, day) ? Set.of(state.getKey()) : Set.of(state.getKey(), recorded);
            }
        }
        return new PossibleStates(since, first, content, day).bySince(recorded);
    }

    /** The state; null if none is recorded, or the precision of dates leaves several. */
    public @Nullable String surelyOn(LocalDate day, JsonNode content) {
        var possible = possibleOn(day, content);
        return possible.size() == 1 ? possible.iterator().next() : null;
    }

    /** The days on which it may read differently than the day before. */
    public List<LocalDate> days(JsonNode content) {
        var dates = new ArrayList<ImpreciseDate>();
        if (steps != null) {
            content.path(steps).forEach(step -> add(dates, step.path("on")));
        }
        since.values().forEach(dated -> {
            add(dates, content.path(dated.value()));
            for (var notBefore : dated.notBefore()) {
                add(dates, content.path(notBefore));
            }
            add(dates, content.path(dated.byItself()));
        });
        var days = new ArrayList<LocalDate>();
        var exact = dates.stream().allMatch(ImpreciseDate::exact);
        for (var date : dates) {
            days.add(date.earliest());
            if (!exact) {
                days.add(date.latest());
                // From the next day on one without a precise date may have come after it.
                days.add(date.earliest().plusDays(1));
            }
        }
        return days;
    }

    private static void add(List<ImpreciseDate> dates, JsonNode date) {
        if (date.isTextual()) {
            dates.add(ImpreciseDate.parse(date.asText()));
        }
    }

    private static boolean isSurelyThere(JsonNode date, LocalDate day) {
        return !ImpreciseDate.parse(date.asText()).latest().isAfter(day);
    }

    /** The day of a state, or else one before which it had not begun. */
    private static JsonNode begun(Since state, JsonNode content) {
        return content.path(begunBy(state, content));
    }

    /** The name of that date; of its own where none is stated. */
    static String begunBy(Since state, JsonNode content) {
        if (content.path(state.value()).isTextual()) {
            return state.value();
        }
        for (var notBefore : state.notBefore()) {
            if (content.path(notBefore).isTextual()) {
                return notBefore;
            }
        }
        return state.value();
    }

    private static boolean isLater(JsonNode date, LocalDate day) {
        return date.isTextual() && ImpreciseDate.parse(date.asText()).earliest().isAfter(day);
    }

    /** The same in SQL over the alias {@code r}. */
    String sql(LocalDate day) {
        var recorded = "r.content->>'%s'".formatted(field);
        if (steps != null) {
            var on = Order.earliest("s->>'on'");
            return """
                (case when exists (select from jsonb_array_elements(r.content->'%1$s') s where %2$s > '%3$s')
                 then coalesce(%4$s, '%5$s') else %6$s end)""".formatted(steps, on, day, lastStep(steps, field, day), first, recorded);
        }
        var isLater = new StringBuilder("case ").append(recorded);
        var reached = new StringJoiner(", ");
        for (var state : since.sequencedEntrySet()) {
            var date = "r.content->>'%s'".formatted(state.getValue().value());
            var begun = new StringJoiner(", ", "coalesce(", ")").add(date);
            for (var notBefore : state.getValue().notBefore()) {
                begun.add("r.content->>'%s'".formatted(notBefore));
            }
            isLater.append(
                    " when '%s' then %s > '%s'".formatted(state.getKey(), Order.earliest(begun.toString()), day));
            reached.add("('%s', %s, %d)".formatted(state.getKey(), Order.earliest(date), reached.length()));
        }
        return """
            (case %s when %s else false end then coalesce((select state from (values %s) began (state, day, place)
             where day > '' and day <= '%s' order by day || substr('0001-01-01', length(day) + 1) desc, place desc limit 1),
             '%s') else %s end)""".formatted(byItself(day), isLater, reached, day, first, recorded);
    }

    /** The branches for states that come by themselves. */
    private String byItself(LocalDate day) {
        var branches = new StringBuilder();
        for (var state : since.sequencedEntrySet()) {
            if (!state.getValue().byItself().isEmpty()) {
                var itself = "r.content->>'%s'".formatted(state.getValue().byItself());
                branches.append("""
                    when %1$s is not null and r.content->>'%2$s' is null and %3$s <= '%4$s' then
                     (case when %5$s < '%6$s' then '%7$s' end)
                    """.formatted(
                                itself,
                                state.getValue().value(),
                                Order.earliest(itself),
                                day,
                                Order.behindLatest(itself),
                                day.plusDays(1),
                                state.getKey()));
            }
        }
        return branches.toString();
    }

    /** What the last item of a list, oldest first, said by the day. */
    static String lastStep(String list, String field, LocalDate day) {
        return """
            (select s->>'%2$s' from jsonb_array_elements(r.content->'%1$s') with ordinality steps(s, n)
             where %3$s <= '%4$s' order by n desc limit 1)""".formatted(list, field, Order.earliest("s->>'on'"), day);
    }
}
