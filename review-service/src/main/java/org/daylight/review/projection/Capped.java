package org.daylight.review.projection;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;
import org.daylight.kit.date.ImpreciseDate;
import org.daylight.kit.json.Money;
import org.daylight.review.projection.Course.Exempted;
import org.daylight.review.projection.Course.Note;
import org.daylight.review.projection.Measure.Cap;
import org.daylight.review.projection.OpenDelivery.Amount;
import org.jspecify.annotations.Nullable;

/**
 * Applies a cap: deliveries come in the order of their days, each in the first period from its own on that has room for it
 * whole. What is exempt comes on its day and uses room all the same, and so does what came before in the running period.
 */
final class Capped {

    /** A century of months: what finds no room in so many periods finds none. */
    private static final int FARTHEST = 1_200;

    private final Cap cap;
    private final int place;
    private final List<Exemption> exemptions;
    private final Predicate<OpenDelivery> touchable;
    private final LocalDate asOf;
    private final Map<LocalDate, BigDecimal> used = new HashMap<>();

    /** What is exempt and comes later in the order: it comes on its day, whatever is put off into its period. */
    private final Map<LocalDate, BigDecimal> kept = new HashMap<>();

    Capped(Cap cap, int place, List<Exemption> exemptions, Predicate<OpenDelivery> touchable, LocalDate asOf) {
        this.cap = cap;
        this.place = place;
        this.exemptions = exemptions;
        this.touchable = touchable;
        this.asOf = asOf;
    }

    /** Gives how many that came could not be counted. */
    int apply(Map<String, Coming> comings, Collection<Came> came, List<Exempted> left, List<Note> said) {
        var notCounted = 0;
        for (var each : came) {
            var amount = amount(each.quantity(), each.value());
            if (cap.target().covers(each.reference(), each.transfer(), each.capabilityClass())) {
                if (amount == null) {
                    notCounted++;
                    continue;
                }
                var last = each.on().latest().isAfter(asOf) ? asOf : each.on().latest();
                use(cap.per().start(last), amount);
            }
        }
        var inOrder = comings.values().stream()
                .filter(coming -> coming.on() != null
                        && coming.delivery().counted()
                        && coming.elsewhere() == null
                        && cap.target().covers(coming.delivery())
                        && touchable.test(coming.delivery()))
                .sorted(Comparator.comparing((Coming coming) ->
                                Objects.requireNonNull(coming.on()).latest())
                        .thenComparing(coming -> coming.delivery().reference()))
                .toList();
        for (var coming : inOrder) {
            var amount = amount(coming.quantity(), coming.value());
            if (amount != null && Course.exemption(exemptions, coming.delivery()) != null) {
                kept.merge(period(coming), amount, BigDecimal::add);
            }
        }
        for (var coming : inOrder) {
            comings.put(coming.delivery().subject(), capped(coming, left, said));
        }
        return notCounted;
    }

    private Coming capped(Coming coming, List<Exempted> left, List<Note> said) {
        var on = Objects.requireNonNull(coming.on());
        var delivery = coming.delivery();
        var amount = amount(coming.quantity(), coming.value());
        if (amount == null) {
            said.add(new Note(
                    delivery, place, "what it counts for is not known in the unit, or on the basis, of the cap"));
            return coming;
        }
        if (on.latest().equals(ImpreciseDate.OPEN_END)) {
            said.add(new Note(
                    delivery,
                    place,
                    "it may come on any day from %s on, so that no period of it is known".formatted(on.earliest())));
            return coming;
        }
        var most = most();
        var exempt = Course.exemption(exemptions, delivery);
        if (exempt != null) {
            var period = period(coming);
            kept.merge(period, amount.negate(), BigDecimal::add);
            if (used.getOrDefault(period, BigDecimal.ZERO).add(amount).compareTo(most) > 0) {
                left.add(new Exempted(delivery, place, exempt.because()));
            }
            use(period, amount);
            return coming;
        }
        if (amount.compareTo(most) > 0) {
            return coming.noDay("it is more than the cap by itself");
        }
        var period = period(coming);
        for (var i = 0; i < FARTHEST; i++) {
            var taken = used.getOrDefault(period, BigDecimal.ZERO);
            var full = i == 0 ? taken : taken.add(kept.getOrDefault(period, BigDecimal.ZERO));
            if (full.add(amount).compareTo(most) <= 0) {
                use(period, amount);
                return coming.on(Days.notBefore(on, i == 0 ? on.earliest() : period));
            }
            period = cap.per().next(period);
        }
        return coming.noDay("no period within reach has room for it");
    }

    private LocalDate period(Coming coming) {
        return cap.per().start(Objects.requireNonNull(coming.on()).latest());
    }

    private void use(LocalDate period, BigDecimal amount) {
        used.merge(period, amount, BigDecimal::add);
    }

    private BigDecimal most() {
        var quantity = cap.quantity();
        return quantity != null
                ? quantity.amount()
                : Objects.requireNonNull(cap.value()).amount();
    }

    private @Nullable BigDecimal amount(@Nullable Amount quantity, @Nullable Money value) {
        var limit = cap.quantity();
        if (limit != null) {
            return quantity == null || !quantity.unit().equals(limit.unit()) ? null : quantity.amount();
        }
        return value == null || !value.comparableWith(Objects.requireNonNull(cap.value())) ? null : value.amount();
    }
}
