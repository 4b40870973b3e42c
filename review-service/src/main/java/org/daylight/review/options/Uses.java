package org.daylight.review.options;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
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

    private final Ground ground;
    private final LocalDate until;
    private List<Map<String, List<JsonNode>>> charges = List.of();

    Uses(Ground ground, LocalDate until) {
        this.ground = ground;
        this.until = until;
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
            case "transfer" ->
                comings.values().stream()
                        .filter(coming -> coming.elsewhere() == null
                                && coming.delivery().transfer().equals(label));
            case "objective" -> {
                var transfers = transfers(label);
                yield comings.values().stream().filter(coming -> coming.comesFor(label, transfers));
            }
            case "partner" -> comings.values().stream().filter(coming -> label.equals(coming.partner()));
            default -> Stream.empty();
        };
    }

    private Set<String> transfers(String objective) {
        var schedule = ground.schedule("objective", objective);
        return schedule == null ? Set.of() : AlteredSchedules.transfers(schedule);
    }

    /** What is done under it by the day looked at. */
    Stream<Use> of(Header header, Course course, int option) {
        if (header.type().equals("authority")) {
            return charged(header, option);
        }
        return under(header, course)
                .filter(coming -> WaiverMeters.comes(coming, until))
                .map(coming -> Use.of(coming, ground.header(coming.delivery())));
    }

    private Stream<Use> charged(Header header, int option) {
        var uses = new ArrayList<Use>();
        var of = charges.get(option).getOrDefault(String.valueOf(header.label()), List.of());
        for (var charge : of) {
            uses.add(new Use(
                    "%s charge %d".formatted(header.subject(), uses.size()),
                    ImpreciseDate.parse(charge.path("on").asText()),
                    null,
                    OpenDelivery.money(charge.path("amount")),
                    header));
        }
        return uses.stream();
    }

    /** The subjects under which a delivery comes, itself among them. */
    List<Header> above(OpenDelivery delivery) {
        var above = new ArrayList<Header>();
        above.add(ground.header(delivery));
        add(above, "transfer", delivery.transfer());
        add(above, "partner", String.valueOf(delivery.partner()));
        ground.schedules("objective").stream()
                .filter(schedule -> AlteredSchedules.transfers(schedule).contains(delivery.transfer()))
                .forEach(schedule ->
                        add(above, "objective", schedule.path("objective").asText()));
        return above;
    }

    private void add(List<Header> above, String type, String label) {
        var header = ground.header(type, label);
        if (header != null) {
            above.add(header);
        }
    }
}
