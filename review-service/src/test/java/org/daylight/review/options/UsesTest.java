package org.daylight.review.options;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.daylight.kit.date.ImpreciseDate;
import org.daylight.kit.identity.Marking;
import org.daylight.kit.json.Json;
import org.daylight.review.options.Waiving.Ceiling;
import org.daylight.review.projection.Course;
import org.daylight.review.projection.Holding;
import org.daylight.review.projection.Measure;
import org.daylight.review.projection.OpenDelivery;
import org.daylight.review.registry.Sight;
import org.daylight.review.restrictions.LineSight;
import org.daylight.review.reviews.Judging.Header;
import org.daylight.review.rulebook.Rulebook;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Of which waivers nobody knows how much comes under them. A and B are partners, with objectives A-O, A-P and B-O. */
class UsesTest {

    private static final LocalDate AS_OF = LocalDate.parse("2026-03-31");
    private static final LocalDate UNTIL = LocalDate.parse("2026-12-31");

    private final Ground ground = new Ground(
            new Sight("partner:A", AS_OF, Instant.parse("2026-04-01T00:00:00Z"), "recorded", null),
            new LineSight(true, Set.of(), Set.of()),
            new Rulebook("", List.of(), java.time.Instant.EPOCH, java.time.Instant.EPOCH));
    private final List<Ceiling> ceilings = new ArrayList<>();

    private static ObjectNode json(String text) {
        try {
            return (ObjectNode) Json.mapper().readTree(text);
        } catch (JsonProcessingException e) {
            throw new AssertionError(e);
        }
    }

    private static Header header(String type, String partner, String label) {
        return new Header(type + ":" + label, type, partner, label, List.of(), Marking.highest(List.of()));
    }

    private void subject(String type, String partner, String label) {
        var header = header(type, partner, label);
        ground.add(header);
        ground.lines.put(header.subject(), json("{\"subject\": \"%s\"}".formatted(header.subject())));
        ceilings.add(ceiling(type, null, null, header.subject()));
    }

    private void delivery(String name, String transfer, @Nullable String on) {
        var header = header("delivery", "A", name);
        ground.add(header);
        ground.open.put(
                header.subject(),
                new OpenDelivery(
                        header.subject(),
                        name,
                        transfer,
                        "A",
                        null,
                        null,
                        List.of("SHIPPED", "ARRIVED_AT_PORT", "ENTERED_COUNTRY", "HANDED_OVER"),
                        on == null ? null : ImpreciseDate.parse(on),
                        "",
                        null,
                        null,
                        true));
    }

    private static String schedule(String objective, String transfer) {
        return """
            {"objective": "%s", "deliveries": [], "planned": [{"on": "2026-06-30", "transfer": "%s"}]}
            """.formatted(objective, transfer);
    }

    private void portfolio() {
        subject("partner", "A", "A");
        subject("partner", "B", "B");
        subject("objective", "A", "A-O");
        subject("objective", "A", "A-P");
        subject("objective", "B", "B-O");
        ground.schedules =
                List.of(json(schedule("A-O", "T")), json(schedule("A-P", "P")), json(schedule("B-O", "B-T")));
    }

    /** The labels of the subjects of which nobody knows what comes under them. */
    private Set<String> unknown(Measure... measures) {
        var planned = Course.asPlanned(ground.open.values(), Holding.NOTHING);
        var course = planned.under(List.of(measures), List.of(), ground::touches, Holding.NOTHING, List.of(), AS_OF);
        var meters = new WaiverMeters(ceilings, UNTIL, "partner:A", Set.of("B"));
        new Uses(ground, UNTIL).mayCome(planned, course, meters);
        return unknown(meters, ceilings);
    }

    private static Set<String> unknown(WaiverMeters meters, List<Ceiling> ceilings) {
        var json = meters.json(true);
        return ceilings.stream()
                .filter(ceiling ->
                        json.path(ceiling.id().toString()).path("unknown").booleanValue())
                .map(ceiling -> String.valueOf(ceiling.subject()).replaceFirst(".*:", ""))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    @Test
    void whatHasNoDayMayComeWhereItGoes() {
        portfolio();
        delivery("1", "T", null);
        assertThat(unknown()).containsExactly("A", "A-O");
        var target = new Measure.Target(Set.of(), Set.of("1"), Set.of());
        assertThat(unknown(new Measure.Divert(target, "B", "B-O", null))).containsExactly("B", "B-O");
        assertThat(unknown(new Measure.Release(target, null, LocalDate.parse("2026-05-01"))))
                .isEmpty();
    }

    /** What serves an objective stands in its schedule if a day and a quantity are planned; of U neither is. */
    @Test
    void whatNoScheduleShowsMayComeForAnyObjective() {
        portfolio();
        delivery("1", "U", "2026-06-30");
        assertThat(unknown()).containsExactly("A-O", "A-P", "B-O");
        delivery("2", "U", null);
        assertThat(unknown()).containsExactly("A", "A-O", "A-P", "B-O");
        ground.open.clear();
        delivery("3", "T", "2026-06-30");
        assertThat(unknown()).isEmpty();
        delivery("4", "U", "2027-06-30");
        assertThat(unknown()).isEmpty();
    }

    private String charged(String... charges) {
        var authority = header("authority", "A", "F");
        var ceiling = ceiling("authority", null, null, authority.subject());
        var meters = new WaiverMeters(List.of(ceiling), UNTIL, "partner:A", Set.of());
        var uses = new Uses(ground, UNTIL);
        uses.charged(List.of(
                Map.of("F", Stream.of(charges).<JsonNode>map(UsesTest::json).toList())));
        var course = Course.asPlanned(List.of(), Holding.NOTHING);
        uses.of(authority, course, 0).forEach(use -> meters.add("t.authority", authority, use, true));
        var meter = meters.json(true).path(ceiling.id().toString());
        return "%s, unknown %s".formatted(meter.path("uses"), meter.path("unknown"));
    }

    @Test
    void whatMayHaveBeenChargedBeforeOrOnAnyDayNobodyKnows() {
        var charge = "{\"on\": %s, \"amount\": {\"amount\": \"5\", \"currency\": \"USD\", \"basis\": \"ACCOUNTED\"}%s}";
        assertThat(charged(charge.formatted("\"2026-06-30\"", ""))).isEqualTo("1, unknown false");
        assertThat(charged(charge.formatted("\"2026-08\"", ""), charge.formatted("\"2026\"", "")))
                .isEqualTo("1, unknown true");
        assertThat(charged(charge.formatted("null", ""))).isEqualTo("0, unknown true");
        assertThat(charged(charge.formatted("\"2026-06-30\"", ", \"revaluation\": true")))
                .isEqualTo("0, unknown true");
    }

    private static Ceiling ceiling(
            String type, @Nullable String partner, @Nullable String objective, @Nullable String subject) {
        return new Ceiling(
                UUID.randomUUID(),
                "t." + type,
                type,
                partner,
                objective,
                subject,
                LocalDate.MIN,
                LocalDate.MAX,
                null,
                null,
                null,
                new Waiving.Used(0, BigDecimal.ZERO, BigDecimal.ZERO));
    }

    @Test
    void whatIsNotReadMayComeToAPartnerOrForAnotherObjective() {
        var ofPartner = ceiling("partner", null, null, "partner:A");
        var ofObjective = ceiling("objective", null, "A-O", "objective:A-O");
        var ofObjectives = ceiling("objective", "B", null, null);
        var ofOthers = ceiling("objective", "A", null, null);
        var all = List.of(ofPartner, ofObjective, ofObjectives, ofOthers);
        Map<String, List<Ceiling>> unknown =
                Map.of("objective:A-O", List.of(ofPartner, ofObjectives, ofOthers), "partner:A", List.of(ofObjectives));
        unknown.forEach((scope, expected) -> {
            var json = new WaiverMeters(all, UNTIL, scope, Set.of("B")).json(true);
            assertThat(all)
                    .filteredOn(ceiling ->
                            json.path(ceiling.id().toString()).path("unknown").booleanValue())
                    .as(scope)
                    .containsExactlyElementsOf(expected);
        });
        var json = new WaiverMeters(all, UNTIL, "partner:A", Set.of()).json(true);
        assertThat(json.path(ofObjectives.id().toString()).path("unknown").booleanValue())
                .isFalse();
    }
}
