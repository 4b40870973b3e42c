package org.daylight.registry.model;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * That something is so from a day on, until the first day on which it no longer is. Of several the one that began last
 * counts, of those that began on one day the one further down. Where the dates leave two answers, there is none.
 */
record Dated(String value, Date from, @Nullable Date to) {

    static final String ENDED = "ended";

    /** What is surely so on a day, or that all that was so has surely ended; empty where nobody can say. */
    static Optional<String> on(List<Dated> all, LocalDate day) {
        var answers = new HashSet<String>();
        for (var i = 0; i < all.size(); i++) {
            if (mayCount(all, i, day)) {
                answers.add(all.get(i).value);
            }
        }
        if (all.stream().noneMatch(one -> one.surelyHolds(day))) {
            answers.add(all.stream().anyMatch(one -> one.to != null && one.to.hasCome(day)) ? ENDED : "nothing said");
        }
        return answers.size() > 1 || answers.contains("nothing said")
                ? Optional.empty()
                : answers.stream().findFirst();
    }

    /** Whether it counts if it began as late as can be, and each other that surely holds as early as can be. */
    private static boolean mayCount(List<Dated> all, int i, LocalDate day) {
        var one = all.get(i);
        if (!one.from.mayHaveCome(day) || (one.to != null && one.to.hasCome(day))) {
            return false;
        }
        var began = one.from.hasCome(day) ? one.from.latest() : day;
        for (var j = 0; j < all.size(); j++) {
            var first = all.get(j).from.earliest();
            if (j != i && all.get(j).surelyHolds(day) && (first.isAfter(began) || (first.equals(began) && j > i))) {
                return false;
            }
        }
        return true;
    }

    private boolean surelyHolds(LocalDate day) {
        return from.hasCome(day) && (to == null || !to.mayHaveCome(day));
    }

    Stream<Date> dates() {
        return Stream.concat(Stream.of(from), Stream.ofNullable(to));
    }

    /** In a content, without what began later. */
    static void into(
            ObjectNode content,
            String list,
            String name,
            List<Dated> all,
            Consumer<ObjectNode> more,
            @Nullable LocalDate asOf) {
        var array = JsonNodeFactory.instance.arrayNode();
        for (var one : all) {
            if (asOf == null || one.from.mayHaveCome(asOf)) {
                var item = array.addObject().put(name, one.value).put("from", one.from.text());
                if (one.to != null) {
                    item.put("to", one.to.text());
                }
                more.accept(item);
            }
        }
        if (!array.isEmpty()) {
            content.set(list, array);
        }
    }
}
