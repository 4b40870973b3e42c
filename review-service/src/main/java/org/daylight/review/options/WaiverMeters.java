package org.daylight.review.options;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.daylight.kit.date.ImpreciseDate;
import org.daylight.kit.identity.Marking;
import org.daylight.kit.json.Json;
import org.daylight.kit.json.Money;
import org.daylight.review.options.Waiving.Ceiling;
import org.daylight.review.options.Waiving.Readers;
import org.daylight.review.projection.Coming;
import org.daylight.review.projection.OpenDelivery;
import org.daylight.review.reviews.Judging.Header;
import org.jspecify.annotations.Nullable;

/** What one option brings under waivers by the day looked at, besides what people have put on their meters. */
final class WaiverMeters {

    private final List<Ceiling> ceilings;
    private final LocalDate until;
    private final Map<UUID, Meter> meters = new HashMap<>();

    /**
     * @param scope all that comes for an objective, or to a partner, is read
     * @param besides the partners of whom all that comes is read besides, and not all objectives
     */
    WaiverMeters(List<Ceiling> ceilings, LocalDate until, String scope, Set<String> besides) {
        this.ceilings = ceilings;
        this.until = until;
        for (var ceiling : ceilings) {
            var meter = new Meter(ceiling.later());
            meter.unknown = isBeyond(ceiling, scope, besides);
            meters.put(ceiling.id(), meter);
        }
    }

    /** Whether something that is not read may come under it. */
    private static boolean isBeyond(Ceiling ceiling, String scope, Set<String> besides) {
        var several = ceiling.subject() == null && ceiling.objective() == null;
        return scope.startsWith("objective:")
                ? several || ceiling.type().equals("partner")
                : several
                        && ceiling.type().equals("objective")
                        && ceiling.partner() != null
                        && besides.contains(ceiling.partner());
    }

    private static final class Meter {

        private final Waiving.Used later;
        private long uses;
        private BigDecimal quantity = BigDecimal.ZERO;
        private BigDecimal amount = BigDecimal.ZERO;
        private boolean unknown;
        /** What counts under one subject counts no second time under another. */
        private final Set<String> counted = new HashSet<>();

        private final Set<String> groups = new TreeSet<>();
        private final Set<Marking> markings = new HashSet<>();

        Meter(Waiving.Used later) {
            this.later = later;
        }

        void counts(Header header) {
            groups.addAll(header.accessGroups());
            markings.add(header.marking());
        }
    }

    static boolean comes(Coming coming, LocalDate until) {
        var on = coming.on();
        return on != null && !on.earliest().isAfter(until) && coming.delivery().counted();
    }

    /**
     * What is done under a subject: a delivery that comes, or a charge.
     *
     * @param of who may see it
     * @param ahead whether it is surely done after asOf
     */
    record Use(
            String key,
            ImpreciseDate on,
            OpenDelivery.@Nullable Amount quantity,
            @Nullable Money value,
            Header of,
            boolean ahead) {

        static Use of(Coming coming, Header header) {
            return new Use(
                    header.subject(),
                    Objects.requireNonNull(coming.on()),
                    coming.quantity(),
                    coming.value(),
                    header,
                    true);
        }
    }

    /**
     * What is done under a subject that does not meet a rule, or of which nobody can tell.
     *
     * @param surely whether it does not meet it
     */
    void add(String rule, Header subject, Use use, boolean surely) {
        ceilings.stream()
                .filter(ceiling -> ceiling.covers(rule, subject))
                .forEach(ceiling -> use(ceiling, use, surely));
    }

    /** A delivery that may come, or come under it, and of which nobody knows. */
    void mayCome(Header subject, Header header) {
        ceilings.stream()
                .filter(ceiling -> ceiling.covers(subject))
                .map(ceiling -> Objects.requireNonNull(meters.get(ceiling.id())))
                .forEach(meter -> {
                    meter.counts(header);
                    meter.unknown = true;
                });
    }

    private void use(Ceiling ceiling, Use use, boolean surely) {
        var on = use.on();
        if (on.latest().isBefore(ceiling.from()) || on.earliest().isAfter(ceiling.until())) {
            return;
        }
        var meter = Objects.requireNonNull(meters.get(ceiling.id()));
        meter.counts(use.of());
        if (!surely
                || !use.ahead()
                || on.earliest().isBefore(ceiling.from())
                || on.latest().isAfter(ceiling.until())
                || on.latest().isAfter(until)) {
            meter.unknown = true;
            return;
        }
        if (!meter.counted.add(use.key())) {
            return;
        }
        meter.uses++;
        if (ceiling.unit() != null) {
            var comes = use.quantity();
            if (comes == null || !comes.unit().equals(ceiling.unit())) {
                meter.unknown = true;
            } else {
                meter.quantity = meter.quantity.add(comes.amount());
            }
        }
        if (ceiling.currency() != null) {
            var value = use.value();
            if (value == null
                    || !value.currency().equals(ceiling.currency())
                    || !value.basis().equals(ceiling.basis())) {
                meter.unknown = true;
            } else {
                meter.amount = meter.amount.add(value.amount());
            }
        }
    }

    /**
     * As the database takes it. What is on a meter of days after asOf names no delivery, so that it may be among what is
     * supposed to come, and may be something else.
     *
     * @param atWorst whether it is something else, and what nobody knows uses a waiver up
     */
    JsonNode json(boolean atWorst) {
        var ahead = Json.mapper().createObjectNode();
        meters.forEach((waiver, meter) -> ahead.putObject(waiver.toString())
                .put("uses", atWorst ? meter.uses : Math.max(0, meter.uses - meter.later.uses()))
                .put("quantity", atWorst ? meter.quantity : besides(meter.quantity, meter.later.quantity()))
                .put("amount", atWorst ? meter.amount : besides(meter.amount, meter.later.amount()))
                .put("unknown", atWorst && meter.unknown));
        return ahead;
    }

    private static BigDecimal besides(BigDecimal comes, BigDecimal there) {
        return comes.subtract(there).max(BigDecimal.ZERO);
    }

    /** What is left of a waiver tells of all that comes under it, and what covers instead of it does. */
    List<Readers> readers(String rule, Header header) {
        return ceilings.stream()
                .filter(ceiling -> ceiling.covers(rule, header))
                .map(ceiling -> Objects.requireNonNull(meters.get(ceiling.id())))
                .map(meter -> new Readers(List.copyOf(meter.groups), Marking.highest(meter.markings)))
                .toList();
    }
}
