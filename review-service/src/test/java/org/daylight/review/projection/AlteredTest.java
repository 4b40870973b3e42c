package org.daylight.review.projection;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.daylight.kit.date.ImpreciseDate;
import org.daylight.kit.json.Money;
import org.daylight.review.drift.DriftFacts;
import org.daylight.review.drift.Limits;
import org.daylight.review.drift.Outlook;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Lines and schedules as they read if things come as supposed, with figures reckoned by hand. */
class AlteredTest {

    private static final LocalDate AS_OF = LocalDate.parse("2026-03-31");
    private static final LocalDate UNTIL = LocalDate.parse("2026-12-31");
    private static final PerUnit NOTHING = PerUnit.of(List.of());

    private static ObjectNode json(String text) {
        try {
            return (ObjectNode) new ObjectMapper().readTree(text);
        } catch (JsonProcessingException e) {
            throw new AssertionError(e);
        }
    }

    private static ObjectNode delivery(String name, String on, int quantity) {
        return json("""
            {"subject": "delivery:%1$s", "type": "delivery/1", "asOf": "2026-03-31", "sameUntil": "2026-05-01",
             "partner": "XAA", "accessGroups": [], "label": "%1$s", "delivery.reference": "%1$s",
             "delivery.measure": "INCREMENT", "delivery.plannedOn": "%2$s", "delivery.plannedQuantity": "%3$d EACH",
             "delivery.handedOverOn": null, "delivery.inventoriedOn": null, "monitoring.firstInventoryOn": null,
             "item.capabilityClass": "ARMOUR", "item.designation": "Tank", "item.sme": true, "transfer.reference": "T"}
            """.formatted(name, on, quantity));
    }

    private static OpenDelivery open(ObjectNode line) {
        return OpenDelivery.read(line, AS_OF).orElseThrow();
    }

    private static String held(String until, @Nullable String releasedOn) {
        var line = json("""
            {"subject": "hold:H", "type": "hold/1", "asOf": "2026-03-31", "sameUntil": "2026-09-15", "partner": "XAA",
             "accessGroups": [], "label": "H", "hold.startedOn": "2026-02-01", "hold.expiresOn": "2026-09-15/2026-09-30",
             "hold.releasedOn": null, "hold.ending": null}""");
        var altered = AlteredLines.hold(
                line, releasedOn == null ? null : LocalDate.parse(releasedOn), LocalDate.parse(until));
        return altered.path("hold.releasedOn").asText() + " "
                + (altered.has("hold.ending") ? altered.get("hold.ending").asText() : "not known");
    }

    /** As the register reads it on that day: what it holds comes then as well. */
    @Test
    void aHoldThatNobodyReleasesEndsByItself() {
        assertThat(held("2026-09-14", null)).isEqualTo("null null");
        assertThat(held("2026-09-20", null)).isEqualTo("2026-09-15/2026-09-30 not known");
        assertThat(held("2026-09-30", null)).isEqualTo("2026-09-15/2026-09-30 EXPIRED");
        assertThat(held("2026-09-14", "2026-07-10")).isEqualTo("2026-07-10 RELEASED");
        assertThat(held("2026-09-14", "2026-12-01")).isEqualTo("null null");
        assertThat(held("2026-09-30", "2026-12-01")).isEqualTo("2026-09-15/2026-09-30 EXPIRED");
        assertThat(held("2026-09-30", "2026-09-15")).isEqualTo("2026-09-15 RELEASED");
        assertThat(held("2026-09-30", "2026-09-20")).isEqualTo("2026-09-15/2026-09-20 not known");
    }

    @Test
    void whatHasComeIsNotOpenAndWhatIsUnderWayHasLessAhead() {
        var line = delivery("A", "2026-06-30", 30);
        assertThat(open(line).ahead()).isEqualTo(OpenDelivery.ORDER);
        assertThat(open(line.deepCopy().put("delivery.shippedOn", "2026-03-01")).ahead())
                .containsExactly("ARRIVED_AT_PORT", "ENTERED_COUNTRY", "HANDED_OVER");
        assertThat(OpenDelivery.read(line.deepCopy().put("delivery.handedOverOn", "2026-03-01"), AS_OF))
                .isEmpty();
        assertThat(OpenDelivery.read(line.deepCopy().put("delivery.inventoriedOn", "2026-03"), AS_OF))
                .isEmpty();
        assertThat(OpenDelivery.read(line.deepCopy().put("delivery.measure", "CUMULATIVE"), AS_OF))
                .isEmpty();
        assertThat(OpenDelivery.read(line.deepCopy().putNull("delivery.plannedOn"), AS_OF))
                .isEmpty();
        var onItsWay = line.deepCopy().putNull("delivery.plannedOn").put("delivery.shippedOn", "2026-03-01");
        assertThat(open(onItsWay).noDay()).isEqualTo("no day is planned for it");
        assertThat(open(line.deepCopy().without("delivery.plannedOn")).noDay()).isEqualTo("no day is planned for it");
        var late = open(line.deepCopy().put("delivery.plannedOn", "2026-02"));
        assertThat(late.on()).isNull();
        assertThat(late.noDay()).startsWith("it was planned for 2026-02 and is not recorded as having come");
        var begun = open(line.deepCopy().put("delivery.plannedOn", "2026"));
        assertThat(String.valueOf(begun.on())).isEqualTo("2026-04-01/2026-12-31");
    }

    /** Six of eighteen left in March and count for the partner since; the other delivery is yet to leave. */
    @Test
    void whatHasLeftCountsForItsPartnerAlreadyAndComesAsWhatLeft() {
        var left = delivery("A", "2026-06-30", 18)
                .put("delivery.shippedOn", "2026-03-01")
                .put("delivery.quantity", "6 EACH");
        var next = delivery("B", "2026-09-30", 30);
        var schedule = json("""
            {"partner": "XAA", "deliveries": [{"on": "2026-03-01", "quantity": "6 EACH", "value": null, "count": 1,
             "transfer": "T"}]}
            """);

        assertThat(open(left).quantity()).isEqualTo(new OpenDelivery.Amount(BigDecimal.valueOf(6), "EACH"));
        assertThat(open(left.deepCopy().put("delivery.quantity", "~6 EACH")).quantity())
                .isNull();
        var altered = AlteredSchedules.partner(
                schedule, List.of(Coming.asPlanned(open(left)), Coming.asPlanned(open(next))), UNTIL);
        assertThat(altered.path("deliveries")).hasSize(2);
        assertThat(altered.at("/deliveries/1/on").asText()).isEqualTo("2026-09-30");
        assertThat(altered.at("/deliveries/1/quantity").asText()).isEqualTo("30 EACH");
    }

    @Test
    void whatIsKeptBesideTheAccountThatCountsAddsToNothing() {
        var comings =
                List.of(Coming.asPlanned(open(delivery("A", "2026-06-30", 30).put("delivery.counted", false))));
        var objective = json("""
            {"objective": "O", "baselines": [], "deliveries": [], "planned": [{"on": "2026-06-30", "transfer": "T"}],
             "written": {"deliveredValue": "0"}}
            """);

        assertThat(AlteredSchedules.objective(objective, comings, NOTHING, null, UNTIL, AS_OF))
                .isEqualTo(objective);
        var partner = json("{\"partner\": \"XAA\", \"deliveries\": []}");
        assertThat(AlteredSchedules.partner(partner, comings, UNTIL)).isEqualTo(partner);
    }

    /** Nothing of its transfer had a planned day or quantity, so that no list of the schedule names it but one. */
    @Test
    void whatIsReleasedOfATransferWithoutPlannedDaysComesForTheObjectiveThatItServes() {
        var delivery = delivery("A", "2026-06-30", 40);
        delivery.remove("delivery.plannedOn");
        var released = Course.asPlanned(List.of(open(delivery)), Holding.NOTHING)
                .under(
                        List.of(new Measure.Release(Measure.Target.ALL, null, LocalDate.parse("2026-09-01"))),
                        List.of(),
                        _ -> true,
                        Holding.NOTHING,
                        List.of(),
                        AS_OF);
        var objective = json("""
            {"objective": "O", "baselines": [], "deliveries": [], "planned": [], "serving": ["T"]}
            """);

        var altered = AlteredSchedules.objective(objective, released.comings().values(), NOTHING, null, UNTIL, AS_OF);

        assertThat(altered.path("deliveries"))
                .extracting(entry ->
                        entry.path("on").asText() + " " + entry.path("quantity").asText())
                .containsExactly("2026-09-01 40 EACH");
    }

    @Test
    void whatWouldFollowFromADeliveryIsNotKnown() {
        var line = delivery("A", "2026-06-30", 30);
        var came = AlteredLines.delivery(line, Coming.asPlanned(open(line)), Set.of("HANDED_OVER"), UNTIL);

        assertThat(came.path("asOf").asText()).isEqualTo("2026-12-31");
        assertThat(came.path("delivery.handedOverOn").asText()).isEqualTo("2026-06-30");
        assertThat(came.path("delivery.quantity").asText()).isEqualTo("30 EACH");
        assertThat(came.has("monitoring.firstInventoryOn")).isFalse();
        assertThat(came.has("delivery.inventoriedOn")).isFalse();
        assertThat(came.has("delivery.value")).isFalse();
        assertThat(came.path("item.sme").asBoolean()).isTrue();
        var text = new String(AlteredLines.bytes(came), StandardCharsets.UTF_8);
        assertThat(text).startsWith("{\"subject\":\"delivery:A\",\"type\":\"delivery/1\",\"asOf\":\"2026-12-31\"");
        assertThat(text.indexOf("item.sme")).isGreaterThan(text.indexOf("delivery.quantity"));
    }

    @Test
    void whatComesLaterOrNeverHasNotCome() {
        var line = delivery("A", "2026-06-30", 30);
        var later = Coming.asPlanned(open(line)).on(ImpreciseDate.parse("2027-01-15"));
        var altered = AlteredLines.delivery(line, later, Set.of("HANDED_OVER"), UNTIL);
        assertThat(altered.path("delivery.plannedOn").asText()).isEqualTo("2027-01-15");
        assertThat(altered.path("delivery.handedOverOn").isNull()).isTrue();
        var never =
                AlteredLines.delivery(line, Coming.asPlanned(open(line)).noDay("held"), Set.of("HANDED_OVER"), UNTIL);
        assertThat(never.path("delivery.plannedOn").isNull()).isTrue();
    }

    @Test
    void whatASubstituteIsByLawNobodyHasStated() {
        var line = delivery("A", "2026-06-30", 30);
        var drones = new Measure.Substitute(Measure.Target.ALL, "DRONES", null, BigDecimal.TWO, null, Map.of());
        var altered =
                AlteredLines.delivery(line, Coming.asPlanned(open(line)).instead(drones), Set.of("HANDED_OVER"), UNTIL);
        assertThat(altered.path("item.capabilityClass").asText()).isEqualTo("DRONES");
        assertThat(altered.has("item.sme")).isFalse();
        assertThat(altered.path("delivery.quantity").asText()).isEqualTo("60 EACH");
    }

    /** 20 have come and 80 come, of 95 that were notified: 5 of 100 too many. Of a substitute nobody says which article it is, so that it may be that one. */
    @Test
    void whatComesIsHeldAgainstWhatWasNotified() {
        var schedule = schedule();
        ((ObjectNode) schedule.at("/deliveries/0")).put("designation", "Tank");
        schedule.set("notified", json("""
            {"all": [{"notice": "N", "transfer": "T", "on": "2026-01-01", "articles": [
             {"designation": "Tank", "quantity": {"amount": "95", "unit": "EACH"}}]}]}
            """).path("all"));
        var drones = new Measure.Substitute(Measure.Target.ALL, "DRONES", null, BigDecimal.ONE, null, Map.of());

        assertThat(leaf(schedule, course(), null, "excessShare")).isEqualTo("0.05");
        assertThat(leaf(schedule, course(drones), null, "excessShare")).isEqualTo("0..0.05");
    }

    /** 30, 20 and 30 are shipped by the end of the year, which is what the plan of their class counts; nothing of it had been yet. */
    @Test
    void whatComesCountsForThePlanOfItsClass() {
        var schedule = schedule();
        schedule.set("classBaselines", json("""
            {"all": [{"number": 1, "statedOn": "2025-12-01", "capabilityClass": "ARMOUR", "milestone": "SHIPPED", "unit": "EACH",
             "interpolation": "LINEAR", "startsOn": "2026-01-01", "points": [{"on": "2026-12-31", "cumulative": "100"}]}]}
            """).path("all"));

        assertThat(leaf(schedule, course(), null, "classInWords"))
                .startsWith("ARMOUR by SHIPPED, baseline 1: 80 of 100 units shipped against 100 planned by 2026-12; ");
    }

    @Test
    void whatComesReachesWhatThePlansOfClassesCountAsWell() {
        var schedule = schedule();
        assertThat(AlteredSchedules.milestones(schedule)).containsExactly("HANDED_OVER");
        schedule.set(
                "classBaselines",
                json("{\"all\": [{\"milestone\": \"SHIPPED\"}]}").path("all"));
        assertThat(AlteredSchedules.milestones(schedule)).containsExactly("HANDED_OVER", "SHIPPED");
        schedule.putArray("baselines");
        assertThat(AlteredSchedules.milestones(schedule))
                .as("what came in all is handed over")
                .containsExactly("HANDED_OVER", "SHIPPED");
    }

    /** Ten of 20 left in January and may have been handed over since; the register names the delivery that it says so of. */
    private static String delivered(String until, Measure... measures) {
        return delivered(until, delivery("D1", "2026-06-01", 10).put("delivery.shippedOn", "2026-01-10"), measures);
    }

    private static String delivered(String until, ObjectNode left, Measure... measures) {
        var schedule = schedule();
        ((ObjectNode) schedule.at("/baselines/0"))
                .withArray("points")
                .removeAll()
                .addObject()
                .put("on", "2026-12-31")
                .put("cumulative", "20");
        schedule.withArray("deliveries").removeAll().addAll(List.of(json("""
                {"on": "2026-01-10", "milestone": "SHIPPED", "measure": "INCREMENT", "quantity": "10 EACH", "value": null,
                 "count": 1, "capabilityClass": "ARMOUR", "transfer": "T"}"""), json("""
                {"on": "2026-01-10/..", "milestone": "HANDED_OVER", "measure": "INCREMENT", "quantity": "10 EACH",
                 "value": null, "count": 1, "capabilityClass": "ARMOUR", "transfer": "T", "delivery": "D1"}""")));
        var open = List.of(open(left), open(delivery("D2", "2026-09-01", 10)));
        var course = Course.asPlanned(open, Holding.NOTHING)
                .under(List.of(measures), List.of(), _ -> true, Holding.NOTHING, List.of(), AS_OF);
        var day = LocalDate.parse(until);
        var altered = AlteredSchedules.objective(schedule, course.comings().values(), NOTHING, null, day, AS_OF);
        assertThat(altered.path("deliveries"))
                .filteredOn(entry -> entry.path("milestone").asText().equals("SHIPPED"))
                .hasSize(1);
        return Outlook.of(altered, List.of(day))
                .orElseThrow()
                .curve()
                .getFirst()
                .projected();
    }

    @Test
    void whatIsUnderWayComesOnce() {
        assertThat(delivered("2026-05-31")).isEqualTo("0 EACH");
        assertThat(delivered("2026-06-01")).isEqualTo("10 EACH");
        assertThat(delivered("2026-12-31")).isEqualTo("20 EACH");
        assertThat(delivered("2026-12-31", new Measure.Shift(Measure.Target.ALL, AS_OF.plusDays(1), 365)))
                .isEqualTo("0 EACH");
        assertThat(delivered("2026-12-31", new Measure.Hold(Measure.Target.ALL, LocalDate.parse("2026-05-01"), null)))
                .isEqualTo("0 EACH");
    }

    @Test
    void whatIsUnderWayWithoutADayMayHaveCome() {
        var left = delivery("D1", "2026-06-01", 10).put("delivery.shippedOn", "2026-01-10");
        ObjectNode unplanned = left.deepCopy().without("delivery.plannedOn");
        assertThat(delivered("2026-08-31", unplanned)).isEqualTo("0..10 EACH");
        assertThat(delivered("2026-12-31", left.deepCopy().put("delivery.plannedOn", "2026-02-01")))
                .isEqualTo("10..20 EACH");
    }

    /** The register says how it reads there; what is supposed of it stands in that line as in any other, and in the act. */
    @Test
    void whatGoesElsewhereComesThereAsSupposed() {
        var there = delivery("A", "2026-06-30", 30).put("partner.code", "XBB");
        there.remove("transfer.reference");
        var act = json(
                "{\"subject\": \"proposal:A\", \"asOf\": \"2026-03-31\", \"item.sme\": true, \"weapon.rangeKm\": 300}");
        var divert = new Measure.Divert(Measure.Target.ALL, "XBB", "P", null);
        var drones = new Measure.Substitute(Measure.Target.ALL, "DRONES", "Drone", BigDecimal.ONE, null, Map.of());
        var coming = Coming.asPlanned(open(delivery("A", "2026-06-30", 30))).elsewhere(divert);

        var altered = AlteredLines.delivery(there, coming, Set.of("HANDED_OVER"), UNTIL);
        assertThat(altered.path("delivery.handedOverOn").asText()).isEqualTo("2026-06-30");
        assertThat(altered.path("partner.code").asText()).isEqualTo("XBB");
        assertThat(altered.has("transfer.reference")).isFalse();
        assertThat(AlteredLines.act(act, coming, UNTIL).path("weapon.rangeKm").asInt())
                .isEqualTo(300);
        assertThat(AlteredLines.act(act, coming.instead(drones), UNTIL)).isEqualTo(json("""
            {"subject": "proposal:A", "asOf": "2026-12-31", "sameUntil": null, "item.capabilityClass": "DRONES",
             "item.designation": "Drone"}
            """));
    }

    private static ObjectNode schedule() {
        return json("""
            {"objective": "O", "partner": "XAA", "milestone": "HANDED_OVER", "unit": "EACH", "mixBy": "UNITS", "baselines": [
               {"number": 1, "statedOn": "2025-12-01", "milestone": "HANDED_OVER", "unit": "EACH", "interpolation": "LINEAR",
                "startsOn": "2026-01-01", "points": [{"on": "2026-12-31", "cumulative": "100"}]}],
             "contentMix": [], "written": {"deliveredValue": "1", "standardValue": "1"},
             "deliveries": [{"on": "2026-03-10", "milestone": "HANDED_OVER", "measure": "INCREMENT", "quantity": "20 EACH",
                "value": null, "count": 1, "capabilityClass": "ARMOUR", "transfer": "T"}],
             "planned": [{"on": "2026-06-30", "quantity": "30 EACH", "count": 1, "transfer": "T"}]}
            """);
    }

    private static final List<OpenDelivery> THREE = List.of(
            open(delivery("A", "2026-06-30", 30)),
            open(delivery("B", "2026-09-30", 20)),
            open(delivery("C", "2026-12-15", 30)));

    private static Course course(Measure... measures) {
        return Course.asPlanned(THREE, Holding.NOTHING)
                .under(List.of(measures), List.of(), _ -> true, Holding.NOTHING, List.of(), AS_OF);
    }

    private static Outlook outlook(Course course, Measure.@Nullable Replan replan) {
        var altered = AlteredSchedules.objective(
                schedule(), course.comings().values(), NOTHING, replan, LocalDate.MAX, AS_OF);
        return Outlook.of(altered, List.of(AS_OF, LocalDate.parse("2026-06-30"), UNTIL))
                .orElseThrow();
    }

    private static String leaf(Course course, Measure.@Nullable Replan replan, String name) {
        return leaf(schedule(), course, replan, name);
    }

    private static String leaf(ObjectNode schedule, Course course, Measure.@Nullable Replan replan, String name) {
        var altered = AlteredSchedules.objective(schedule, course.comings().values(), NOTHING, replan, UNTIL, AS_OF);
        var value = DriftFacts.ofObjective(altered, null, UNTIL, List.of(), List.of(), Limits.NONE)
                .leaves()
                .get("drift." + name);
        return value == null ? "left out" : value.asText();
    }

    /** 100 over the 364 days of the plan: 24.450549 by day 89 (March 31), 49.450549 by day 180 (June 30). */
    @Test
    void asPlannedTheScheduleCompletesOnItsLastDay() {
        var outlook = outlook(course(), null);
        assertThat(outlook.curve())
                .containsExactly(
                        new Outlook.Point(AS_OF, "24.450549 EACH", "20 EACH"),
                        new Outlook.Point(LocalDate.parse("2026-06-30"), "49.450549 EACH", "50 EACH"),
                        new Outlook.Point(UNTIL, "100 EACH", "100 EACH"));
        assertThat(outlook.completionOn()).isEqualTo("2026-12-15");
        assertThat(outlook.plannedCompletionOn()).isEqualTo(UNTIL.toString());
        // Complete after 348 days instead of 364: 364 / 348.
        assertThat(leaf(course(), null, "scheduleIndex")).isEqualTo("1.045977");
        assertThat(leaf(course(), null, "coverageStandard")).isEqualTo("left out");
    }

    /** The last 30 come on February 13: 70 of 100 by the end of the year, 0.7 of the time earned, 30 more at 70 in 364 days. */
    @Test
    void sixtyDaysLaterSeventyHaveCome() {
        var slow = course(new Measure.Shift(Measure.Target.ALL, AS_OF.plusDays(1), 60));
        assertThat(outlook(slow, null).completionOn()).isEqualTo("2027-02-13");
        assertThat(leaf(slow, null, "delivered")).isEqualTo("70 EACH");
        assertThat(leaf(slow, null, "scheduleIndex")).isEqualTo("0.7");
        assertThat(leaf(slow, null, "completionOn")).isEqualTo("2027-06-05");
    }

    @Test
    void whatIsHeldWithoutAnEndDoesNotComeToTheWhole() {
        var held = course(new Measure.Hold(
                new Measure.Target(Set.of(), Set.of("B"), Set.of()), LocalDate.parse("2026-09-01"), null));
        var outlook = outlook(held, null);
        assertThat(outlook.completionOn()).isNull();
        assertThat(outlook.why()).isEqualTo("what has come and is scheduled comes to 80 EACH of 100 EACH");
    }

    /** The new plan wants 80 by the end of 2026: 364 of 364 days are earned by 80 of what comes slower. */
    @Test
    void aNewPlanStandsBesideTheFirst() {
        var replan = new Measure.Replan(
                "O",
                json("{\"unit\": \"EACH\"}"),
                ImpreciseDate.parse("2026-01-01"),
                List.of(new Measure.Point(ImpreciseDate.of(UNTIL), new BigDecimal("80"))));
        var held = course(new Measure.Hold(
                new Measure.Target(Set.of(), Set.of("B"), Set.of()), LocalDate.parse("2026-09-01"), null));
        assertThat(outlook(held, replan).baseline()).isEqualTo(2);
        assertThat(outlook(held, replan).completionOn()).isEqualTo("2026-12-15");
        assertThat(leaf(held, replan, "scheduleIndex")).isEqualTo("1.045977");
        assertThat(leaf(held, replan, "scheduleIndexFirst")).isEqualTo("0.8");
        assertThat(leaf(held, replan, "baseline")).isEqualTo("2");
    }

    /**
     * The new plan wants 80 by some day of December, from some day of January on: on June 30 80 x 180 / 334 = 43.113772 if it starts
     * and ends on the first days, and 80 x 150 / 334 = 35.928144 on the last; at the end of the year all of it.
     */
    @Test
    void aNewPlanIsReadAsTwoWhereItsDatesAreNoDays() {
        var replan = new Measure.Replan(
                "O",
                json("{\"unit\": \"EACH\"}"),
                ImpreciseDate.parse("2026-01"),
                List.of(new Measure.Point(ImpreciseDate.parse("2026-12"), new BigDecimal("80"))));
        var outlook = outlook(course(), replan);
        assertThat(outlook.curve().get(1))
                .isEqualTo(new Outlook.Point(LocalDate.parse("2026-06-30"), "35.928144..43.113772 EACH", "50 EACH"));
        assertThat(outlook.plannedCompletionOn()).isEqualTo("2026-12-01/2026-12-31");
        assertThat(leaf(course(), replan, "planned")).isEqualTo("80 EACH");
        assertThat(leaf(course(), replan, "plannedCompletionOn")).isEqualTo("2026-12-01/2026-12-31");
        // All came by 15 December: 304 days to 1 December of 318, or 334 to the 31st, counted from 31 January.
        assertThat(leaf(course(), replan, "scheduleIndex")).isEqualTo("0.955975..1.050314");
        assertThat(leaf(course(), replan, "scheduleIndexFirst")).isEqualTo("1.045977");
    }

    /** The second plan was stated in April, on no known day of it: by the end of the year it is older than what an option states. */
    @Test
    void aNewPlanIsTheLatestOneAlthoughAnotherIsOfThisMonth() {
        var schedule = schedule();
        ObjectNode second = schedule.at("/baselines/0").deepCopy();
        schedule.withArray("baselines").add(second.put("number", 2).put("statedOn", "2026-04"));
        var asOf = LocalDate.parse("2026-04-10");
        var replan = new Measure.Replan(
                "O",
                json("{\"unit\": \"EACH\"}"),
                ImpreciseDate.parse("2026-01-01"),
                List.of(new Measure.Point(ImpreciseDate.of(UNTIL), new BigDecimal("80"))));

        assertThat(baseline(schedule, replan, asOf, UNTIL)).isEqualTo("3");
        // In the middle of the month the second one is not surely stated.
        assertThat(baseline(schedule, replan, asOf, LocalDate.parse("2026-04-20")))
                .isEqualTo("3");
        assertThat(baseline(schedule, null, asOf, LocalDate.parse("2026-04-20")))
                .isEqualTo("1");
    }

    private static String baseline(
            ObjectNode schedule, Measure.@Nullable Replan replan, LocalDate asOf, LocalDate until) {
        var altered = AlteredSchedules.objective(
                schedule, List.of(), NOTHING, replan, until, AlteredSchedules.statedLast(schedule, asOf, until));
        var report = DriftFacts.ofObjective(altered, null, until, List.of(), List.of(), Limits.NONE);
        return String.valueOf(report.leaves().get("drift.baseline"));
    }

    private static ObjectNode authority(String code, String charges) {
        return json("""
            {"authority": "%s", "steps": [{"from": "2026-01-01", "ceiling": {"amount": "100", "currency": "USD",
             "basis": "ACCOUNTED"}}], "charges": [%s]}
            """.formatted(code, charges));
    }

    private static final String SIXTY =
            "{\"on\": \"2026-02-01\", \"amount\": \"60 USD ACCOUNTED\", \"transfer\": \"T1\"}";
    private static final String THIRTY =
            "{\"on\": \"2026-03-01\", \"amount\": \"30 USD ACCOUNTED\", \"transfer\": \"T2\"}";

    private static String headroom(ObjectNode schedule) {
        return String.valueOf(DriftFacts.ofAuthority(schedule, UNTIL).leaves().get("drift.headroom"));
    }

    private static ObjectNode charged(ObjectNode schedule) {
        return ChargedAuthority.line(
                json("{\"subject\": \"authority:1\", \"authority.code\": \"A\"}"), schedule, UNTIL);
    }

    /** 60 and 30 of 100; without the 30 it is 60; elsewhere 80 and 30 are 110, which is 10 too many. */
    @Test
    void chargesMoveFromOneAuthorityToAnother() {
        var one = authority("A", SIXTY + "," + THIRTY);
        var other = authority("B", SIXTY.replace("60", "80"));
        var moved = List.of(new Measure.Charge("T2", "B", null, null));

        assertThat(charged(one).path("authority.charged").asText()).isEqualTo("90 USD ACCOUNTED");
        assertThat(charged(one).path("authority.peakCharged").asText()).isEqualTo("90 USD ACCOUNTED");
        var left = AlteredSchedules.authority(one, moved, List.of(one, other));
        assertThat(charged(left).path("authority.charged").asText()).isEqualTo("60 USD ACCOUNTED");
        assertThat(charged(left).path("authority.charges").asInt()).isEqualTo(1);
        assertThat(headroom(left)).isEqualTo("\"0.4\"");
        var gained = AlteredSchedules.authority(other, moved, List.of(one, other));
        assertThat(charged(gained).path("authority.peakCharged").asText()).isEqualTo("110 USD ACCOUNTED");
        assertThat(charged(gained).path("authority.peakOn").asText()).isEqualTo("2026-03-01");
        assertThat(headroom(gained)).isEqualTo("\"-0.1\"");
    }

    @Test
    void aChargeOnAnotherBasisIsNotAdded() {
        var charge = new Measure.Charge(
                "T3", "A", new Money(BigDecimal.TEN, "USD", "CONTRACT"), LocalDate.parse("2026-06-01"));
        var altered = AlteredSchedules.authority(authority("A", SIXTY), List.of(charge), List.of());
        assertThat(charged(altered).has("authority.charged")).isFalse();
        assertThat(charged(altered).path("authority.peakCharged").asText()).isEqualTo("70 USD MIXED");
        assertThat(DriftFacts.ofAuthority(altered, UNTIL).leaves()).doesNotContainKey("drift.headroom");
    }

    /** 60 were charged on 1 February against 100; of the 30 of 1 March nobody can say whether they count against 100 or 200. */
    @Test
    void aCeilingThatMayHaveChangedIsNotHeldAgainstAnything() {
        var later = authority("A", SIXTY + "," + THIRTY);
        later.withArray("steps").add(json("""
                {"from": "%s", "ceiling": {"amount": "200", "currency": "USD", "basis": "ACCOUNTED"}}""".formatted("2026-03")));

        var line = charged(later);

        assertThat(line.path("authority.ceiling").asText()).isEqualTo("200 USD ACCOUNTED");
        assertThat(line.path("authority.charged").asText()).isEqualTo("90 USD ACCOUNTED");
        assertThat(line.has("authority.peakCharged")).isFalse();
        assertThat(headroom(later)).isEqualTo("\"0.55\"");
        var open = ChargedAuthority.line(
                json("{\"subject\": \"authority:1\", \"authority.code\": \"A\"}"),
                later,
                LocalDate.parse("2026-03-15"));
        assertThat(open.has("authority.ceiling")).isFalse();
        var before = ChargedAuthority.line(
                json("{\"subject\": \"authority:1\", \"authority.code\": \"A\"}"),
                later,
                LocalDate.parse("2026-02-28"));
        assertThat(before.path("authority.peakCeiling").asText()).isEqualTo("100 USD ACCOUNTED");
    }
}
