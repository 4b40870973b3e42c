package org.daylight.registry.schedules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.daylight.registry.Api.CLOSE;
import static org.daylight.registry.Api.as;
import static org.daylight.registry.Api.draft;
import static org.daylight.registry.Api.get;
import static org.daylight.registry.Api.post;
import static org.daylight.registry.Api.record;
import static org.hamcrest.Matchers.hasItem;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.daylight.postgres.TestDatabase;
import org.daylight.registry.Api;
import org.daylight.registry.facts.Register;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Worked by hand. T1, agreed on 1 May 2023 by FMS, of tanks that count 4 each: 10 planned for 1 January and 10 for 1 April
 * 2024; 6 came on 1 February, worth 60 dollars, and 4 on a day of March. T2, agreed in 2022 by DCS, of shells: 5 left on 15
 * February.
 */
@QuarkusTest
@SuppressWarnings("NullAway.Init")
@QuarkusTestResource(value = TestDatabase.class, initArgs = @ResourceArg(name = "database", value = "registry"))
class GroupedSchedulesTest {

    private String partner;

    @BeforeEach
    void aRegister() {
        partner = Api.partner();
        record("objectives", """
                {"reference": "%1$s/O1", "partner": "%1$s", "interest": "i", "statement": "s", "noDivergenceReason": "n",
                 "status": "DRAFT"}""".formatted(partner));
        record("transfers", """
                {"reference": "%1$s/T1", "partner": "%1$s", "channel": "FMS", "title": "Tanks", "status": "AGREED",
                 "agreedOn": "2023-05-01", "objectives": ["%1$s/O1"],
                 "lines": [{"number": 1, "designation": "Tank", "capabilityClass": "ARMOUR",
                  "indexes": [{"name": "TIV", "perUnit": "4", "statedBy": "an institute"}]}],
                 "baselines": [
                  {"number": 1, "statedOn": "2023-05-01", "milestone": "HANDED_OVER",
                   "value": {"currency": "USD", "basis": "CONTRACT"}, "interpolation": "LINEAR", "startsOn": "2024-01-01",
                   "points": [{"on": "2024-04-10", "cumulative": "200"}]},
                  {"number": 2, "statedOn": "2023-05-01", "reason": "as volume", "milestone": "HANDED_OVER", "index": "TIV",
                   "interpolation": "STEPS", "startsOn": "2024-01-01", "points": [{"on": "2024-02-01", "cumulative": "20"},
                   {"on": "2024-03-01", "cumulative": "60"}]},
                  {"number": 3, "statedOn": "2024-03-16", "reason": "slower", "milestone": "HANDED_OVER", "index": "TIV",
                   "interpolation": "STEPS", "startsOn": "2024-01-01", "points": [{"on": "2025-01-01", "cumulative": "60"}]}]}""".formatted(partner));
        record("transfers", """
                {"reference": "%1$s/T2", "partner": "%1$s", "channel": "DCS", "title": "Shells", "status": "ACTIVE",
                 "agreedOn": "2022", "lines": [{"number": 1, "designation": "Shell", "capabilityClass": "ROUNDS"}]}""".formatted(partner));
        delivery("D1", "T1", """
                "plannedOn": "2024-01-01", "plannedQuantity": {"amount": "10", "unit": "EACH"},
                "quantity": {"amount": "6", "unit": "EACH"}, "milestones": {"HANDED_OVER": {"on": "2024-02-01"}},
                "value": {"amount": "60", "currency": "USD", "basis": "CONTRACT"}""");
        delivery("D2", "T1", """
                "plannedOn": "2024-04-01", "plannedQuantity": {"amount": "10", "unit": "EACH"},
                "quantity": {"amount": "4", "unit": "EACH"}, "milestones": {"HANDED_OVER": {"on": "2024-03"}}""");
        delivery("D3", "T2", """
                "quantity": {"amount": "5", "unit": "EACH"},
                "milestones": {"SHIPPED": {"on": "2024-02-15"}, "HANDED_OVER": {"on": null}}""");
    }

    @Test
    void imprecisionIsARangeAndNoGuess() {
        var line = only("by=partner&measure=units:EACH&asOf=2024-03-15");

        assertThat(line.path("group").toString()).isEqualTo("{\"partner\":\"%s\"}".formatted(partner));
        assertThat(line.path("planned").toString()).isEqualTo("""
                [{"on":"2024-01-01","least":"10","most":"10"},{"on":"2024-04-01","least":"20","most":"20"}]""");
        assertThat(line.path("delivered").toString()).isEqualTo("""
                [{"on":"2024-02-01","least":"6","most":"6"},{"on":"2024-03-01","least":"6","most":"10"}]""");
        assertThat(line.path("plannedByNow").toString()).isEqualTo("{\"least\":\"10\",\"most\":\"10\"}");
        assertThat(line.path("deliveredByNow").toString()).isEqualTo("{\"least\":\"6\",\"most\":\"10\"}");
        // 74 days from 1 January, unless all ten were there by now
        assertThat(line.path("lagDays").toString()).isEqualTo("{\"least\":0,\"most\":74}");
        assertThat(line.path("gaps").toString())
                .isEqualTo("{\"longestDays\":{\"least\":0,\"most\":43},\"sinceLastDays\":{\"least\":0,\"most\":43},"
                        + "\"notDatedToTheDay\":1}");
        assertThat(line.path("records").asInt()).isEqualTo(3);
    }

    @Test
    void whatMayHaveBeenAtAnyTimeBeforeHasNoDay() {
        delivery("D4", "T1", """
                "plannedOn": "../2024-02-10", "plannedQuantity": {"amount": "5", "unit": "EACH"},
                "quantity": {"amount": "1", "unit": "EACH"}, "milestones": {"HANDED_OVER": {"on": "../2024-01-31"}}""");

        var line = only("by=partner&measure=units:EACH&asOf=2024-01-31");

        assertThat(line.path("delivered").toString()).isEqualTo("""
                [{"on":null,"least":"0","most":"1"},{"on":"2024-01-31","least":"1","most":"1"}]""");
        // 30 days since 1 January, when more than the one was surely planned; it may have been planned for ever so
        // long.
        assertThat(line.path("lagDays").toString()).isEqualTo("{\"least\":30,\"most\":null}");
    }

    @Test
    void onceTheMonthIsOverItIsKnown() {
        var line = only("by=partner&measure=units:EACH&asOf=2024-04-30");

        assertThat(line.path("deliveredByNow").toString()).isEqualTo("{\"least\":\"10\",\"most\":\"10\"}");
        // 29 days since 1 April, when 20 were planned
        assertThat(line.path("lagDays").toString()).isEqualTo("{\"least\":29,\"most\":29}");
    }

    @ParameterizedTest
    @CsvSource({
        "records, 1, 2",
        "units:EACH, 6, 10",
        "value:USD:CONTRACT, 60, null",
        "index:TIV, 24, 40",
        "units:ROUND, 0, null",
    })
    void anyStatedMeasureIsSummedUp(String measure, String least, String most) {
        var line = only("by=transfer&channel=FMS&asOf=2024-03-15&measure=" + measure);

        assertThat(line.path("deliveredByNow").path("least").asText()).isEqualTo(least);
        assertThat(line.path("deliveredByNow").path("most").asText()).isEqualTo(most);
        assertThat(line.path("measure").asText()).isEqualTo(measure);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "units:ROUND; its quantity is in another unit",
                "value:USD:CONTRACT; it has no value",
                "value:EUR:CONTRACT; its value is on another basis or in another currency",
                "index:OTHER; no index of this name is stated for its line",
            })
    void whatIsNotMeasurableIsNamedWithTheReason(String measure, String why) {
        var line = only("by=transfer&channel=FMS&asOf=2024-03-15&measure=" + measure);

        assertThat(line.path("notMeasurable").findValuesAsText("why")).contains(why);
    }

    @Test
    void groupsAreEveryCombinationThatThereIs() {
        var lines = lines("by=objective,capability,milestone&asOf=2024-03-15&scope=partner:" + partner);

        assertThat(lines.stream().map(line -> line.path("group").toString()))
                .containsExactly(
                        "{\"objective\":null,\"capability\":\"ROUNDS\",\"milestone\":\"SHIPPED\"}",
                        "{\"objective\":\"%s/O1\",\"capability\":\"ARMOUR\",\"milestone\":\"HANDED_OVER\"}"
                                .formatted(partner));
    }

    @Test
    void onlyOrdersOfTheDaysChannelAndStatusAskedForCount() {
        assertThat(transfers("&orderedFrom=2023-01-01")).containsExactly(partner + "/T1");
        assertThat(transfers("&orderedTo=2022-12-31")).containsExactly(partner + "/T2");
        assertThat(transfers("&channel=DCS")).containsExactly(partner + "/T2");
        assertThat(transfers("&status=AGREED")).containsExactly(partner + "/T1");
        assertThat(transfers("")).hasSize(2);
        var undecided =
                lines("by=transfer&asOf=2024-03-15&channel=DCS&orderedFrom=2022-06-01&scope=partner:" + partner);
        assertThat(undecided)
                .singleElement()
                .satisfies(line -> assertThat(line.path("notMeasurable").toString())
                        .isEqualTo("[{\"why\":\"the day of its order is not precise enough\",\"count\":1}]"));
    }

    /** 71 were delivered on a day that nobody says; 9 were not, and 4 are planned for May. */
    @Test
    void whatHasNoDayMayHaveComeOrNot() {
        delivery("D4", "T2", """
                "quantity": {"amount": "71", "unit": "EACH"}""");
        delivery("D6", "T2", """
                "quantity": {"amount": "9", "unit": "EACH"}, "milestones": {"HANDED_OVER": {"on": null}}""");
        delivery("D7", "T2", """
                "plannedOn": "2024-05-01", "quantity": {"amount": "4", "unit": "EACH"}""");
        var query = "by=transfer&channel=DCS&measure=units:EACH&asOf=";

        var line = only(query + "2024-04-30");
        assertThat(line.path("deliveredByNow").toString()).isEqualTo("{\"least\":\"0\",\"most\":\"71\"}");
        assertThat(line.path("notMeasurable").toString())
                .contains("{\"why\":\"it has come, or will, on a day that nobody says\",\"count\":1}");
        assertThat(only(query + "2024-05-01").path("deliveredByNow").toString())
                .isEqualTo("{\"least\":\"0\",\"most\":\"75\"}");
        var byMilestone = "by=transfer,milestone&channel=DCS&measure=units:EACH&asOf=2024-04-30&scope=partner:";
        assertThat(lines(byMilestone + partner).stream()
                        .map(each -> each.path("milestone").asText() + " " + each.path("deliveredByNow")))
                .containsExactly("SHIPPED {\"least\":\"5\",\"most\":\"76\"}");
    }

    @Test
    void whoSuppliedWhatNamesNobodyIsSaidNotToBeKnown() {
        var line = only("by=supplier&measure=units:EACH&asOf=2024-03-15");

        assertThat(line.path("group").toString()).isEqualTo("{\"supplier\":null}");
        assertThat(line.path("notMeasurable").toString())
                .isEqualTo("[{\"why\":\"its supplier is not stated\",\"count\":3}]");
    }

    /** 65 days since 10 January, unless it came and nobody says so. */
    @Test
    void whatIsPlannedAndNotHeardOfIsNotCalledLate() {
        delivery("D4", "T2", """
                "plannedOn": "2024-01-10", "plannedQuantity": {"amount": "1", "unit": "EACH"}""");

        var line = only("by=transfer&channel=DCS&asOf=2024-03-15&measure=units:EACH");
        assertThat(line.path("notMeasurable").findValuesAsText("why"))
                .contains("it was planned by this day, and nobody says whether it came");
        assertThat(line.path("deliveredByNow").toString()).isEqualTo("{\"least\":\"0\",\"most\":null}");
        assertThat(line.path("lagDays").toString()).isEqualTo("{\"least\":0,\"most\":65}");
        assertThat(only("by=transfer&channel=DCS&asOf=2024-01-09&measure=units:EACH")
                        .path("deliveredByNow")
                        .path("most")
                        .asText())
                .isEqualTo("0");
    }

    /** Ten are planned for 1 January; 74 days later it is not known whether ten came, if some came in another unit. */
    @Test
    void whatCameInAnotherUnitMakesNothingLateForCertain() {
        record("transfers", """
                {"reference": "%1$s/T3", "partner": "%1$s", "channel": "LEASE", "title": "t", "status": "AGREED",
                 "lines": [{"number": 1, "designation": "Shell"}]}""".formatted(partner));
        delivery("D4", "T3", """
                "plannedOn": "2024-01-01", "plannedQuantity": {"amount": "10", "unit": "EACH"},
                "quantity": {"amount": "1", "unit": "LOT"}, "milestones": {"HANDED_OVER": {"on": "2024-02-01"}}""");

        var line = only("by=transfer&channel=LEASE&asOf=2024-03-15&measure=units:EACH");
        assertThat(line.path("deliveredByNow").toString()).isEqualTo("{\"least\":\"0\",\"most\":null}");
        assertThat(line.path("lagDays").toString()).isEqualTo("{\"least\":0,\"most\":74}");
    }

    @ParameterizedTest
    @CsvSource({"AT_LEAST, 306, null", "AT_MOST, 6, 306", "ABOUT, 6, null", "EXACT, 306, 306"})
    void aBoundBoundsTheSum(String bound, String least, String most) {
        delivery("D4", "T1", """
                "quantity": {"amount": "300", "unit": "EACH", "bound": "%s"},
                "milestones": {"HANDED_OVER": {"on": "2024-02-10"}}""".formatted(bound));

        var now = only("by=transfer&channel=FMS&asOf=2024-02-20&measure=units:EACH")
                .path("deliveredByNow");
        assertThat(now.path("least").asText()).isEqualTo(least);
        assertThat(now.path("most").asText()).isEqualTo(most);
    }

    @Test
    void whatIsPlannedWithoutALastDayIsNeverThereForCertain() {
        delivery("D4", "T2", """
                "plannedOn": "2024-05/..", "plannedQuantity": {"amount": "1", "unit": "EACH"}""");

        var line = only("by=transfer&channel=DCS&asOf=2024-06-15&measure=units:EACH");
        assertThat(line.path("planned").toString())
                .isEqualTo("[{\"on\":\"2024-05-01\",\"least\":\"0\",\"most\":\"1\"}]");
    }

    /** 300 of 1 February and 500 of 1 March in all: as many on these days, and who knows how many after the last one. */
    @Test
    void totalsStatedByADayArePointsOfTheCurve() {
        record("transfers", """
                {"reference": "%1$s/T3", "partner": "%1$s", "channel": "LEASE", "title": "t", "status": "AGREED",
                 "lines": [{"number": 1, "designation": "Shell"}]}""".formatted(partner));
        for (var statement : List.of("300 2024-02-01", "500 2024-03-01")) {
            record("deliveries", """
                    {"reference": "%1$s/S%2$s", "transfer": "%1$s/T3", "line": 1, "measure": "CUMULATIVE", "counted": true,
                     "quantity": {"amount": "%2$s", "unit": "EACH"}, "milestones": {"HANDED_OVER": {"on": "%3$s"}}}""".formatted(partner, statement.substring(0, 3), statement.substring(4)));
        }
        var query = "by=transfer&channel=LEASE&measure=units:EACH&asOf=";

        assertThat(only(query + "2024-03-01").path("deliveredByNow").toString())
                .isEqualTo("{\"least\":\"500\",\"most\":\"500\"}");
        assertThat(only(query + "2024-02-15").path("deliveredByNow").toString())
                .isEqualTo("{\"least\":\"300\",\"most\":null}");
        assertThat(only(query + "2024-03-15").path("delivered").toString()).isEqualTo("""
                [{"on":null,"least":"0","most":"300"},{"on":"2024-02-01","least":"300","most":"300"},\
                {"on":"2024-02-02","least":"300","most":"500"},{"on":"2024-03-01","least":"500","most":"500"},\
                {"on":"2024-03-02","least":"500","most":null}]""");
        delivery("D4", "T3", """
                "quantity": {"amount": "1", "unit": "EACH"}, "milestones": {"HANDED_OVER": {"on": "2024-02-10"}}""");
        assertThat(only(query + "2024-03-01").path("deliveredByNow").toString())
                .isEqualTo("{\"least\":\"1\",\"most\":null}");
    }

    /** Two objectives plan 10 and 1,000: neither of them is the plan of all. */
    @Test
    void onlyAGroupOfAnObjectiveHasItsPlan() {
        for (var planned : List.of("10", "1000")) {
            record("objectives", """
                    {"reference": "%1$s/O%2$s", "partner": "%1$s", "interest": "i", "statement": "s",
                     "noDivergenceReason": "n", "status": "DRAFT", "baselines": [
                      {"number": 1, "statedOn": "2023", "milestone": "HANDED_OVER", "unit": "EACH", "interpolation": "STEPS",
                       "startsOn": "2024-01-01", "points": [{"on": "2024-06-01", "cumulative": "%2$s"}]}]}""".formatted(partner, planned));
        }
        var query = "&measure=units:EACH&asOf=2024-03-15&scope=partner:" + partner;

        assertThat(lines("by=milestone" + query)).noneMatch(line -> line.has("baseline"));
        assertThat(lines("by=objective,milestone" + query)).anyMatch(line -> line.has("baseline"));
        assertThat(lines("by=objective&channel=FMS" + query)).noneMatch(line -> line.has("baseline"));
    }

    /**
     * By hand. 200 dollars in a straight line over the 100 days from 1 January to 10 April: 148 on 15 March, day 74; more than
     * the 60 that came since day 31, which is 1 February and 43 days ago, unless what has no value was worth enough. Of the
     * index 24 to 40 came, and 60 were asked for since 1 March, 14 days ago; since 16 March none are.
     */
    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "value:USD:CONTRACT; 2024-03-15; 1; 148; {\"least\":0,\"most\":43}",
                "index:TIV; 2024-03-15; 2; 60; {\"least\":14,\"most\":14}",
                "index:TIV; 2024-03-16; 3; 0; {\"least\":0,\"most\":0}",
            })
    void aTransferIsHeldAgainstItsPlanInTheMeasureOfThePlan(
            String measure, String asOf, int number, String byNow, String lag) {
        var line = only("by=transfer,partner&channel=FMS&asOf=" + asOf + "&measure=" + measure);

        assertThat(line.path("baseline").path("number").asInt()).isEqualTo(number);
        assertThat(line.path("baselineByNow").asText()).isEqualTo(byNow);
        assertThat(line.path("baselineLagDays").toString()).isEqualTo(lag);
    }

    @Test
    void aPartOfATransferHasNoPlan() {
        var query = "&asOf=2024-03-15&scope=partner:" + partner;

        assertThat(lines("by=transfer,capability&measure=index:TIV" + query)).noneMatch(line -> line.has("baseline"));
        assertThat(lines("by=transfer&measure=units:EACH" + query)).noneMatch(line -> line.has("baseline"));
    }

    /**
     * By hand. Of armour 6 came on 1 February, of rounds 5 on the 15th, of no class 1 on the 20th. The whole asks for 100 from 1
     * March on, 14 days before the 15th; armour for 8 from 10 February on, 34 days before it, and since 16 March for 20.
     */
    @Test
    void aClassIsHeldAgainstItsOwnPlanAndTheWholeAgainstThatOfTheWhole() {
        servedByTwoClasses(
                plan(1, "2023", "", "100", "2024-03-01"),
                plan(1, "2023", "ARMOUR", "8", "2024-02-10"),
                plan(2, "2024-03-16", "ARMOUR", "20", "2024-02-10"));

        var whole = planned("by=objective", "2024-03-15");
        assertThat(whole).hasSize(1);
        assertThat(held(whole.getFirst())).isEqualTo("1: 100, {\"least\":14,\"most\":14}");
        assertThat(whole.getFirst().path("deliveredByNow").path("least").asText())
                .isEqualTo("12");

        var classes = planned("by=objective,capability", "2024-03-15");
        assertThat(classes)
                .extracting(
                        line -> line.path("group").path("capability").asText(null),
                        GroupedSchedulesTest::held,
                        line -> line.path("noBaseline").asText(null))
                .containsExactly(
                        tuple(null, null, "its class is not known, and plans are stated"),
                        tuple("ARMOUR", "1: 8, {\"least\":34,\"most\":34}", null),
                        tuple("ROUNDS", null, "only other classes are planned"));

        assertThat(planned("by=objective,capability", "2024-03-16"))
                .extracting(GroupedSchedulesTest::held)
                .containsExactly(null, "2: 20, {\"least\":35,\"most\":35}", null);
        assertThat(held(planned("by=objective", "2024-03-16").getFirst()))
                .isEqualTo("1: 100, {\"least\":15,\"most\":15}");
        assertThat(planned("by=objective,capability&channel=FMS", "2024-03-15"))
                .hasSize(3)
                .noneMatch(line -> line.has("baseline") || line.has("noBaseline"));
    }

    @Test
    void plansOfClassesAreNotThePlanOfTheWhole() {
        servedByTwoClasses(plan(1, "2023", "ARMOUR", "8", "2024-02-10"), plan(1, "2023", "ROUNDS", "9", "2024-02-10"));

        assertThat(planned("by=objective", "2024-03-15"))
                .singleElement()
                .matches(line -> !line.has("baseline") && !line.has("baselineLagDays"))
                .extracting(line -> line.path("noBaseline").asText())
                .isEqualTo("planned by class only");
    }

    @Test
    void thePlanOfTheWholeIsNotThatOfAClass() {
        servedByTwoClasses(plan(1, "2023", "", "100", "2024-03-01"));

        assertThat(planned("by=objective,capability", "2024-03-15"))
                .filteredOn(line -> line.path("group").hasNonNull("capability"))
                .hasSize(2)
                .noneMatch(line -> line.has("baseline"))
                .allMatch(line -> line.path("noBaseline").asText().equals("planned as a whole only"));
    }

    @Test
    void aClassOfATransferHasItsPlanAlthoughNothingCame() {
        record("transfers", """
                {"reference": "%1$s/T4", "partner": "%1$s", "channel": "FMS", "title": "Tanks", "status": "AGREED",
                 "lines": [{"number": 1, "designation": "Tank", "capabilityClass": "ARMOUR"}],
                 "baselines": [%2$s]}""".formatted(partner, plan(1, "2023", "ARMOUR", "8", "2024-02-10")));

        assertThat(lines("by=transfer,capability&measure=units:EACH&asOf=2024-03-15&scope=partner:" + partner))
                .filteredOn(line -> line.path("group").path("transfer").asText().endsWith("/T4"))
                .singleElement()
                .matches(line -> line.path("group").path("capability").asText().equals("ARMOUR"))
                .extracting(GroupedSchedulesTest::held)
                .isEqualTo("1: 8, {\"least\":34,\"most\":34}");
    }

    private void servedByTwoClasses(String... plans) {
        record("objectives", """
                {"reference": "%1$s/O5", "partner": "%1$s", "interest": "i", "statement": "s", "noDivergenceReason": "n",
                 "status": "DRAFT", "baselines": [%2$s]}""".formatted(partner, String.join(",", plans)));
        record("transfers", """
                {"reference": "%1$s/T5", "partner": "%1$s", "channel": "FMS", "title": "Both", "status": "AGREED",
                 "objectives": ["%1$s/O5"], "lines": [{"number": 1, "designation": "Tank", "capabilityClass": "ARMOUR"},
                  {"number": 2, "designation": "Shell", "capabilityClass": "ROUNDS"}, {"number": 3, "designation": "Box"}]}""".formatted(partner));
        came("C1", 1, "6", "2024-02-01");
        came("C2", 2, "5", "2024-02-15");
        came("C3", 3, "1", "2024-02-20");
    }

    private void came(String name, int line, String amount, String on) {
        record("deliveries", """
                {"reference": "%1$s/%2$s", "transfer": "%1$s/T5", "line": %3$d, "measure": "INCREMENT", "counted": true,
                 "quantity": {"amount": "%4$s", "unit": "EACH"}, "milestones": {"HANDED_OVER": {"on": "%5$s"}}}""".formatted(partner, name, line, amount, on));
    }

    private static String plan(int number, String statedOn, String of, String amount, String by) {
        return """
                {"number": %d, "statedOn": "%s", %s "reason": "as agreed", "milestone": "HANDED_OVER", "unit": "EACH",
                 "interpolation": "STEPS", "startsOn": "2024-01-01", "points": [{"on": "%s", "cumulative": "%s"}]}""".formatted(
                        number, statedOn, of.isEmpty() ? "" : "\"capabilityClass\": \"%s\",".formatted(of), by, amount);
    }

    private List<JsonNode> planned(String by, String asOf) {
        return lines("%s&measure=units:EACH&asOf=%s&scope=objective:%s/O5".formatted(by, asOf, partner));
    }

    /** The number of the plan, what it asks for by the day, and for how many days in vain; null where there is none. */
    private static @Nullable String held(JsonNode line) {
        return line.has("baseline")
                ? "%d: %s, %s"
                        .formatted(
                                line.path("baseline").path("number").asInt(),
                                line.path("baselineByNow").asText(),
                                line.path("baselineLagDays"))
                : null;
    }

    @Test
    void anObjectiveHasTheLastPlanThatWasStated() {
        record("objectives", """
                {"reference": "%1$s/O2", "partner": "%1$s", "interest": "i", "statement": "s", "noDivergenceReason": "n",
                 "status": "DRAFT", "baselines": [
                  {"number": 1, "statedOn": "2023", "milestone": "HANDED_OVER", "unit": "EACH", "interpolation": "STEPS",
                   "startsOn": "2024-01-01", "points": [{"on": "2024-06-01", "cumulative": "10"}]},
                  {"number": 2, "statedOn": "2024-03-16", "reason": "slower", "milestone": "HANDED_OVER", "unit": "EACH",
                   "interpolation": "STEPS", "startsOn": "2024-01-01", "points": [{"on": "2024-09-01", "cumulative": "10"}]}]}""".formatted(partner));
        var query = "by=objective&measure=units:EACH&scope=objective:" + partner + "/O2&asOf=";

        assertThat(lines(query + "2024-03-15")
                        .getFirst()
                        .path("baseline")
                        .path("number")
                        .asInt())
                .isEqualTo(1);
        assertThat(lines(query + "2024-03-16")
                        .getFirst()
                        .path("baseline")
                        .path("number")
                        .asInt())
                .isEqualTo(2);
        assertThat(lines(query.replace("EACH", "ROUND") + "2024-03-16")).isEmpty();
    }

    /**
     * By hand; 5 came on 15 January. In steps 10 are planned by a day of February and 30 by one of May or June. In a straight line
     * 60 are planned by March: on 31 January, day 30, 60 x 30 / 90 = 20 if its last day is meant, day 90, and 30 if its first one is, day
     * 60; more than 5 since day 8 or day 6.
     */
    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            nullValues = "-",
            value = {
                "STEPS; 2024-01-31; 0; -; 0; 0",
                "STEPS; 2024-02-15; -; {\"least\":\"0\",\"most\":\"10\"}; 0; 14",
                "STEPS; 2024-02-29; 10; -; 0; 28",
                "STEPS; 2024-03-10; 10; -; 10; 38",
                "STEPS; 2024-06-29; -; {\"least\":\"10\",\"most\":\"30\"}; 121; 149",
                "STEPS; 2024-06-30; 30; -; 122; 150",
                "LINEAR; 2024-01-31; -; {\"least\":\"20\",\"most\":\"30\"}; 22; 24",
                "LINEAR; 2024-03-31; 60; -; 82; 84",
            })
    void aPlanThatIsDatedImpreciselyAsksForARange(
            String interpolation, String asOf, @Nullable String byNow, @Nullable String between, int least, int most) {
        var points = interpolation.equals("STEPS")
                ? "{\"on\": \"2024-02\", \"cumulative\": \"10\"}, {\"on\": \"2024-05/2024-06\", \"cumulative\": \"30\"}"
                : "{\"on\": \"2024-03\", \"cumulative\": \"60\"}";
        record("objectives", """
                {"reference": "%1$s/O3", "partner": "%1$s", "interest": "i", "statement": "s", "noDivergenceReason": "n",
                 "status": "DRAFT", "baselines": [
                  {"number": 1, "statedOn": "2023", "milestone": "HANDED_OVER", "unit": "EACH", "interpolation": "%2$s",
                   "startsOn": "2024-01-01", "points": [%3$s]}]}""".formatted(partner, interpolation, points));
        record("transfers", """
                {"reference": "%1$s/T3", "partner": "%1$s", "channel": "LEASE", "title": "t", "status": "AGREED",
                 "objectives": ["%1$s/O3"], "lines": [{"number": 1, "designation": "Tank"}]}""".formatted(partner));
        delivery("D4", "T3", """
                "quantity": {"amount": "5", "unit": "EACH"}, "milestones": {"HANDED_OVER": {"on": "2024-01-15"}}""");

        var line = lines("by=objective&measure=units:EACH&scope=objective:%s/O3&asOf=%s".formatted(partner, asOf))
                .getFirst();

        assertThat(line.path("baselineByNow").asText(null)).isEqualTo(byNow);
        assertThat(line.has("baselineBetween") ? line.path("baselineBetween").toString() : null)
                .isEqualTo(between);
        assertThat(line.path("baselineLagDays").toString())
                .isEqualTo("{\"least\":%d,\"most\":%d}".formatted(least, most));
        assertThat(line.path("baseline").path("points").toString()).contains("\"on\":\"2024-0");
    }

    /**
     * By hand. 60 are planned by 31 March from some day of January on, 90 days if that is the first one and 60 if it is the last, so
     * that more than 5 are since 9 January or since 6 February: on 29 February 60 x 59 / 90 or 60 x 29 / 60.
     */
    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            nullValues = "-",
            value = {
                "2024-01-15; -; {\"least\":\"0\",\"most\":\"9.333333\"}; 0; 6",
                "2024-02-29; -; {\"least\":\"29\",\"most\":\"39.333333\"}; 23; 51",
                "2024-03-31; 60; -; 54; 82",
            })
    void aPlanThatStartsOnSomeDayAsksForARange(
            String asOf, @Nullable String byNow, @Nullable String between, int least, int most) {
        record("objectives", """
                {"reference": "%1$s/O4", "partner": "%1$s", "interest": "i", "statement": "s", "noDivergenceReason": "n",
                 "status": "DRAFT", "baselines": [
                  {"number": 1, "statedOn": "2023", "milestone": "HANDED_OVER", "unit": "EACH", "interpolation": "LINEAR",
                   "startsOn": "2024-01", "points": [{"on": "2024-03-31", "cumulative": "60"}]}]}""".formatted(partner));
        record("transfers", """
                {"reference": "%1$s/T4", "partner": "%1$s", "channel": "LEASE", "title": "t", "status": "AGREED",
                 "objectives": ["%1$s/O4"], "lines": [{"number": 1, "designation": "Tank"}]}""".formatted(partner));
        delivery("D4", "T4", """
                "quantity": {"amount": "5", "unit": "EACH"}, "milestones": {"HANDED_OVER": {"on": "2024-01-15"}}""");

        var line = lines("by=objective&measure=units:EACH&scope=objective:%s/O4&asOf=%s".formatted(partner, asOf))
                .getFirst();

        assertThat(line.path("baselineByNow").asText(null)).isEqualTo(byNow);
        assertThat(line.has("baselineBetween") ? line.path("baselineBetween").toString() : null)
                .isEqualTo(between);
        assertThat(line.path("baselineLagDays").toString())
                .isEqualTo("{\"least\":%d,\"most\":%d}".formatted(least, most));
    }

    /**
     * 1 and 11 February and 12 March, and one on a day of March that may be still to come on the 15th: 30 days from 11
     * February, unless it came on the 1st of March, when 19 are left. Three days since the last for certain, or none.
     */
    @Test
    void gapsAreARangeWhereADayIsNotKnown() {
        delivery("D5", "T1", "\"milestones\": {\"HANDED_OVER\": {\"on\": \"2024-02-11\"}}");
        delivery("D6", "T1", "\"milestones\": {\"HANDED_OVER\": {\"on\": \"2024-03-12\"}}");

        assertThat(only("by=partner&asOf=2024-03-15").path("gaps").toString())
                .isEqualTo("{\"longestDays\":{\"least\":19,\"most\":30},\"sinceLastDays\":{\"least\":0,\"most\":3},"
                        + "\"notDatedToTheDay\":1}");
        assertThat(only("by=partner&asOf=2024-02-20").path("gaps").toString())
                .isEqualTo("{\"longestDays\":{\"least\":10,\"most\":10},\"from\":\"2024-02-01\",\"to\":\"2024-02-11\","
                        + "\"sinceLastDays\":{\"least\":9,\"most\":9},\"notDatedToTheDay\":0}");
    }

    @Test
    void whatCameOnAnyDayBeforeLeavesTheLongestGapOpen() {
        delivery("D5", "T1", "\"milestones\": {\"HANDED_OVER\": {\"on\": \"../2024-01-31\"}}");

        assertThat(only("by=partner&asOf=2024-02-20").path("gaps").toString())
                .isEqualTo("{\"longestDays\":{\"least\":1,\"most\":null},\"sinceLastDays\":{\"least\":19,\"most\":19},"
                        + "\"notDatedToTheDay\":1}");
    }

    /** 20 dollars were planned for what 60 dollars came for; of the other delivery nobody says what was planned. */
    @Test
    void whatWasPlannedIsNotMeasuredByTheValueOfWhatCame() {
        delivery("D5", "T2", """
                "plannedOn": "2024-01-01", "plannedValue": {"amount": "20", "currency": "USD", "basis": "CONTRACT"},
                "value": {"amount": "60", "currency": "USD", "basis": "CONTRACT"},
                "milestones": {"HANDED_OVER": {"on": "2024-02-01"}}""");

        var stated = only("by=transfer&channel=DCS&asOf=2024-03-15&measure=value:USD:CONTRACT");
        assertThat(stated.path("plannedByNow").toString()).isEqualTo("{\"least\":\"20\",\"most\":\"20\"}");
        assertThat(stated.path("deliveredByNow").toString()).isEqualTo("{\"least\":\"60\",\"most\":\"60\"}");
        var silent = only("by=transfer&channel=FMS&asOf=2024-03-15&measure=value:USD:CONTRACT");
        assertThat(silent.path("plannedByNow").toString()).isEqualTo("{\"least\":\"0\",\"most\":null}");
        assertThat(silent.path("notMeasurable").findValuesAsText("why"))
                .contains("planned: no planned value is stated");
    }

    /** T1 was agreed on 1 May 2023; on the day before it had been asked for and no more. */
    @Test
    void theStatusIsThatOfTheDay() {
        var query = "by=transfer&scope=partner:" + partner;

        assertThat(lines(query + "&status=AGREED&asOf=2024-03-15")).hasSize(1);
        assertThat(lines(query + "&status=AGREED&asOf=2023-04-30")).isEmpty();
        assertThat(lines(query + "&status=REQUESTED&asOf=2023-04-30")).hasSize(1);
    }

    /** It may have been agreed by then, and may have been no more than asked for; it was surely not completed. */
    @Test
    void whatMayHaveComeSoFarIsARange() {
        record("transfers", """
                {"reference": "%1$s/T3", "partner": "%1$s", "channel": "LEASE", "title": "Radios", "status": "AGREED",
                 "agreedOn": "2024", "lines": [{"number": 1, "designation": "Radio"}]}""".formatted(partner));
        delivery("D5", "T3", """
                "quantity": {"amount": "10", "unit": "EACH"}, "milestones": {"HANDED_OVER": {"on": "2024-02-01"}}""");
        var query = "by=transfer&measure=units:EACH&channel=LEASE&asOf=2024-03-01&scope=partner:" + partner;

        for (var status : List.of("AGREED", "REQUESTED")) {
            var line = lines(query + "&status=" + status).getFirst();
            assertThat(line.path("deliveredByNow").toString()).isEqualTo("{\"least\":\"0\",\"most\":\"10\"}");
            assertThat(line.path("notMeasurable").findValuesAsText("why"))
                    .contains("how far it had come by the day is not known");
        }
        assertThat(lines(query + "&status=COMPLETED")).isEmpty();
    }

    /** D5 was shipped and perhaps handed over; what follows the milestone says by when, and what came before that it did not. */
    @ParameterizedTest
    @CsvSource(quoteCharacter = '^', nullValues = "-", textBlock = """
            -,          ^"SHIPPED": {"on": "2024-01-10"}^, 0, 20
            2024-01-01, ^"SHIPPED": {"on": "2024-01-10"}^, 0, 20
            -,          ^"SHIPPED": {"on": "2024-03-02"}^, 0, 0
            -,          ^"SHIPPED": {"on": null}^, 0, 0
            -,          ^"SHIPPED": {"on": "2024-01-10"}, "ENTERED_COUNTRY": {"on": null}^, 0, 0
            -,          ^"SHIPPED": {"on": "2024-01-10"}, "ARRIVED_AT_PORT": {"on": null}^, 0, 20
            -,          ^"SHIPPED": {"on": "2024-01-10"}, "HANDED_OVER": {"on": null}^, 0, 0
            -,          ^"ACKNOWLEDGED": {"on": "2024-02-10"}^, 20, 20
            -,          ^"INVENTORIED": {"on": "2024-02-10"}^, 0, 20
            -,          ^"ANNOUNCED": {"on": "2024-01-10"}^, 0, 0
            2024-01-01, ^"SHIPPED": {"on": null}^, 0, 0
            2024-01-01, ^"SHIPPED": {"on": "2024-01-10"}, "ENTERED_COUNTRY": {"on": null}^, 0, 0
            2024-01-01, ^"SHIPPED": {"on": "2024-01-10"}, "ARRIVED_AT_PORT": {"on": null}^, 0, 20
            2024-01-01, ^"ANNOUNCED": {"on": "2023-12-01"}^, 0, 20
            """)
    void whatIsOnItsWayMayHaveCome(@Nullable String plannedOn, String milestones, String least, String most) {
        record("transfers", """
                {"reference": "%1$s/T3", "partner": "%1$s", "channel": "LEASE", "title": "Radios", "status": "AGREED",
                 "agreedOn": "2023", "lines": [{"number": 1, "designation": "Radio"}]}""".formatted(partner));
        var planned = plannedOn == null
                ? ""
                : "\"plannedQuantity\": {\"amount\": \"20\", \"unit\": \"EACH\"}, \"plannedOn\": \"%s\", "
                        .formatted(plannedOn);
        delivery("D5", "T3", """
                %s"quantity": {"amount": "20", "unit": "EACH"}, "milestones": {%s}""".formatted(planned, milestones));

        var line = only("by=transfer&measure=units:EACH&channel=LEASE&asOf=2024-03-01");

        assertThat(line.path("deliveredByNow").toString())
                .isEqualTo("{\"least\":\"%s\",\"most\":\"%s\"}".formatted(least, most));
        assertThat(line.path("notMeasurable").isEmpty()).isEqualTo(least.equals(most));
    }

    /** Of T2 5 were shipped. D5 was handed over, D6 shipped and perhaps handed over, D7 handed over by the day. */
    @Test
    void eachMilestoneHasItsOwnReasons() {
        delivery("D5", "T2", """
                "quantity": {"amount": "10", "unit": "EACH"}, "milestones": {"HANDED_OVER": {"on": "2024-03-01"}}""");
        delivery("D6", "T2", """
                "quantity": {"amount": "20", "unit": "EACH"}, "milestones": {"SHIPPED": {"on": "2024-03-01"}}""");
        delivery("D7", "T2", """
                "quantity": {"amount": "40", "unit": "EACH"}, "milestones": {"SHIPPED": {"on": "2024-03-01"},
                "ACKNOWLEDGED": {"on": "2024-03-10"}}""");

        var lines =
                lines("by=transfer,milestone&channel=DCS&measure=units:EACH&asOf=2024-03-15&scope=partner:" + partner);

        assertThat(lines.stream()
                        .map(each -> "%s %s %s"
                                .formatted(
                                        each.path("milestone").asText(),
                                        each.path("deliveredByNow"),
                                        each.path("notMeasurable").findValuesAsText("count"))))
                .containsExactly(
                        "ACKNOWLEDGED {\"least\":\"40\",\"most\":\"70\"} [2]",
                        "HANDED_OVER {\"least\":\"10\",\"most\":\"70\"} [2]",
                        "SHIPPED {\"least\":\"65\",\"most\":\"75\"} [1]");
    }

    /** So much had been shipped in all by then; how much of it was handed over is stated apart. */
    @Test
    void aRunningTotalSpeaksOfItsOwnMilestone() {
        record("deliveries", """
                {"reference": "%1$s/D5", "transfer": "%1$s/T1", "line": 1, "measure": "CUMULATIVE", "counted": true,
                 "quantity": {"amount": "90", "unit": "EACH"}, "milestones": {"SHIPPED": {"on": "2024-02-20"}}}""".formatted(partner));

        assertThat(only("by=transfer&channel=FMS&measure=units:EACH&asOf=2024-03-15")
                        .path("deliveredByNow")
                        .toString())
                .isEqualTo("{\"least\":\"6\",\"most\":\"10\"}");
    }

    @Test
    void whatIsLicensedWasOrderedThen() {
        record("transfers", """
                {"reference": "%1$s/T3", "partner": "%1$s", "channel": "DCS", "title": "Radios", "status": "LICENSED",
                 "licensedOn": "2023-11-02", "lines": [{"number": 1, "designation": "Radio"}]}""".formatted(partner));
        delivery("D5", "T3", "\"milestones\": {\"HANDED_OVER\": {\"on\": \"2024-02-01\"}}");

        assertThat(transfers("&orderedFrom=2023-11-01")).containsExactly(partner + "/T3");
        assertThat(transfers("&orderedTo=2023-11-01")).doesNotContain(partner + "/T3");
    }

    /** Of T3 it is known that it never was; of T4 only that nobody agreed on it. */
    @Test
    void whatIsKnownNotToBeOrderedIsOfNoDay() {
        record("transfers", """
                {"reference": "%1$s/T3", "partner": "%1$s", "channel": "FMS", "title": "Radios", "status": "REQUESTED",
                 "agreedOn": null, "licensedOn": null, "lines": [{"number": 1, "designation": "Radio"}]}""".formatted(partner));
        record("transfers", """
                {"reference": "%1$s/T4", "partner": "%1$s", "channel": "DCS", "title": "Radios", "status": "REQUESTED",
                 "agreedOn": null, "lines": [{"number": 1, "designation": "Radio"}]}""".formatted(partner));
        delivery("D5", "T3", "\"plannedOn\": \"2024-02-01\"");
        delivery("D6", "T4", "\"plannedOn\": \"2024-02-01\"");

        assertThat(transfers("")).contains(partner + "/T3", partner + "/T4");
        assertThat(transfers("&orderedFrom=1990-01-01"))
                .contains(partner + "/T4")
                .doesNotContain(partner + "/T3");
        assertThat(transfers("&orderedTo=2099-12-31")).contains(partner + "/T4").doesNotContain(partner + "/T3");
    }

    /** Of one supplier 12 planned for 10 February, of which 5 and 3 came; T1 and T2 name none. */
    @Test
    void suppliersAreToldApart() {
        var supplier = Api.partner();
        for (var transfer : List.of("T3", "T4")) {
            record("transfers", """
                    {"reference": "%1$s/%3$s", "partner": "%1$s", "supplier": "%2$s", "channel": "OTHER", "title": "Vans",
                     "status": "ACTIVE", "lines": [{"number": 1, "designation": "Van"}]}""".formatted(partner, supplier, transfer));
        }
        delivery("D8", "T3", """
                "plannedOn": "2024-02-10", "plannedQuantity": {"amount": "12", "unit": "EACH"},
                "quantity": {"amount": "5", "unit": "EACH"}, "milestones": {"HANDED_OVER": {"on": "2024-03-05"}}""");
        delivery("D9", "T4", """
                "quantity": {"amount": "3", "unit": "EACH"}, "milestones": {"HANDED_OVER": {"on": "2024-03-10"}}""");

        var lines = lines("by=supplier&measure=units:EACH&asOf=2024-03-15&scope=partner:" + partner);

        assertThat(lines).hasSize(2);
        var its = lines.stream()
                .filter(line -> line.path("group").path("supplier").asText().equals(supplier))
                .findFirst()
                .orElseThrow();
        assertThat(its.path("group").toString()).isEqualTo("{\"supplier\":\"%s\"}".formatted(supplier));
        assertThat(its.path("plannedByNow").toString()).isEqualTo("{\"least\":\"12\",\"most\":\"12\"}");
        assertThat(its.path("delivered").toString()).isEqualTo("""
                [{"on":"2024-03-05","least":"5","most":"5"},{"on":"2024-03-10","least":"8","most":"8"}]""");
        assertThat(its.path("deliveredByNow").toString()).isEqualTo("{\"least\":\"8\",\"most\":\"8\"}");
        // 34 days since 10 February
        assertThat(its.path("lagDays").toString()).isEqualTo("{\"least\":34,\"most\":34}");
        assertThat(its.path("records").asInt()).isEqualTo(2);
        var unnamed = lines.stream()
                .filter(line -> line.path("group").path("supplier").isNull())
                .findFirst()
                .orElseThrow();
        assertThat(unnamed.path("deliveredByNow").toString()).isEqualTo("{\"least\":\"6\",\"most\":\"10\"}");
        assertThat(unnamed.path("records").asInt()).isEqualTo(3);
    }

    @Test
    void aReviewerOutsideSumsUpWhatTheyMaySee() {
        post(CLOSE, "/v1/deliveries", draft("""
                {"reference": "%1$s/D7", "transfer": "%1$s/T1", "measure": "INCREMENT", "counted": true,
                 "quantity": {"amount": "1", "unit": "EACH"}, "milestones": {"HANDED_OVER": {"on": "2024-02-02"}}}""".formatted(partner), "\"accessGroup\": \"close-hold\""))
                .statusCode(201);
        var query = "by=partner&measure=units:EACH&asOf=2024-03-15&scope=partner:" + partner;

        var all = lines(query).getFirst();
        assertThat(all.path("deliveredByNow").path("least").asText()).isEqualTo("7");
        assertThat(all.path("accessGroups").toString()).isEqualTo("[\"close-hold\"]");
        var seen = Register.closed(as("reviewer").get("/v1/schedules?" + query).asByteArray());
        assertThat(Register.json(seen.getFirst())
                        .path("deliveredByNow")
                        .path("least")
                        .asText())
                .isEqualTo("6");
    }

    @Test
    void whatCannotBeAskedIsRefused() {
        get("service", "/v1/schedules?asOf=2024-03-15&by=colour")
                .statusCode(400)
                .body("violations.pointer", hasItem("query:by"));
        get("service", "/v1/schedules?asOf=2024-03-15&by=partner&measure=tons")
                .statusCode(400)
                .body("violations.pointer", hasItem("query:measure"));
        get("service", "/v1/schedules?asOf=2024-03-15&by=partner&orderedFrom=2024")
                .statusCode(400)
                .body("violations.pointer", hasItem("query:orderedFrom"));
    }

    @Test
    void thousandsOfGroupsComeInOneCall() {
        var file = IntStream.range(0, 3_000)
                .mapToObj(i -> """
                {"type":"transfer","content":{"reference":"%1$s/M%2$d","partner":"%1$s","channel":"LEASE","title":"t","status":"AGREED"}}
                {"type":"delivery","content":{"reference":"%1$s/M%2$d/1","transfer":"%1$s/M%2$d","measure":"INCREMENT","counted":true,"milestones":{"HANDED_OVER":{"on":"2024-01-01"}}}}
                """.formatted(partner, i))
                .collect(Collectors.joining());
        assertThat(Register.load(Api.DESK, file).extract().<List<Object>>path("problems"))
                .isEmpty();

        var lines = lines("by=transfer&channel=LEASE&asOf=2024-03-15&scope=partner:" + partner);
        assertThat(lines)
                .hasSize(3_000)
                .allMatch(line ->
                        line.path("deliveredByNow").path("least").asText().equals("1"));
    }

    private JsonNode only(String query) {
        var lines = lines(query + "&scope=partner:" + partner);
        assertThat(lines).hasSize(1);
        return lines.getFirst();
    }

    private List<String> transfers(String query) {
        return lines("by=transfer&asOf=2024-03-15&scope=partner:" + partner + query).stream()
                .map(line -> line.path("group").path("transfer").asText())
                .toList();
    }

    private static List<JsonNode> lines(String query) {
        return Register.closed(as("service")
                        .get("/v1/schedules?" + query)
                        .then()
                        .statusCode(200)
                        .extract()
                        .asByteArray())
                .stream()
                .map(Register::json)
                .toList();
    }

    private void delivery(String name, String transfer, String more) {
        record("deliveries", """
                {"reference": "%1$s/%2$s", "transfer": "%1$s/%3$s", "line": 1, "measure": "INCREMENT", "counted": true, %4$s}""".formatted(partner, name, transfer, more));
    }
}
