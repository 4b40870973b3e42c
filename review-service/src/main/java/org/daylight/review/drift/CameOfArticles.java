package org.daylight.review.drift;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.daylight.review.drift.AgainstNotices.Article;
import org.daylight.review.drift.Beyond.Part;
import org.jspecify.annotations.Nullable;

/**
 * What was delivered of articles under notified transfers, as far as it is known.
 *
 * @param doubts what is not known of it
 */
record CameOfArticles(List<Came> came, SortedSet<String> doubts) {

    private static final BigDecimal EVERYTHING = BigDecimal.valueOf(Long.MAX_VALUE);

    /**
     * So much of one article.
     *
     * @param designation null where it is not recorded
     * @param unit null where it is not known
     */
    record Came(
            String transfer,
            @Nullable String designation,
            @Nullable String unit,
            Between amount) {

        Article article() {
            return new Article(
                    transfer,
                    Objects.requireNonNull(designation),
                    Objects.requireNonNull(unit),
                    amount.low().doubleValue());
        }
    }

    static CameOfArticles of(List<Delivered> entries, LocalDate asOf) {
        var doubts = new TreeSet<String>();
        var came = new ArrayList<Came>();
        entries.stream()
                .collect(Collectors.groupingBy(
                        entry -> new Key(
                                entry.transfer(),
                                entry.designation() == null ? "" : Notice.alike(entry.designation()),
                                String.valueOf(entry.unit())),
                        LinkedHashMap::new,
                        Collectors.toList()))
                .forEach((key, group) -> {
                    var first = group.getFirst();
                    var amount = amount(group, asOf);
                    if (first.designation() == null) {
                        doubts.add("which article of %s was delivered is not recorded".formatted(key.transfer()));
                    } else if (!amount.exact() || first.unit() == null) {
                        doubts.add("what was delivered of %s is not known".formatted(first.designation()));
                    }
                    came.add(new Came(key.transfer(), first.designation(), first.unit(), amount));
                });
        return new CameOfArticles(came, doubts);
    }

    /** What running totals of several lines come to nobody knows, but that it is no less than one of them. */
    private static Between amount(List<Delivered> group, LocalDate asOf) {
        var amount = Arrivals.of(
                        group,
                        entry -> entry.amount() == null || entry.unit() == null || entry.about()
                                ? Between.UNKNOWN
                                : entry.amount())
                .by(asOf);
        return Delivered.totalsOfSeveralLines(group) ? new Between(amount.low(), null) : amount;
    }

    private record Key(String transfer, String article, String unit) {}

    /** Each that the notices allow of which nobody knows whether a legislature had received them. */
    static List<Told> readings(List<Notice> received, List<Notice> open) {
        return IntStream.range(0, 1 << open.size())
                .mapToObj(choice -> new Told(Stream.concat(
                                received.stream(),
                                IntStream.range(0, open.size())
                                        .filter(at -> ((choice >> at) & 1) == 1)
                                        .mapToObj(open::get))
                        .toList()))
                .toList();
    }

    Beyond unnotified(Told told) {
        return new Beyond(came.stream()
                .map(each -> {
                    var designation = each.designation();
                    if (designation == null && told.namesAny(each.transfer())) {
                        return Part.open(each.unit(), each.amount());
                    }
                    return designation != null && told.names(each.transfer(), designation)
                            ? Part.free(each.unit(), each.amount())
                            : Part.beyond(each.unit(), each.amount());
                })
                .toList());
    }

    Beyond excess(Told told) {
        return new Beyond(came.stream()
                .map(each -> {
                    var designation = each.designation();
                    if (designation == null) {
                        return unnamed(each, told);
                    }
                    if (!told.names(each.transfer(), designation)) {
                        return Part.free(each.unit(), each.amount());
                    }
                    var unit = each.unit();
                    var most = unit == null ? null : told.most(each.transfer(), designation, unit);
                    return most == null ? Part.open(unit, each.amount()) : Part.over(unit, each.amount(), most);
                })
                .toList());
    }

    /** It may be more of any article that is notified under the transfer, and of none. */
    private Part unnamed(Came unnamed, Told told) {
        var unit = unnamed.unit();
        if (!told.namesAny(unnamed.transfer())) {
            return Part.free(unit, unnamed.amount());
        }
        if (unit == null) {
            return Part.open(null, unnamed.amount());
        }
        var named = new HashMap<String, BigDecimal>();
        for (var each : came) {
            var high = each.amount().high();
            if (each.designation() != null && each.transfer().equals(unnamed.transfer())) {
                // Of what came in no unit that is known nobody can say how much room is left.
                var most = high == null || each.unit() == null
                        ? EVERYTHING
                        : unit.equals(each.unit()) ? high : BigDecimal.ZERO;
                named.merge(Notice.alike(each.designation()), most, BigDecimal::add);
            }
        }
        return Part.openAbove(unit, unnamed.amount(), told.leastRoom(unnamed.transfer(), unit, named));
    }

    List<String> withoutNumber(Told told) {
        var why = new ArrayList<String>();
        for (var each : came) {
            var designation = each.designation();
            var unit = each.unit();
            if (designation != null
                    && unit != null
                    && told.names(each.transfer(), designation)
                    && told.most(each.transfer(), designation, unit) == null) {
                why.add(told.whyNone(each.transfer(), designation, unit));
            }
        }
        return why;
    }
}
