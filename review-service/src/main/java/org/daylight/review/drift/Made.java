package org.daylight.review.drift;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.daylight.kit.json.Money;
import org.jspecify.annotations.Nullable;

/**
 * The deliveries since a day, and their values; a null among them is a value that is not known.
 *
 * @param certain how many of them surely came since then, whatever day an imprecise date stands for
 * @param certainValues what these are worth by currency and basis, as far as it is known
 */
record Made(
        int number,
        int certain,
        List<@Nullable Money> values,
        Map<String, Money> certainValues,
        Meanwhile delivered,
        TreeSet<String> doubts) {

    static Made after(LocalDate since, List<Delivered> entries, LocalDate asOf) {
        var number = 0;
        var certain = 0;
        var summed = Summed.of(entries);
        var values = new ArrayList<@Nullable Money>();
        var certainValues = new TreeMap<String, Money>();
        var delivered = new Meanwhile();
        var doubts = new TreeSet<String>();
        var reached = new HashMap<List<String>, Reached>();
        var severalLines = severalLines(entries);
        for (var entry : inOrder(entries, since)) {
            // A total of one line says nothing of another one; what was added says no line.
            var ofLine = entry.cumulative() && severalLines.contains(entry.stream());
            var stream = ofLine ? withLine(entry) : entry.stream();
            var before = reached.getOrDefault(stream, Reached.NOTHING);
            var rise = before.rise(entry);
            var unclear = ofLine && reached.containsKey(entry.stream());
            var perhapsBefore = !entry.on().earliest().isAfter(since);
            var dayUnclear = perhapsBefore || entry.on().latest().isAfter(asOf);
            var counts = rise == Rise.SURE && !unclear && !dayUnclear;
            reached.put(stream, before.then(entry, counts || perhapsBefore));
            if (rise == Rise.NONE
                    || !entry.on().latest().isAfter(since)
                    || entry.on().earliest().isAfter(asOf)) {
                continue;
            }
            if (dayUnclear) {
                doubts.add("a delivery of %s is dated %s"
                        .formatted(named(entry), entry.on().text()));
            } else if (unclear) {
                doubts.add(
                        "running totals of %s are stated for several lines of a class, and what was added says no line"
                                .formatted(entry.transfer()));
            } else if (rise == Rise.PERHAPS) {
                doubts.add("whether anything more of %s came by %s is not known"
                        .formatted(named(entry), entry.on().text()));
            }
            number += entry.count();
            var mixed = unclear || (entry.cumulative() && summed.with(entry.transfer()));
            var value = mixed ? null : before.valueAdded(entry);
            values.add(value);
            delivered.add(entry, mixed ? null : before.amountAdded(entry), value);
            if (counts) {
                certain += entry.count();
                if (value != null) {
                    certainValues.merge(value.currency() + ' ' + value.basis(), value, Made::plus);
                }
            }
        }
        return new Made(number, certain, values, certainValues, delivered, doubts);
    }

    private static String named(Delivered entry) {
        return entry.transfer().isEmpty() ? String.join(", ", entry.named()) : entry.transfer();
    }

    /** What may have come before that day first: a later total only counts for what is beyond it. */
    private static List<Delivered> inOrder(List<Delivered> entries, LocalDate since) {
        return entries.stream()
                .sorted(Comparator.<Delivered, Boolean>comparing(
                                each -> each.on().earliest().isAfter(since))
                        .thenComparing(each -> each.on().latest()))
                .toList();
    }

    private static Set<List<String>> severalLines(List<Delivered> entries) {
        return entries.stream()
                .filter(Delivered::cumulative)
                .collect(Collectors.groupingBy(Delivered::stream))
                .entrySet()
                .stream()
                .filter(stream -> Delivered.totalsOfSeveralLines(stream.getValue()))
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
    }

    private static List<String> withLine(Delivered entry) {
        var stream = new ArrayList<>(entry.stream());
        stream.add(String.valueOf(entry.line()));
        return stream;
    }

    private static Money plus(Money one, Money other) {
        return new Money(one.amount().add(other.amount()), one.currency(), one.basis());
    }

    /** Whether the certain ones are all that may have come, and worth what the limit is stated in. */
    boolean knownIn(Money limit) {
        return doubts.isEmpty() && values.stream().allMatch(value -> value != null && value.comparableWith(limit));
    }

    /** At least so much: nothing that came is worth less than nought. */
    BigDecimal certainIn(Money limit) {
        return certainValues.values().stream()
                .filter(limit::comparableWith)
                .map(Money::amount)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private enum Rise {
        NONE,
        PERHAPS,
        SURE
    }

    /**
     * What a stream has come to. A running total does not fall, but an exact one that does may stand as stated.
     *
     * @param counted the most that it can have been when something of it surely came last; null = not known
     * @param stated its last running total
     * @param addedSince whether something was added after that one
     */
    private record Reached(
            Between amount,
            @Nullable BigDecimal counted,
            boolean about,
            @Nullable Delivered stated,
            boolean addedSince) {

        static final Reached NOTHING = new Reached(Between.ZERO, BigDecimal.ZERO, false, null, false);

        Rise rise(Delivered entry) {
            if (!entry.cumulative() && entry.amount() == null) {
                return entry.perhapsNone() ? Rise.PERHAPS : Rise.SURE;
            }
            var now = amountOf(entry);
            var least = entry.cumulative() ? amount.low() : BigDecimal.ZERO;
            var most = entry.cumulative() ? counted : BigDecimal.ZERO;
            if (now.high() != null && now.high().compareTo(least) <= 0) {
                return Rise.NONE;
            }
            return most != null && now.low().compareTo(most) > 0 ? Rise.SURE : Rise.PERHAPS;
        }

        /** @param settled whether what comes later is held against it */
        Reached then(Delivered entry, boolean settled) {
            var now = amountOf(entry);
            if (!entry.cumulative()) {
                var most = counted == null || now.high() == null ? null : counted.add(now.high());
                return new Reached(amount.plus(now), most, about || entry.about(), stated, true);
            }
            var risen = now.within(amount.low(), null);
            return new Reached(risen, settled || now.exact() ? risen.high() : counted, entry.about(), entry, false);
        }

        private static Between amountOf(Delivered entry) {
            return entry.amount() == null ? Between.UNKNOWN : entry.amount();
        }

        @Nullable
        BigDecimal amountAdded(Delivered entry) {
            var now = amountOf(entry);
            if (!now.exact() || entry.about()) {
                return null;
            }
            if (!entry.cumulative()) {
                return now.low();
            }
            return amount.exact() && !about ? now.low().subtract(amount.low()) : null;
        }

        @Nullable
        Money valueAdded(Delivered entry) {
            var value = entry.value();
            if (!entry.cumulative() || value == null) {
                return value;
            }
            if (addedSince) {
                return null;
            }
            if (stated == null) {
                return value;
            }
            var earlier = stated.value();
            return earlier != null && earlier.comparableWith(value)
                    ? new Money(value.amount().subtract(earlier.amount()), value.currency(), value.basis())
                    : null;
        }
    }

    /**
     * Of a partner, what was added on a day comes summed up over transfers. What a running total of one of these adds to it
     * cannot be told from that.
     */
    private record Summed(Set<String> transfers, boolean more) {

        static Summed of(List<Delivered> entries) {
            var transfers = new HashSet<String>();
            var more = false;
            for (var entry : entries) {
                transfers.addAll(entry.named());
                more |= entry.more();
            }
            return new Summed(transfers, more);
        }

        boolean with(String transfer) {
            return more || transfers.contains(transfer);
        }
    }
}
