package org.daylight.review.options;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.daylight.kit.identity.Marking;
import org.daylight.kit.json.Json;
import org.daylight.review.options.Waiving.Ceiling;
import org.daylight.review.projection.Coming;
import org.daylight.review.reviews.Judging.Header;
import org.jspecify.annotations.Nullable;

/** What one option brings under waivers by the day looked at, besides what people have put on their meters. */
final class WaiverMeters {

    private final List<Ceiling> ceilings;
    private final LocalDate until;
    private final Map<UUID, Meter> meters = new HashMap<>();

    WaiverMeters(List<Ceiling> ceilings, LocalDate until) {
        this.ceilings = ceilings;
        this.until = until;
        ceilings.forEach(ceiling -> meters.put(ceiling.id(), new Meter(ceiling.later())));
    }

    private static final class Meter {

        private long uses;
        private BigDecimal quantity;
        private BigDecimal amount;
        private boolean unknown;
        private final List<Header> counted = new ArrayList<>();

        /** What came after asOf and is on the meter already is among what is supposed to come. */
        Meter(Waiving.Used later) {
            uses = -later.uses();
            quantity = later.quantity().negate();
            amount = later.amount().negate();
        }
    }

    static boolean comes(Coming coming, LocalDate until) {
        var on = coming.on();
        return on != null && !on.earliest().isAfter(until) && coming.delivery().counted();
    }

    /** A delivery that does not meet a rule. */
    void add(String rule, Header header, Coming coming) {
        if (comes(coming, until)) {
            ceilings.stream()
                    .filter(ceiling -> ceiling.covers(rule, header))
                    .forEach(ceiling -> use(ceiling, coming, header));
        }
    }

    private void use(Ceiling ceiling, Coming coming, Header header) {
        var on = Objects.requireNonNull(coming.on());
        if (on.latest().isBefore(ceiling.from()) || on.earliest().isAfter(ceiling.until())) {
            return;
        }
        var meter = Objects.requireNonNull(meters.get(ceiling.id()));
        meter.counted.add(header);
        if (on.earliest().isBefore(ceiling.from())
                || on.latest().isAfter(ceiling.until())
                || on.latest().isAfter(until)) {
            meter.unknown = true;
            return;
        }
        meter.uses++;
        if (ceiling.unit() != null) {
            var comes = coming.quantity();
            if (comes == null || !comes.unit().equals(ceiling.unit())) {
                meter.unknown = true;
            } else {
                meter.quantity = meter.quantity.add(comes.amount());
            }
        }
        if (ceiling.currency() != null) {
            var value = coming.value();
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
     * As the database takes it.
     *
     * @param atWorst whether what nobody knows uses a waiver up
     */
    JsonNode json(boolean atWorst) {
        var ahead = Json.mapper().createObjectNode();
        meters.forEach((waiver, meter) -> ahead.putObject(waiver.toString())
                .put("uses", meter.uses)
                .put("quantity", meter.quantity)
                .put("amount", meter.amount)
                .put("unknown", atWorst && meter.unknown));
        return ahead;
    }

    /** What is left of a waiver tells of all that comes under it. */
    Header header(Header header, JsonNode standing) {
        var groups = new TreeSet<>(header.accessGroups());
        var markings = new HashSet<>(Set.of(header.marking()));
        for (var by : standing) {
            var id = by.path("id");
            var meter = id.isTextual() ? meters.get(UUID.fromString(id.asText())) : null;
            counted(meter).forEach(counted -> {
                groups.addAll(counted.accessGroups());
                markings.add(counted.marking());
            });
        }
        return new Header(
                header.subject(),
                header.type(),
                header.partner(),
                header.label(),
                List.copyOf(groups),
                Marking.highest(markings));
    }

    private static List<Header> counted(@Nullable Meter meter) {
        return meter == null ? List.of() : meter.counted;
    }
}
