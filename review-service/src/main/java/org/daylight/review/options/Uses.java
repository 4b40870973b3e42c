package org.daylight.review.options;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.daylight.kit.date.ImpreciseDate;
import org.daylight.review.options.WaiverMeters.Use;
import org.daylight.review.projection.AlteredSchedules;
import org.daylight.review.projection.Coming;
import org.daylight.review.projection.Course;
import org.daylight.review.projection.OpenDelivery;
import org.daylight.review.reviews.Judging.Header;

/**
 * What comes under a subject that a waiver covers and so goes on its meter: a delivery itself, what comes under a transfer, for an
 * objective or to a partner, and what is charged to an authority.
 */
final class Uses {

    /** The types of subject under which something can come. */
    static final Set<String> COUNTED = Set.of("delivery", "transfer", "objective", "partner", "authority");

    private static final ImpreciseDate NO_DAY =
            new ImpreciseDate(ImpreciseDate.OPEN_START, ImpreciseDate.OPEN_END, "an unknown day");

    private final Ground ground;
    private final LocalDate until;
    private final List<Header> objectives;
    /** The transfers that the schedules of objectives show. */
    private final Map<String, Set<String>> serving = new HashMap<>();
    /** Those that the schedules of all objectives that they serve show. */
    private final Set<String> planned = new HashSet<>();

    private List<Map<String, List<JsonNode>>> charges = List.of();

    Uses(Ground ground, LocalDate until) {
        this.ground = ground;
        this.until = until;
        this.objectives = ground.lines("objective").stream()
                .map(line -> Objects.requireNonNull(
                        ground.headers.get(line.path("subject").asText())))
                .toList();
        for (var schedule : ground.schedules("objective")) {
            serving.put(schedule.path("objective").asText(), AlteredSchedules.transfers(schedule));
            schedule.path("planned")
                    .forEach(entry -> planned.add(entry.path("transfer").asText()));
        }
        ground.open.values().stream()
                .filter(OpenDelivery::isInSchedules)
                .forEach(delivery -> planned.add(delivery.transfer()));
    }

    void charged(List<Map<String, List<JsonNode>>> ahead) {
        charges = ahead;
    }

    /** The deliveries that come under it, whenever that is. */
    Stream<Coming> under(Header header, Course course) {
        var label = String.valueOf(header.label());
        var comings = course.comings();
        return switch (header.type()) {
            case "delivery" -> Stream.ofNullable(comings.get(header.subject()));
            case "transfer" -> comings.values().stream().filter(coming -> label.equals(coming.transfer()));
            case "objective" -> {
                var transfers = transfers(label);
                yield comings.values().stream().filter(coming -> coming.comesFor(label, transfers));
            }
            case "partner" -> comings.values().stream().filter(coming -> label.equals(coming.partner()));
            default -> Stream.empty();
        };
    }

    private Set<String> transfers(String objective) {
        return serving.getOrDefault(objective, Set.of());
    }

    /** What is done under it by the day looked at. */
    Stream<Use> of(Header header, Course course, int option) {
        if (header.type().equals("authority")) {
            return charged(header, option);
        }
        return under(header, course)
                .filter(coming -> WaiverMeters.comes(coming, until))
                .map(coming -> Use.of(coming, ground.header(coming)));
    }

    private Stream<Use> charged(Header header, int option) {
        var uses = new ArrayList<Use>();
        var of = charges.get(option).getOrDefault(String.valueOf(header.label()), List.of());
        for (var charge : of) {
            var on = charge.path("on").isTextual()
                    ? ImpreciseDate.parse(charge.path("on").asText())
                    : NO_DAY;
            uses.add(new Use(
                    "%s charge %d".formatted(header.subject(), uses.size()),
                    on,
                    null,
                    OpenDelivery.money(charge.path("amount")),
                    header,
                    // A revaluation is no charge, but what is charged is worth more or less by it.
                    on.earliest().isAfter(ground.asOf())
                            && !charge.path("revaluation").asBoolean(false)));
        }
        return uses.stream();
    }

    /**
     * Says of every waiver under which something may come that it is not known how much: of what has no day, and of what comes for
     * nobody knows which objective.
     *
     * @param planned as planned
     */
    void mayCome(Course planned, Course course, WaiverMeters meters) {
        for (var before : planned.comings().values()) {
            var delivery = before.delivery();
            var coming = Objects.requireNonNull(course.comings().get(delivery.subject()));
            if (!delivery.counted()) {
                continue;
            }
            // What an option stops is supposed not to come; what has no day as planned may come all the same.
            var above = before.on() == null && coming.on() == null
                    ? above(coming)
                    : WaiverMeters.comes(coming, until) ? perhaps(coming) : List.<Header>of();
            if (!above.isEmpty()) {
                var header = ground.header(delivery);
                above.forEach(subject -> meters.mayCome(subject, header));
            }
        }
    }

    /** The subjects under which it comes or may come, itself among them. */
    private List<Header> above(Coming coming) {
        var delivery = coming.delivery();
        var above = new ArrayList<Header>();
        above.add(ground.header(delivery));
        add(above, "partner", String.valueOf(coming.partner()));
        if (coming.transfer() != null) {
            add(above, "transfer", coming.transfer());
        }
        objectives.stream()
                .filter(objective -> coming.comesFor(
                        String.valueOf(objective.label()), transfers(String.valueOf(objective.label()))))
                .forEach(above::add);
        above.addAll(perhaps(coming));
        return above;
    }

    /** The objectives whose schedules would not show its transfer if it served them. */
    private List<Header> perhaps(Coming coming) {
        var transfer = coming.delivery().transfer();
        return coming.elsewhere() != null
                ? List.of()
                : objectives.stream()
                        .filter(objective -> {
                            var shown = serving.get(String.valueOf(objective.label()));
                            return shown == null || (!shown.contains(transfer) && !planned.contains(transfer));
                        })
                        .toList();
    }

    private void add(List<Header> above, String type, String label) {
        var header = ground.header(type, label);
        if (header != null) {
            above.add(header);
        }
    }
}
