package org.daylight.review.drift;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.daylight.kit.date.ImpreciseDate;

/**
 * Figures that are counted from the start of a plan which is no day: they lie among those of all days that may be meant. They do
 * not move one way with the start (what came before it is neither late nor early), so that no two days enclose them.
 */
final class WhicheverStart {

    /** A year and no more: whoever leaves open which year is told that it is not known, without a look at each day. */
    private static final int MOST = 366;

    private static final Set<String> DATES = Set.of("completionOn", "completionEarliestOn", "completionLatestOn");
    private static final Pattern MEASURE = Pattern.compile("-?\\d+(\\.\\d+)?(\\.\\.-?\\d+(\\.\\d+)?)?");

    private WhicheverStart() {}

    /** @param startingOn the figures if it starts on a day */
    static void add(
            Figures figures,
            StatedPlan plan,
            History.Dated dated,
            LocalDate asOf,
            Function<LocalDate, Figures> startingOn) {
        var doubts = plan.with(dated.doubts());
        var starts = starts(plan, asOf);
        if (starts.size() > MOST) {
            Stream.concat(PaceFigures.MEASURES.stream(), ControlFigures.MEASURES.stream())
                    .forEach(name -> figures.unknown(name, String.join("; ", doubts)));
        } else {
            agree(
                    figures,
                    starts.stream().map(startingOn).toList(),
                    doubts,
                    (name, range) -> figures.within(name, range, doubts));
        }
        if (figures.value("inWords") == null) {
            figures.text(
                    "inWords", CompletionFigures.words(plan, dated.delivered(), asOf, figures.value("completionOn")));
        }
    }

    /** Those until asOf, and one after it: before a plan starts nothing is counted, whenever that will be. */
    private static List<LocalDate> starts(StatedPlan plan, LocalDate asOf) {
        var first = plan.early().startsOn();
        var last = Collections.min(List.of(
                plan.late().startsOn(), Collections.max(List.of(first, asOf.plusDays(1))), first.plusDays(MOST)));
        return first.datesUntil(last.plusDays(1)).toList();
    }

    /** What is done with a measure of which these say different figures. */
    interface Apart {
        void are(String name, Range range);
    }

    /** Adds what all of these say. */
    static void agree(Figures figures, List<Figures> all, Collection<String> doubts, Apart apart) {
        var names = new TreeSet<String>();
        all.forEach(each -> names.addAll(each.names()));
        for (var name : names) {
            var values = all.stream()
                    .map(each -> each.value(name))
                    .filter(Objects::nonNull)
                    .distinct()
                    .toList();
            var everyOneKnown = all.stream().allMatch(each -> each.value(name) != null);
            if (everyOneKnown && values.size() == 1 && all.stream().allMatch(each -> each.isExact(name))) {
                figures.put(name, values.getFirst());
            } else if (everyOneKnown && DATES.contains(name) && values.stream().allMatch(JsonNode::isTextual)) {
                figures.text(name, whole(values));
            } else if (everyOneKnown && values.stream().allMatch(WhicheverStart::isMeasure)) {
                apart.are(
                        name,
                        values.stream().map(Range::parse).reduce(Range::and).orElseThrow());
            } else {
                figures.unknown(name, reason(name, all, values, doubts));
            }
        }
    }

    private static String reason(String name, List<Figures> all, List<JsonNode> values, Collection<String> doubts) {
        var reasons = all.stream().map(each -> each.reason(name)).distinct().toList();
        var one = reasons.size() == 1 && values.isEmpty() ? reasons.getFirst() : null;
        return one == null ? String.join("; ", doubts) : one;
    }

    /** From the first of the days to the last. */
    private static String whole(List<JsonNode> values) {
        var dates = values.stream()
                .map(value -> ImpreciseDate.parse(value.asText()))
                .toList();
        var first = dates.stream()
                .map(ImpreciseDate::earliest)
                .min(LocalDate::compareTo)
                .orElseThrow();
        var last = dates.stream()
                .map(ImpreciseDate::latest)
                .max(LocalDate::compareTo)
                .orElseThrow();
        return first.equals(last) ? first.toString() : first + "/" + last;
    }

    private static boolean isMeasure(JsonNode value) {
        return value.isTextual() && MEASURE.matcher(value.asText()).matches();
    }
}
