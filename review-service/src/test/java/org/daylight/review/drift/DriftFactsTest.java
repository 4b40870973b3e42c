package org.daylight.review.drift;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.NullNode;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.daylight.kit.json.Money;
import org.daylight.review.drift.DriftReport.Doubt;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DriftFactsTest {

    private static String delivery(String on, @Nullable String quantity) {
        return """
            {"on": "%s", "milestone": "HANDED_OVER", "measure": "INCREMENT", "quantity": %s,
             "value": {"amount": "100", "currency": "USD", "basis": "CONTRACT"}, "capabilityClass": "ARMOUR",
             "transfer": "XAA-1"}\
            """.formatted(on, quantity == null ? "null" : "\"" + quantity + " EACH\"");
    }

    private static JsonNode tanks(String mix, String rest, String... deliveries) {
        return json("""
            {"objective": "TANKS", "partner": "XAA", "milestone": "HANDED_OVER", "unit": "EACH", "mixBy": "UNITS",
             "baselines": [
               {"number": 1, "statedOn": "2023-01-01", "milestone": "HANDED_OVER", "unit": "EACH",
                "interpolation": "LINEAR", "startsOn": "2023-01-01",
                "points": [{"on": "2023-04-11", "cumulative": "10"}, {"on": "2023-07-20", "cumulative": "40"}]},
               {"number": 2, "statedOn": "2023-04-01", "milestone": "HANDED_OVER", "unit": "EACH",
                "interpolation": "LINEAR", "startsOn": "2023-01-01",
                "points": [{"on": "2023-07-20", "cumulative": "10"}, {"on": "2023-10-28", "cumulative": "40"}]}],
             "contentMix": [%s], "deliveries": [%s], "planned": []%s}\
            """.formatted(mix, String.join(",", deliveries), rest));
    }

    private static JsonNode json(String text) {
        try {
            return new ObjectMapper().readTree(text);
        } catch (JsonProcessingException e) {
            throw new AssertionError(e);
        }
    }

    private static DriftReport on(String day, JsonNode line) {
        return DriftFacts.ofObjective(line, null, LocalDate.parse(day), List.of(), List.of(), Limits.NONE);
    }

    private static String leaf(DriftReport report, String name) {
        var value = report.leaves().get("drift." + name);
        return value == null ? "left out" : value.asText();
    }

    @Test
    void aReplanLeavesTheFirstPlanInSight() {
        var line = tanks("", "", delivery("2023-07-20", "10"));
        var report = on("2023-07-20", line);
        assertThat(leaf(report, "planned")).isEqualTo("10 EACH");
        assertThat(leaf(report, "scheduleIndex")).isEqualTo("1");
        assertThat(leaf(report, "scheduleIndexFirst")).isEqualTo("0.5");
        assertThat(leaf(report, "plannedFirst")).isEqualTo("40 EACH");
        assertThat(leaf(report, "deliveredFirst")).isEqualTo("10 EACH");
        assertThat(leaf(report, "inWordsFirst"))
                .startsWith("10 of 40 units handed over against 40 planned by 2023-07;");
        assertThat(leaf(report, "scheduleVarianceDays")).isEqualTo("0");
        assertThat(report.measure().path("first").path("scheduleVarianceDays").asText())
                .isEqualTo("-100");
    }

    /** By 20 July 40 were first to be shipped, and 30 were; the plan of today counts what was handed over, which is 10 of 10. */
    @Test
    void theFirstPlanIsSaidInItsOwnMilestone() {
        var line = tanks(
                "",
                "",
                delivery("2023-07-20", "10"),
                delivery("2023-07-10", "30").replace("HANDED_OVER", "SHIPPED"));
        ((com.fasterxml.jackson.databind.node.ObjectNode) line.path("baselines").path(0)).put("milestone", "SHIPPED");
        var report = on("2023-07-20", line);

        assertThat(leaf(report, "milestoneFirst")).isEqualTo("SHIPPED");
        assertThat(leaf(report, "deliveredFirst")).isEqualTo("30 EACH");
        assertThat(leaf(report, "inWordsFirst")).startsWith("30 of 40 units shipped against 40 planned by 2023-07;");
        assertThat(leaf(report, "milestone")).isEqualTo("HANDED_OVER");
        assertThat(leaf(report, "delivered")).isEqualTo("10 EACH");
    }

    /** By the tenth of June the re-plan of June, which counts what was shipped, is perhaps stated; the figures are of the first. */
    @Test
    void whatIsNotNotifiedIsSaidAtTheMilestoneThatIsCounted() {
        var line = json("""
            {"objective": "TANKS", "partner": "XAA", "milestone": "SHIPPED", "unit": "EACH", "baselines": [
               {"number": 1, "statedOn": "2023-01-01", "milestone": "HANDED_OVER", "unit": "EACH",
                "interpolation": "LINEAR", "startsOn": "2023-01-01", "points": [{"on": "2024-12-31", "cumulative": "100"}]},
               {"number": 2, "statedOn": "2024-06", "milestone": "SHIPPED", "unit": "EACH",
                "interpolation": "LINEAR", "startsOn": "2023-01-01", "points": [{"on": "2024-12-31", "cumulative": "100"}]}],
             "contentMix": [], "planned": [], "deliveries": [%s],
             "notified": [{"notice": "N", "transfer": "XAA-1", "on": "2023-01-01",
               "articles": [{"designation": "Tank", "quantity": {"amount": "100", "unit": "EACH"}}]}]}
            """.formatted(delivery("2024-01-10", "60")
                .replace("\"transfer\"", "\"designation\": \"Tank\", \"transfer\"")));
        var report = on("2024-06-10", line);
        assertThat(leaf(report, "milestone")).isEqualTo("HANDED_OVER");
        assertThat(leaf(report, "notifiedInWords")).startsWith("0 of 60 units handed over ");
        assertThat(leaf(on("2024-06-30", line.deepCopy()), "notifiedInWords"))
                .as("nothing is known to have been shipped")
                .isEqualTo("null");
    }

    @Test
    void aPlanCountsFromTheDayItWasStated() {
        var line = tanks("", "", delivery("2023-03-01", "1"));
        assertThat(leaf(on("2023-03-31", line), "planned")).isEqualTo("8.9 EACH");
        assertThat(leaf(on("2023-04-01", line), "planned")).isEqualTo("4.5 EACH");
        assertThat(leaf(on("2022-12-31", line), "planned")).isEqualTo("null");
    }

    @Test
    void whatReachedAnotherMilestoneIsNotMixedIn() {
        var shipped = delivery("2023-07-20", "30").replace("HANDED_OVER", "SHIPPED");
        assertThat(leaf(on("2023-07-20", tanks("", "", delivery("2023-07-20", "10"), shipped)), "delivered"))
                .isEqualTo("10 EACH");
    }

    @Test
    void runningTotalsReplaceWhatWasAddedBefore() {
        var total = delivery("2023-06-01", "7").replace("INCREMENT", "CUMULATIVE");
        var line = tanks("", "", delivery("2023-05-01", "5"), total, delivery("2023-06-02", "1"));
        assertThat(leaf(on("2023-05-31", line), "delivered")).isEqualTo("5 EACH");
        assertThat(leaf(on("2023-06-01", line), "delivered")).isEqualTo("7 EACH");
        assertThat(leaf(on("2023-07-20", line), "delivered")).isEqualTo("8 EACH");
    }

    @Test
    void anUnknownQuantityLeavesOutWhatDependsOnItAndSaysWhy() {
        var report = on("2023-07-20", tanks("", "", delivery("2023-05-01", "5"), delivery("2023-06-01", null)));
        assertThat(leaf(report, "delivered")).isEqualTo("5.. EACH");
        assertThat(leaf(report, "shortfall")).isEqualTo("..5 EACH");
        // Were that nothing, 5 of the 10 that are wanted after 200 days had come, which were wanted after 100.
        assertThat(leaf(report, "performanceIndex")).isEqualTo("0.5..");
        assertThat(leaf(report, "scheduleIndex")).isEqualTo("0.5..");
        assertThat(leaf(report, "scheduleVarianceDays")).isEqualTo("-100..");
        // 6 of 40 were wanted before the first of May, and none had come.
        assertThat(leaf(report, "maxLate")).isEqualTo("0..0.15");
        assertThat(report.imprecise())
                .contains(new Doubt.Imprecise("drift.scheduleIndex", "at least 0.5: a quantity of XAA-1 is not known"));
        assertThat(leaf(report, "maxEarly")).isEqualTo("left out");
        assertThat(report.leftOut()).contains(new Doubt.Unknown("drift.maxEarly", "a quantity of XAA-1 is not known"));
    }

    @Test
    void anImpreciseDayIsDecidedWhereItMakesNoDifference() {
        var line = tanks("", "", delivery("2023-05", "10"));
        var report = on("2023-07-20", line);
        assertThat(leaf(report, "delivered")).isEqualTo("10 EACH");
        assertThat(leaf(report, "scheduleIndex")).isEqualTo("1");
        // On the last day of May instead of the first, 10 of the 40 that are planned came 30 days later.
        assertThat(leaf(report, "meanLatenessDays")).isEqualTo("5..12.5");
        assertThat(leaf(report, "absoluteLatenessDays")).isEqualTo("left out");
        assertThat(leaf(on("2023-05-15", line), "delivered")).isEqualTo("0..10 EACH");
    }

    /** 10 are planned by the day; 5 came, and 3 on a day that nobody says, or not yet: 2 to 5 are short. */
    @Test
    void whatHasNoDayMayHaveComeOrNot() {
        var withoutDay = delivery("0001-01-01/..", "3");
        var line = tanks("", "", delivery("2023-05-01", "5"), withoutDay);

        var report = on("2023-07-20", line);
        assertThat(leaf(report, "delivered")).isEqualTo("5..8 EACH");
        assertThat(leaf(report, "shortfall")).isEqualTo("2..5 EACH");
        assertThat(leaf(report, "scheduleIndex")).isEqualTo("0.5..0.8");
        assertThat(report.measure().path("imprecise").toString()).contains("""
                        {"leaf":"drift.scheduleIndex","reason":"between 0.5 and 0.8: a delivery of XAA-1 is dated 0001-01-01/.."}\
                        """);
    }

    /** 40 are wanted, 38 came: whether the other 2 complete it is not known, and they complete it on no day. */
    @Test
    void whatHasNoDayCompletesNoPlanForCertain() {
        var withoutDay = delivery("0001-01-01/..", "2");
        var line = tanks("", "", delivery("2023-05-01", "38"), withoutDay);

        var outlook = Outlook.of(line, List.of(LocalDate.parse("2023-07-20"))).orElseThrow();
        assertThat(outlook.completionOn()).isNull();
        assertThat(outlook.why())
                .isEqualTo(
                        "whether what is scheduled comes to 40 EACH is not known: a delivery of XAA-1 is dated 0001-01-01/..");
    }

    @Test
    void aStatedNoughtIsNotTheSameAsNothingStated() {
        var stated = tanks("", "", delivery("2023-05-01", "0").replace("INCREMENT", "CUMULATIVE"));
        assertThat(leaf(on("2023-07-20", stated), "delivered")).isEqualTo("0 EACH");
        assertThat(leaf(on("2023-07-20", stated), "scheduleIndex")).isEqualTo("0");
        var silent = on("2023-07-20", tanks("", ""));
        assertThat(leaf(silent, "planned")).isEqualTo("10 EACH");
        assertThat(leaf(silent, "delivered")).isEqualTo("left out");
        assertThat(silent.leftOut())
                .extracting(Doubt::reason)
                .contains("no delivery is recorded, and no statement that there was none");
    }

    @Test
    void contentIsComparedWithThePlannedMix() {
        var mix = """
            {"capabilityClass": "ARMOUR", "share": "0.5"}, {"capabilityClass": "AIR_DEFENCE", "share": "0.5"}\
            """;
        var drone = delivery("2023-05-01", "2").replace("ARMOUR", "DRONES");
        var report = on("2023-07-20", tanks(mix, "", delivery("2023-05-01", "8"), drone));
        assertThat(leaf(report, "contentDistance")).isEqualTo("0.5");
        assertThat(leaf(report, "unplannedShare")).isEqualTo("0.2");
        assertThat(leaf(report, "contentInWords"))
                .isEqualTo("of 10 EACH delivered AIR_DEFENCE 0 (5 by the mix), ARMOUR 8 (5), DRONES 2 (0)");
        assertThat(report.measure()
                        .path("contentByUnits")
                        .path("smallestDifference")
                        .asText())
                .isEqualTo("0.1");
        assertThat(report.measure()
                        .path("contentByValue")
                        .path("unplannedShare")
                        .asText())
                .isEqualTo("0.5");
    }

    /**
     * 8 tanks and 5 drones came, of which no plan speaks: at least 5 of what came in all are, whatever else is not known, and none where
     * no drone came.
     */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "DRONES | 2023-05-01 | 5 | 0.384615", // 5 of 13
                "DRONES | 2023-07-01/.. | 1 | 0.384615..1", // one drone more, or not yet
                "ARMOUR | 2023-07-01/.. | 1 | 0.357143..1", // 5 of 14
                "ARMOUR | 2023-05-01 | unknown | 0.000001..1",
                "none | 2023-05-01 | 7 | 0.25..1", // 5 of 20
            })
    void whatNoPlanNamesIsAnAlarmWhateverElseIsNotKnown(String type, String on, String amount, String share) {
        var mix = "{\"capabilityClass\": \"ARMOUR\", \"share\": \"1\"}";
        var entries = new ArrayList<String>(List.of(delivery("2023-05-01", "8")));
        var drones = delivery("2023-05-01", "5").replace("ARMOUR", "DRONES");
        if (!amount.equals("5")) {
            entries.add(drones);
        }
        var other = delivery(on, amount.equals("unknown") ? null : amount);
        entries.add(type.equals("none") ? other.replace("\"ARMOUR\"", "null") : other.replace("ARMOUR", type));

        var report = on("2023-07-20", tanks(mix, "", entries.toArray(String[]::new)));

        assertThat(leaf(report, "unplannedShare")).isEqualTo(share);
    }

    @Test
    void whatIsOnItsWayOfWhatIsPlannedIsNothingUnplanned() {
        var mix = "{\"capabilityClass\": \"ARMOUR\", \"share\": \"1\"}";
        var report = on("2023-07-20", tanks(mix, "", delivery("2023-05-01", "8"), delivery("2023-07-01/..", "1")));

        assertThat(leaf(report, "unplannedShare")).isEqualTo("0");
        assertThat(leaf(report, "contentDistance")).isEqualTo("left out");
    }

    /** By hand: planned 0.5 x 1 and 0.5 x 3, so 0.25 and 0.75; delivered 8 x 1 and 2 x 2, so 2/3 and 1/3. */
    @Test
    void contentIsAlsoComparedByHowSensitiveItIs() {
        var mix = """
            {"capabilityClass": "ARMOUR", "share": "0.5", "sensitivityWeight": "1"},
            {"capabilityClass": "AIR_DEFENCE", "share": "0.5", "sensitivityWeight": "3"}\
            """;
        var drones = ", {\"capabilityClass\": \"DRONES\", \"share\": \"0\", \"sensitivityWeight\": \"2\"}";
        var delivered = new String[] {
            delivery("2023-05-01", "8"), delivery("2023-05-01", "2").replace("ARMOUR", "DRONES")
        };

        var weighted =
                on("2023-07-20", tanks(mix + drones, "", delivered)).measure().path("contentBySensitivity");
        assertThat(weighted.path("contentDistance").asText()).isEqualTo("0.75");
        assertThat(weighted.path("unplannedShare").asText()).isEqualTo("0.333333");
        assertThat(leaf(on("2023-07-20", tanks(mix + drones, "", delivered)), "contentSensitivityInWords"))
                .startsWith("weighted shares AIR_DEFENCE 0 (")
                .contains("DRONES 0.333333 (0)");

        var silent = on("2023-07-20", tanks(mix, "", delivered));
        assertThat(silent.measure().path("contentBySensitivity").hasNonNull("contentDistance"))
                .isFalse();
        assertThat(leaf(silent, "contentDistance")).isEqualTo("0.5");
    }

    /** All that is sensitive was unplanned, or nothing sensitive came of what was planned; by hand 1, there is nothing shared. */
    @Test
    void whatIsSensitiveAndUnplannedIsNoMatterOfNothingToMeasure() {
        var mix = """
            {"capabilityClass": "ARMOUR", "share": "1", "sensitivityWeight": "%s"},
            {"capabilityClass": "DRONES", "share": "0", "sensitivityWeight": "%s"}\
            """;
        var tank = delivery("2023-05-01", "8");
        var drone = delivery("2023-05-01", "2").replace("ARMOUR", "DRONES");

        var unplanned = on("2023-07-20", tanks(mix.formatted("0", "3"), "", tank, drone));
        assertThat(leaf(unplanned, "contentDistanceBySensitivity")).isEqualTo("1");
        var figures = unplanned.measure().path("contentBySensitivity");
        assertThat(figures.path("unplannedShare").asText()).isEqualTo("1");
        assertThat(figures.path("delivered").path("DRONES").asText()).isEqualTo("1");

        var missing = on("2023-07-20", tanks(mix.formatted("3", "0"), "", drone));
        assertThat(leaf(missing, "contentDistanceBySensitivity")).isEqualTo("1");
        assertThat(missing.measure()
                        .path("contentBySensitivity")
                        .path("unplannedShare")
                        .asText())
                .isEqualTo("0");

        var harmless = on("2023-07-20", tanks(mix.formatted("0", "3"), "", tank));
        assertThat(harmless.leaves()).containsEntry("drift.contentDistanceBySensitivity", NullNode.getInstance());
    }

    @Test
    void theMostUsedLimitIsTheAutopilotIndex() {
        var line =
                tanks("", """
                    , "autopilotLimits": {"deliveries": 4, "days": 400,
                        "value": {"amount": "400", "currency": "USD", "basis": "CONTRACT"}}\
                    """, delivery("2023-05-01", "1"), delivery("2023-06-01", "1"), delivery("2023-07-01", "1"));
        var asOf = LocalDate.parse("2023-07-20");
        var undecided = DriftFacts.ofObjective(line, null, asOf, List.of(), List.of(), Limits.NONE);
        assertThat(leaf(undecided, "autopilotIndex")).isEqualTo("0.75");
        assertThat(leaf(undecided, "deliveriesSinceDecision")).isEqualTo("3");
        assertThat(leaf(undecided, "daysSinceDecision")).isEqualTo("200 days");
        var decisions = List.of(
                new DecisionMade(LocalDate.parse("2023-05-20"), true),
                new DecisionMade(LocalDate.parse("2023-06-20"), false));
        var decided = DriftFacts.ofObjective(line, null, asOf, decisions, List.of(), Limits.NONE);
        assertThat(leaf(decided, "deliveriesSinceDecision")).isEqualTo("2");
        assertThat(leaf(decided, "autopilotIndex")).isEqualTo("0.5");
    }

    /** Nobody may record it any more; what is recorded already keeps no review from ending. */
    @Test
    void aLimitOfNoughtLimitsNothing() {
        var none = new Money(BigDecimal.ZERO, "USD", "CONTRACT");
        var asOf = LocalDate.parse("2023-07-20");
        for (var line : List.of(tanks("", ""), tanks("", "", delivery("2023-05-01", "1")))) {
            var report = DriftFacts.ofObjective(line, null, asOf, List.of(), List.of(), Limits.of(null, none, null));
            assertThat(report.leaves().get("drift.autopilotIndex")).isEqualTo(NullNode.getInstance());
            var days = DriftFacts.ofObjective(line, null, asOf, List.of(), List.of(), Limits.of(null, none, 400));
            assertThat(leaf(days, "autopilotIndex")).isEqualTo("0.5");
        }
    }

    @Test
    void anOverdueDecisionStaysOverdueWhateverIsUnknown() {
        var line = json("""
            {"partner": "XAA", "deliveries": [{"on": "2023-01-01", "value": null, "count": 3}], "written":
             {"standardValue": "100", "specificValue": "50", "currentValue": "25", "deliveredValue": "100"}}\
            """);
        var limit = new Money(new BigDecimal("1000"), "USD", "CONTRACT");
        var asOf = LocalDate.parse("2023-01-31");
        var tight = DriftFacts.ofPartner(line, asOf, List.of(), List.of(), Limits.of(2, limit, null));
        assertThat(leaf(tight, "autopilotIndex")).isEqualTo("1.5");
        var wide = DriftFacts.ofPartner(line, asOf, List.of(), List.of(), Limits.of(6, limit, null));
        assertThat(leaf(wide, "autopilotIndex")).isEqualTo("left out");
        assertThat(leaf(wide, "coverageStandard")).isEqualTo("1");
        assertThat(leaf(wide, "coverageSpecific")).isEqualTo("0.5");
        assertThat(leaf(wide, "coverageCurrent")).isEqualTo("0.25");
    }

    /** Handed over in February; shipped in March, and nobody says of it whether it came. No value is below nought. */
    @Test
    void whatSurelyCameIsCountedByValueAlthoughMoreMayHaveCome() {
        var own = """
            , "autopilotLimits": {"value": {"amount": "50", "currency": "USD", "basis": "CONTRACT"}}""";
        var decided = List.of(new DecisionMade(LocalDate.parse("2024-01-01"), true));
        var asOf = LocalDate.parse("2024-04-01");
        var underWay = DriftFacts.ofObjective(
                tanks("", own, delivery("2024-02-01", "1"), delivery("2024-03-01/..", "1")),
                null,
                asOf,
                decided,
                List.of(),
                Limits.NONE);
        assertThat(leaf(underWay, "autopilotIndex")).isEqualTo("2");
        var attention = underWay.measure().path("attention");
        assertThat(attention.path("autopilotIndexAtLeast").asBoolean()).isTrue();
        assertThat(attention.path("valuesAtLeast").toString()).isEqualTo("[\"100 USD CONTRACT\"]");
        var wide = DriftFacts.ofObjective(
                tanks("", own.replace("50", "101"), delivery("2024-02-01", "1"), delivery("2024-03-01/..", "1")),
                null,
                asOf,
                decided,
                List.of(),
                Limits.NONE);
        assertThat(leaf(wide, "autopilotIndex")).isEqualTo("left out");

        var partner = json("""
            {"partner": "XAA", "written": {}, "deliveries": [{"on": "2024-02-01", "value": "400 USD CONTRACT", "count": 2},
             {"on": "2024-02-02", "value": null, "count": 1}, {"on": "2024-02-03", "value": "1 EUR CONTRACT", "count": 1}]}""");
        var limit = new Money(new BigDecimal("400"), "USD", "CONTRACT");
        assertThat(leaf(
                        DriftFacts.ofPartner(partner, asOf, decided, List.of(), Limits.of(null, limit, null)),
                        "autopilotIndex"))
                .isEqualTo("1");
    }

    /** What a decision rested on before there could be more than one is nothing new afterwards. */
    @Test
    void limitsOfOneValueAreTheEvidenceThatTheyWere() {
        var dollars = new Money(new BigDecimal("800"), "USD", "CONTRACT");
        assertThat(Limits.of(2, dollars, 90).json().toString())
                .isEqualTo(
                        "{\"deliveries\":2,\"value\":{\"amount\":\"800\",\"currency\":\"USD\",\"basis\":\"CONTRACT\"},\"days\":90}");
        assertThat(Limits.NONE.json().toString()).isEqualTo("{}");
        assertThat(Limits.of(2, dollars, null)
                        .tightest(Limits.of(null, new Money(new BigDecimal("20"), "EUR", "CONTRACT"), 90))
                        .json()
                        .path("values")
                        .size())
                .isEqualTo(2);
    }

    /** Nothing is converted: a limit in one currency says nothing of one in another, whichever was stated first. */
    @Test
    void limitsInTwoCurrenciesAreBothKept() {
        var partner = json("""
            {"partner": "XAA", "written": {}, "deliveries": [{"on": "2024-02-01", "value": "400 USD CONTRACT", "count": 2},
             {"on": "2024-02-03", "value": "30 EUR CONTRACT", "count": 1}]}""");
        var dollars = Limits.of(null, new Money(new BigDecimal("800"), "USD", "CONTRACT"), null);
        var more = Limits.of(9, new Money(new BigDecimal("900"), "USD", "CONTRACT"), null);
        var euros = Limits.of(null, new Money(new BigDecimal("20"), "EUR", "CONTRACT"), 90);

        for (var limits : List.of(
                dollars.tightest(more).tightest(euros),
                euros.tightest(more).tightest(dollars),
                more.tightest(euros).tightest(dollars))) {
            assertThat(limits.deliveries()).isEqualTo(9);
            assertThat(limits.days()).isEqualTo(90);
            assertThat(limits.values().stream().map(Money::text))
                    .containsExactlyInAnyOrder("800 USD CONTRACT", "20 EUR CONTRACT");
            var report = DriftFacts.ofPartner(
                    partner,
                    LocalDate.parse("2024-02-10"),
                    List.of(new DecisionMade(LocalDate.parse("2024-01-01"), true)),
                    List.of(),
                    limits);
            assertThat(leaf(report, "autopilotIndex")).isEqualTo("1.5");
        }
    }

    private static DriftReport written(String written) {
        return DriftFacts.ofPartner(
                json("{\"partner\": \"XAA\", \"deliveries\": [], \"written\": {%s}}".formatted(written)),
                LocalDate.parse("2023-03-02"),
                List.of(),
                List.of(),
                Limits.NONE);
    }

    /** One delivery of a million under terms says nothing about ninety-nine that state no value. */
    @Test
    void theShareUnderTermsIsNotKnownWhereValuesAreMissingThatCouldChangeIt() {
        var million = """
            "standardValue": "1000000", "specificValue": "1000000", "currentValue": "0", "deliveredValue": "1000000",
            "unvalued": 99, "unvaluedUnder": {"standard": 99, "specific": 0, "current": 0}\
            """;
        var report = written(million);
        assertThat(leaf(report, "coverageStandard")).as("all of it is").isEqualTo("1");
        assertThat(leaf(report, "coverageCurrent")).as("nothing of it is").isEqualTo("0");
        assertThat(leaf(report, "coverageSpecific")).isEqualTo("left out");
        assertThat(report.leftOut())
                .contains(new Doubt.Unknown("drift.coverageSpecific", "99 deliveries state no value"));

        var totals = million + """
            , "runningTotals": 1, "runningTotalsUnder": {"standard": 0, "specific": 1, "current": 0}\
            """;
        assertThat(leaf(written(totals), "coverageStandard")).isEqualTo("left out");
        assertThat(written(totals).leftOut())
                .contains(new Doubt.Unknown(
                        "drift.coverageStandard", "99 deliveries state no value; 1 delivery is a running total"));
    }

    @Test
    void whatIsUnderTermsIsSaidInAmounts() {
        var line = json("""
            {"objective": "O", "partner": "XAA", "baselines": [], "contentMix": [], "planned": [], "deliveries": [], "written":
             {"standardValue": "4000000", "specificValue": "3100000", "currentValue": "0", "deliveredValue": "4000000",
              "in": "USD CONTRACT", "unvalued": 2, "unvaluedUnder": {"standard": 2, "specific": 0, "current": 0}}}""");
        assertThat(leaf(on("2023-07-20", line), "coverageInWords"))
                .isEqualTo(
                        "of 4000000 USD CONTRACT delivered 4000000 under standard terms, 3100000 under specific ones,"
                                + " 0 under current ones; beside that 2 deliveries state no value");
    }

    @Test
    void anAmountUnderTermsThatIsNotKnownIsSaidToBeUnknown() {
        var report = written("""
            "standardValue": "0", "specificValue": null, "currentValue": "0", "deliveredValue": "40",
            "in": "USD CONTRACT", "unvalued": 0""");
        assertThat(leaf(report, "coverageSpecific")).isEqualTo("left out");
        assertThat(leaf(report, "coverageCurrent")).isEqualTo("0");
        assertThat(report.measure().path("coverage").path("inWords").asText())
                .isEqualTo(
                        "of 40 USD CONTRACT delivered 0 under standard terms, an amount that is not known under specific"
                                + " ones, 0 under current ones");
    }

    @Test
    void whereNothingDeliveredStatesAValueTheShareIsNotNoughtAndNotNothing() {
        var silent = written("""
            "standardValue": "0", "specificValue": "0", "currentValue": "0", "deliveredValue": "0", "unvalued": 1,
            "unvaluedUnder": {"standard": 0, "specific": 0, "current": 0}\
            """);
        assertThat(leaf(silent, "coverageSpecific")).isEqualTo("left out");
        var nothing = written("""
            "standardValue": "0", "specificValue": "0", "currentValue": "0", "deliveredValue": "0", "unvalued": 0\
            """);
        assertThat(leaf(nothing, "coverageSpecific")).isEqualTo("null");
    }

    /** Three statements, the last of which says no more than the one before: two deliveries, of 1,200 and of 250. */
    @Test
    void aPartnerThatIsReportedInRunningTotalsIsNotWithoutDeliveries() {
        var statement = """
            {"on": "%s", "measure": "CUMULATIVE", "quantity": "%s EACH", "value": null, "count": 1,
             "capabilityClass": "ROUNDS", "transfer": "R"}\
            """;
        var line = json("{\"partner\": \"XAA\", \"deliveries\": [%s], \"written\": {}}"
                .formatted(String.join(
                        ",",
                        statement.formatted("2023-01-31", "1200"),
                        statement.formatted("2023-02-28", "1450"),
                        statement.formatted("2023-03-31", "1450"))));
        var limits = Limits.of(2, null, null);
        var report = DriftFacts.ofPartner(line, LocalDate.parse("2023-04-01"), List.of(), List.of(), limits);

        assertThat(leaf(report, "deliveriesSinceDecision")).isEqualTo("2");
        assertThat(leaf(report, "autopilotIndex")).isEqualTo("1");
        assertThat(leaf(report, "daysSinceDecision")).isEqualTo("60 days");
        assertThat(report.measure()
                        .path("attention")
                        .path("delivered")
                        .path("quantities")
                        .toString())
                .isEqualTo("[\"1450 EACH\"]");
    }

    /** Forty on known days since the decision, and one of 2023 that may have come before it. */
    @Test
    void whatSurelyCameIsCountedAlthoughADayIsImprecise() {
        var line = json("""
            {"partner": "XAA", "written": {}, "deliveries": [{"on": "2023-08-01", "value": null, "count": 40},
             {"on": "2023", "value": null, "count": 1}]}""");
        var decided = List.of(new DecisionMade(LocalDate.parse("2023-06-01"), true));
        var asOf = LocalDate.parse("2024-01-31");

        var days = DriftFacts.ofPartner(line, asOf, decided, List.of(), Limits.of(null, null, 100));
        assertThat(leaf(days, "deliveriesSinceDecision")).isEqualTo("left out");
        assertThat(days.measure().path("attention").path("deliveriesAtLeast").asInt())
                .isEqualTo(40);
        assertThat(leaf(days, "autopilotIndex")).isEqualTo("2.44");

        var certain = DriftFacts.ofPartner(line, asOf, decided, List.of(), Limits.of(40, null, null));
        assertThat(leaf(certain, "autopilotIndex")).isEqualTo("1");
        var doubtful = DriftFacts.ofPartner(line, asOf, decided, List.of(), Limits.of(41, null, null));
        assertThat(leaf(doubtful, "autopilotIndex"))
                .as("whether the one of 2023 came since is not known")
                .isEqualTo("left out");
    }

    /** Two came before the plan starts on 1 April, of four that may; from there on what comes since is counted. */
    @ParameterizedTest
    @CsvSource(textBlock = """
            2023-01-31,      ,         ,
            2023-02-01, 0 days, 1      , 0.25
            2023-03-20, 47 days, 2     , 0.5
            2023-03-31, 58 days, 2     , 0.5
            2023-04-01, 0 days , 0     , 0
            """)
    void whatComesBeforeThePlanStartsIsCountedUntilThen(
            String day, @Nullable String days, @Nullable String deliveries, @Nullable String index) {
        var starting = tanks("", "", delivery("2023-02-01", "1"), delivery("2023-03-01", "1"))
                .toString()
                .replace("\"startsOn\":\"2023-01-01\"", "\"startsOn\":\"2023-04-01\"");
        var report = DriftFacts.ofObjective(
                json(starting), null, LocalDate.parse(day), List.of(), List.of(), Limits.of(4, null, null));

        var said = Stream.of("daysSinceDecision", "deliveriesSinceDecision", "autopilotIndex")
                .map(name -> leaf(report, name))
                .toList();
        assertThat(said)
                .isEqualTo(Stream.of(days, deliveries, index)
                        .map(each -> each == null ? "null" : each)
                        .toList());
    }

    @Test
    void whatIsLeftOfACeilingLastsAtThePaceSoFar() {
        var line = """
            {"authority": "A", "steps": [
              {"from": "2023-01-01", "to": "2023-06-01", "ceiling": {"amount": "50", "currency": "USD", "basis": "B"}},
              {"from": "2023-06-01", "ceiling": {"amount": "100", "currency": "USD", "basis": "B"}}],
             "charges": [{"on": "2023-03-23", "amount": "30 USD B"}, {"on": "2023-06-30", "amount": "10 USD B"}]}\
            """;
        var report = DriftFacts.ofAuthority(json(line), LocalDate.parse("2023-06-30"));
        assertThat(leaf(report, "headroom")).isEqualTo("0.6");
        assertThat(leaf(report, "runwayDays")).isEqualTo("150 days");
        assertThat(leaf(report, "fundingInWords")).isEqualTo("40 of 100 USD B used since 2023-03-23");
        // By hand: 40 in the 181 days from January 1 to June 30; the 60 left last 60 / (40 / 181) = 271.5 days.
        var opened = line.replace("\"steps\"", "\"opensOn\": \"2023-01-01\", \"steps\"");
        assertThat(leaf(DriftFacts.ofAuthority(json(opened), LocalDate.parse("2023-06-30")), "runwayDays"))
                .isEqualTo("271 days");
        assertThat(leaf(DriftFacts.ofAuthority(json(line), LocalDate.parse("2023-05-31")), "headroom"))
                .isEqualTo("0.4");
        var later = json(line.replace("2023-06-01", "2023-06"));
        var open = DriftFacts.ofAuthority(later, LocalDate.parse("2023-06-15"));
        assertThat(leaf(open, "headroom")).isEqualTo("left out");
        assertThat(open.leftOut())
                .contains(new Doubt.Unknown(
                        "drift.headroom",
                        "which ceiling is in force is not known: a ceiling is in force from 2023-06 on; a ceiling is in"
                                + " force from 2023-01-01 until 2023-06"));
        assertThat(leaf(DriftFacts.ofAuthority(later, LocalDate.parse("2023-06-30")), "headroom"))
                .isEqualTo("0.6");
        assertThat(leaf(DriftFacts.ofAuthority(later, LocalDate.parse("2023-05-31")), "headroom"))
                .isEqualTo("0.4");
        var mixed = DriftFacts.ofAuthority(json(line.replace("10 USD B", "10 USD C")), LocalDate.parse("2023-06-30"));
        assertThat(mixed.leftOut())
                .contains(new Doubt.Unknown("drift.headroom", "the ceiling is in USD B, a charge in USD C"));
    }

    /** Of 100, 95 are charged on the first of June: the five left last 5 / (95 / days), by the days from the start to now. */
    @Test
    void whatIsLeftLastsBetweenTwoNumbersOfDaysWhereTheStartIsNoDay() {
        var line = """
            {"authority": "A", "opensOn": "2024", "steps": [
              {"from": "2024-01-01", "ceiling": {"amount": "100", "currency": "USD", "basis": "B"}}],
             "charges": [{"on": "2024-06-01", "amount": "95 USD B"}]}\
            """;
        var asOf = LocalDate.parse("2024-09-30");
        var opened = DriftFacts.ofAuthority(json(line), asOf);
        // 274 days from January 1 on, and 122 from June 1 on.
        assertThat(leaf(opened, "runwayDays")).isEqualTo("6..14 days");
        assertThat(leaf(opened, "fundingInWords")).isEqualTo("95 of 100 USD B used since 2024");

        var charged = line.replace("\"opensOn\": \"2024\", ", "").replace("2024-06-01", "2024");
        // 366 days, and one.
        assertThat(leaf(DriftFacts.ofAuthority(json(charged), LocalDate.parse("2024-12-31")), "runwayDays"))
                .isEqualTo("0..19 days");
        var same = line.replace("2024\", \"steps", "2024-05-30/2024-06-01\", \"steps");
        assertThat(leaf(DriftFacts.ofAuthority(json(same), asOf), "runwayDays"))
                .as("as long whichever day it was")
                .isEqualTo("6 days");

        var hardlyUsed = line.replace("\"100\"", "\"1000000000\"").replace("95 USD", "1 USD");
        assertThat(leaf(DriftFacts.ofAuthority(json(hardlyUsed), asOf), "runwayDays"))
                .isEqualTo("2147483647 days");

        var objective = tanks("", """
            , "fundingCeiling": {"amount": "200", "currency": "USD", "basis": "CONTRACT"}""", delivery("2023", "1"));
        assertThat(leaf(on("2023-12-31", objective), "runwayDays")).isEqualTo("1..365 days");
    }

    /** Of 100 that one delivery has used up nothing is left, whether a second one that is under way comes or not. */
    @Test
    void aCeilingThatIsUsedUpStaysSoWhateverElseComes() {
        var ceiling = """
            , "fundingCeiling": {"amount": "%s", "currency": "USD", "basis": "CONTRACT"}""";
        var deliveries = new String[] {delivery("2023-02-01", "1"), delivery("2023-03-01/..", "1")};

        var usedUp = on("2023-12-31", tanks("", ceiling.formatted("100"), deliveries));
        assertThat(leaf(usedUp, "runwayDays")).isEqualTo("0 days");
        assertThat(leaf(usedUp, "fundingInWords")).isEqualTo("at least 100 of 100 USD CONTRACT used");

        var open = on("2023-12-31", tanks("", ceiling.formatted("101"), deliveries));
        assertThat(leaf(open, "runwayDays")).isEqualTo("left out");
    }

    /** By hand: of 400, so much came by the end of October, 304 days after the first of January. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            # deliveries: day, how it is stated, value and class | used of 400, in words | runway
            2023-06-30 = 100 A                                 | 100                    | 372.. days
            2023-03-01 + 60 A; 2023-06-30 = 100 A              | 100                    | 735.. days
            2023-06-30 = 100 A; 2023-07-01 + 60 A              | 160                    | 186.. days
            2023-06-30 = 100 A; 2023-06-30 = 50 B              | 150                    | 206.. days
            2023-06-30 = 100 A; 2023-06 + 60 A                 | 100                    | 372.. days
            2023-06-10 = 100 A; 2023-06 + 60 A                 | between 100 and 160    | 216.. days
            2023-06-30 = 100 A; 2023-07-01/.. + 60 A           | between 100 and 160    | 186.. days
            2023-06-30 = 100 A; 2023-07-01/.. + 300 A          | between 100 and 400    | 0.. days
            2023-06-30 = 400 A; 2023-07-01 + ? A               | at least 400           | 0 days
            2023-06-30 = 350 A; 2023-06-30 = 50 B              | 400                    | 0 days
            2023-06-30 = 390 A; 2023-07-01 + ? A               | -                      | left out
            2023-06-30 = 300 -; 2023-07-01 + 200 A             | -                      | left out
            """)
    void whatIsSureOfRunningTotalsBoundsWhatIsUsed(String deliveries, String used, String runway) {
        var entries = Stream.of(deliveries.split("; *"))
                .map(text -> text.strip().split(" "))
                .map(parts -> """
                    {"on": "%s", "milestone": "HANDED_OVER", "measure": "%s", "quantity": "1 EACH", "value": %s,
                     "capabilityClass": %s, "transfer": "XAA-1"}""".formatted(
                                parts[0],
                                parts[1].equals("=") ? "CUMULATIVE" : "INCREMENT",
                                parts[2].equals("?") ? "null" : "\"" + parts[2] + " USD CONTRACT\"",
                                parts[3].equals("-") ? "null" : "\"" + parts[3] + "\""))
                .toArray(String[]::new);
        var report = on("2023-10-31", tanks("", """
            , "fundingCeiling": {"amount": "400", "currency": "USD", "basis": "CONTRACT"}""", entries));

        assertThat(leaf(report, "fundingInWords"))
                .isEqualTo(used.equals("-") ? "left out" : used + " of 400 USD CONTRACT used");
        assertThat(leaf(report, "runwayDays")).isEqualTo(runway);
    }

    /**
     * The running totals of the million rounds. The index is worked by hand: half of a plan of 405 days (2023-02-09 to
     * 2024-03-20) is 202.5 days earned, half of the re-plan of 691 days 345.5, over 416 days passed on 2024-03-31.
     */
    @Test
    void aRunningTotalIsBoundedByWhatIsStatedLater() {
        var rounds = json("""
            {"objective": "ROUNDS", "partner": "UKR", "milestone": "HANDED_OVER", "unit": "ROUND", "mixBy": "UNITS",
             "baselines": [
               {"number": 1, "statedOn": "2023-03-20", "milestone": "HANDED_OVER", "unit": "ROUND",
                "interpolation": "LINEAR", "startsOn": "2023-02-09",
                "points": [{"on": "2024-03-20", "cumulative": "1000000"}]},
               {"number": 2, "statedOn": "2024-01-31", "milestone": "HANDED_OVER", "unit": "ROUND",
                "interpolation": "LINEAR", "startsOn": "2023-02-09",
                "points": [{"on": "2024-12-31", "cumulative": "1000000"}]}],
             "contentMix": [], "planned": [], "deliveries": [
               {"on": "2023-05-23", "measure": "CUMULATIVE", "quantity": "200000.. ROUND", "transfer": "R"},
               {"on": "2023-11-14", "measure": "CUMULATIVE", "quantity": "300000.. ROUND", "transfer": "R"},
               {"on": "2024-01-31", "measure": "CUMULATIVE", "quantity": "330000 ROUND", "transfer": "R"},
               {"on": "2024-03-21", "measure": "CUMULATIVE", "quantity": "500000 ROUND", "transfer": "R"}]}
            """);

        var halfWay = on("2024-03-31", rounds);
        assertThat(leaf(halfWay, "scheduleIndexFirst")).isEqualTo("0.486779");
        assertThat(leaf(halfWay, "scheduleIndex")).isEqualTo("0.830529");
        assertThat(leaf(on("2023-12-31", rounds), "scheduleIndex"))
                .as("more than 300,000 has no upper bound yet: 121.5 days of plan after 325")
                .isEqualTo("0.373846..");
    }

    @Test
    void aPlanByValueNeverStandsInForOneInUnits() {
        var value = """
            {"number": 3, "statedOn": "2023-05-01", "milestone": "HANDED_OVER", "value": {"currency": "USD",
             "basis": "CONTRACT"}, "interpolation": "LINEAR", "startsOn": "2023-01-01",
             "points": [{"on": "2023-07-20", "cumulative": "4000"}]}""";
        var line = (com.fasterxml.jackson.databind.node.ObjectNode) tanks("", "", delivery("2023-07-20", "10"));
        var without = leaf(on("2023-07-20", line), "scheduleIndex");
        line.withArray("baselines").add(json(value));
        var alone = line.deepCopy();
        alone.putArray("baselines").add(json(value));

        assertThat(leaf(on("2023-07-20", line), "scheduleIndex")).isEqualTo(without);
        assertThat(leaf(on("2023-07-20", line), "baseline")).isEqualTo("2");
        assertThat(leaf(on("2023-07-20", line), "baselineFirst")).isEqualTo("1");
        assertThat(leaf(on("2023-07-20", alone), "baseline")).isEqualTo("3");
        assertThat(leaf(on("2023-07-20", alone), "baselineFirst")).isEqualTo("3");
    }

    /**
     * By hand: 100 of 4,000 dollars of contract value on the last of 200 days, all of it planned by then: a share of 0.025, and so much as
     * the plan wanted after 5 days; the rest takes 39 times as long, 7,800 days, to day 8,000, which is 2044-11-26.
     */
    @Test
    void aPlanByValueIsMeasuredInItsCurrencyOnItsBasis() {
        var line = (com.fasterxml.jackson.databind.node.ObjectNode) tanks("", "", delivery("2023-07-20", "10"));
        line.putArray("baselines").add(json("""
            {"number": 1, "statedOn": "2023-01-01", "milestone": "HANDED_OVER", "value": {"currency": "USD",
             "basis": "CONTRACT"}, "interpolation": "LINEAR", "startsOn": "2023-01-01",
             "points": [{"on": "2023-07-20", "cumulative": "4000"}]}"""));
        var report = on("2023-07-20", line);

        assertThat(leaf(report, "planned")).isEqualTo("4000 USD_CONTRACT");
        assertThat(leaf(report, "delivered")).isEqualTo("100 USD_CONTRACT");
        assertThat(leaf(report, "shortfall")).isEqualTo("3900 USD_CONTRACT");
        assertThat(leaf(report, "performanceIndex")).isEqualTo("0.025");
        assertThat(leaf(report, "scheduleIndex")).isEqualTo("0.025");
        assertThat(leaf(report, "completionOn"))
                .isEqualTo(LocalDate.parse("2023-01-01").plusDays(8_000).toString());
        assertThat(leaf(report, "inWords"))
                .isEqualTo("100 of 4000 USD of contract value handed over against 4000 planned by 2023-07;"
                        + " at this pace complete in 2044-11 instead of 2023-07");

        var others = line.deepCopy();
        others.putArray("deliveries")
                .add(json(delivery("2023-07-20", "10").replace("CONTRACT", "ORIGINAL_COST")))
                .add(json(delivery("2023-07-19", "10").replaceFirst("\"value\": \\{.*?\\}", "\"value\": null")));
        var undetermined = on("2023-07-20", others);
        assertThat(leaf(undetermined, "scheduleIndex")).isEqualTo("left out");
        assertThat(undetermined.leftOut())
                .filteredOn(left -> left.leaf().equals("drift.scheduleIndex"))
                .singleElement()
                .satisfies(left -> assertThat(left.reason())
                        .isEqualTo("XAA-1 is valued in USD_ORIGINAL_COST, the plan counts USD_CONTRACT;"
                                + " what is delivered under XAA-1 has no value, or values on several bases"));
    }

    /**
     * By hand: 30 of 120 on the last of 200 days, all of it planned by then: a share of 0.25, and so much as the plan wanted after 50 days;
     * the rest takes three times as long, 600 days, to day 800, which is 2025-03-11.
     */
    @Test
    void aPlanByAnIndexIsMeasuredByWhatLinesSayThatAUnitCountsFor() {
        var report = on("2023-07-20", planned("""
            {"on": "2023-07-20", "milestone": "HANDED_OVER", "measure": "INCREMENT", "quantity": "10 EACH", "value": null,
             "indexes": {"TIV": "30", "OTHER": "7"}, "capabilityClass": "ARMOUR", "transfer": "T"}"""));

        assertThat(leaf(report, "planned")).isEqualTo("120 TIV");
        assertThat(leaf(report, "delivered")).isEqualTo("30 TIV");
        assertThat(leaf(report, "shortfall")).isEqualTo("90 TIV");
        assertThat(leaf(report, "performanceIndex")).isEqualTo("0.25");
        assertThat(leaf(report, "scheduleIndex")).isEqualTo("0.25");
        assertThat(leaf(report, "completionOn")).isEqualTo("2025-03-11");
        assertThat(leaf(report, "inWords"))
                .isEqualTo("30 of 120 TIV handed over against 120 planned by 2023-07;"
                        + " at this pace complete in 2025-03 instead of 2023-07");
    }

    /** Pieces that are called like the index are none of it, and what counts for nobody knows how much is not nothing. */
    @Test
    void whatAnIndexDoesNotCountIsNotKnown() {
        var report = on("2023-07-20", planned("""
            {"on": "2023-07-19", "milestone": "HANDED_OVER", "measure": "INCREMENT", "quantity": "10 TIV", "value": null,
             "indexes": {"TIV": null}, "capabilityClass": "ARMOUR", "transfer": "T1"}, {"on": "2023-07-20",
             "milestone": "HANDED_OVER", "measure": "INCREMENT", "quantity": "4.. EACH", "value": null,
             "indexes": {"TIV": "12.."}, "capabilityClass": "ARMOUR", "transfer": "T2"}"""));

        assertThat(leaf(report, "delivered")).isEqualTo("12.. TIV");
        assertThat(leaf(report, "scheduleIndex")).isEqualTo("0.1..");
        assertThat(report.imprecise())
                .filteredOn(range -> range.leaf().equals("drift.scheduleIndex"))
                .singleElement()
                .satisfies(range -> assertThat(range.reason())
                        .isEqualTo("at least 0.1: a quantity of T2 is stated by a bound;"
                                + " what is delivered under T1 counts for nobody knows how much by TIV"));
    }

    /** The second total is of other pieces: neither it alone nor both added are known to be what has come of the class. */
    @Test
    void runningTotalsOfSeveralLinesDoNotReplaceEachOther() {
        var total = """
            {"on": "2023-02-01", "milestone": "HANDED_OVER", "measure": "CUMULATIVE", "quantity": "10 EACH", "value": null,
             "indexes": {"TIV": "40"}, "capabilityClass": "ARMOUR", "line": 1, "transfer": "T"}""";
        var other = total.replace("2023-02-01", "2023-03-01").replace("40", "10");

        assertThat(leaf(on("2023-07-20", planned(total + "," + other)), "delivered"))
                .isEqualTo("10 TIV");
        var report = on("2023-07-20", planned(total + "," + other.replace("\"line\": 1", "\"line\": 2")));
        assertThat(leaf(report, "delivered")).isEqualTo("0.. TIV");
        assertThat(report.leftOut())
                .filteredOn(left -> left.leaf().equals("drift.scheduleIndex"))
                .singleElement()
                .satisfies(left -> assertThat(left.reason())
                        .contains("running totals of T are stated for several lines of a class"));
    }

    private static JsonNode planned(String deliveries) {
        return json("""
            {"objective": "O", "partner": "XAA", "baselines": [{"number": 1, "statedOn": "2023-01-01",
             "milestone": "HANDED_OVER", "index": "TIV", "interpolation": "LINEAR", "startsOn": "2023-01-01",
             "points": [{"on": "2023-07-20", "cumulative": "120"}]}],
             "contentMix": [], "planned": [], "readinessFloors": [], "deliveries": [%s]}""".formatted(deliveries));
    }

    /**
     * By hand: 1,567 days from 2021-06-01 to 2025-09-15; 38 in that time, so that the 22 left take 22 x 1,567 / 38 = 907.2
     * days, to 2028-03-11. The 60 were planned for day 2,009, which is 2026-12-01.
     */
    @Test
    void whatDriftComesToIsSaidInASentence() {
        var line = json("""
            {"objective": "O", "partner": "XAA", "baselines": [
               {"number": 3, "statedOn": "2021-06-01", "milestone": "HANDED_OVER", "unit": "EACH",
                "interpolation": "STEPS", "startsOn": "2021-06-01", "lateTolerance": "0.1",
                "points": [{"on": "2025-09-01", "cumulative": "55"}, {"on": "2026-12-01", "cumulative": "60"}]}],
             "contentMix": [], "planned": [], "readinessFloors": [], "deliveries": [
               {"on": "2024-01-10", "milestone": "HANDED_OVER", "measure": "INCREMENT", "quantity": "38 EACH",
                "transfer": "T"}]}""");
        var report = on("2025-09-15", line);

        assertThat(leaf(report, "inWords"))
                .isEqualTo("38 of 60 units handed over against 55 planned by 2025-09;"
                        + " at this pace complete in 2028-03 instead of 2026-12");
        assertThat(leaf(report, "baseline")).isEqualTo("3");
        assertThat(leaf(report, "plannedCompletionOn")).isEqualTo("2026-12-01");
        assertThat(leaf(report, "completionOn")).isEqualTo("2028-03-11");
        // (1,567 + 907.2105 - 2,009) / 2,009
        assertThat(leaf(report, "completionDelay")).isEqualTo("0.231563");
        // Eight stretches of 195.875 days, all 38 in one of them: 22 x 195.875 / 38 = 113.4 days more, or no end.
        assertThat(report.measure().path("latest").path("completionEarliestOn").asText())
                .isEqualTo("2026-01-07");
        assertThat(report.measure().path("latest").path("completionLatestOn").isNull())
                .isTrue();
        assertThat(leaf(report, "readinessMargin")).isEqualTo("null");
    }

    /** 20 came before the plan of 40 starts, and none since: nothing says when the other 20 will come. */
    @Test
    void whatCameBeforeThePlanIsNoPaceSince() {
        var none = on("2023-02-01", tanks("", "", delivery("2022-11-01", "20")));
        assertThat(leaf(none, "inWords"))
                .isEqualTo(
                        "20 of 40 units handed over against 3.1 planned by 2023-02; no pace so far, planned to be complete in 2023-07");
        assertThat(leaf(none, "completionDelay")).isEqualTo("null");

        // 4 in 31 days; the 16 left take 124 more.
        var some = on("2023-02-01", tanks("", "", delivery("2022-11-01", "20"), delivery("2023-01-20", "4")));
        assertThat(leaf(some, "completionOn")).isEqualTo("2023-06-05");

        // Where they perhaps came before it, the pace is perhaps none.
        var perhaps = on("2023-02-01", tanks("", "", delivery("2022-12-20/2023-01-10", "20")));
        assertThat(leaf(perhaps, "completionOn")).isEqualTo("left out");
    }

    @Test
    void theSentenceSaysWhatIsNotKnownAndWhatIsDone() {
        var bound = on("2023-07-20", tanks("", "", delivery("2023-05-01", "5..")));
        assertThat(leaf(bound, "inWords"))
                .isEqualTo("at least 5 of 40 units handed over against 10 planned by 2023-07;"
                        + " how long the rest takes at this pace is not known");
        assertThat(leaf(bound, "completionOn")).isEqualTo("left out");

        var none = on("2023-07-20", tanks("", "", delivery("2023-05-01", "0").replace("INCREMENT", "CUMULATIVE")));
        assertThat(leaf(none, "inWords"))
                .isEqualTo("0 of 40 units handed over against 10 planned by 2023-07;"
                        + " no pace so far, planned to be complete in 2023-10");
        assertThat(leaf(none, "completionOn")).isEqualTo("null");

        var done = on("2023-12-01", tanks("", "", delivery("2023-11-15", "40")));
        assertThat(leaf(done, "inWords"))
                .isEqualTo("40 of 40 units handed over against 40 planned by 2023-12;"
                        + " complete since 2023-11 instead of 2023-10");
    }

    @Test
    void howLongAgoThePartnerAcknowledgedIsCountedInDays() {
        var line = json("""
            {"partner": "XAA", "deliveries": [], "written": {"lastAcknowledgedOn": "2023-01-01"}}""");
        var asOf = LocalDate.parse("2023-03-02");
        var taken = List.of(
                new Habit.Taken("CONTINUE", "a", false, 0, java.time.Duration.ofHours(2)),
                new Habit.Taken("CONTINUE", "a", false, 0, java.time.Duration.ofHours(2)));
        var report = DriftFacts.ofPartner(line, asOf, List.of(), taken, Limits.NONE);

        assertThat(leaf(report, "staleness")).isEqualTo("60 days");
        assertThat(leaf(report, "stalenessShare")).isEqualTo("null");
        // Today is the 61st day of 366 from the acknowledgement on, or of 120 from 1 January on.
        assertThat(leaf(stale("{\"until\": \"2024-01-01\"}"), "stalenessShare")).isEqualTo("0.166667");
        assertThat(leaf(stale("{\"from\": \"2023-01-01\", \"until\": \"2023-04-30\"}"), "stalenessShare"))
                .isEqualTo("0.508333");
        assertThat(leaf(stale("{\"until\": \"2023-04\"}"), "stalenessShare")).isEqualTo("left out");
        assertThat(leaf(stale("{\"until\": null}"), "stalenessShare")).isEqualTo("left out");
        assertThat(leaf(stale("{\"from\": null, \"until\": \"2024-01-01\"}"), "stalenessShare"))
                .isEqualTo("left out");
        assertThat(leaf(report, "decisions")).isEqualTo("2");
        assertThat(leaf(report, "rubberStampShare")).isEqualTo("0.5");
    }

    @Test
    void whetherThePartnerAcknowledgedATermIsPerhapsNotKnown() {
        var unknown = DriftFacts.ofPartner(
                json("{\"partner\": \"XAA\", \"deliveries\": [], \"written\": {\"lastAcknowledgedOn\": null}}"),
                LocalDate.parse("2023-03-02"),
                List.of(),
                List.of(),
                Limits.NONE);
        assertThat(leaf(unknown, "staleness")).isEqualTo("left out");
        assertThat(leaf(unknown, "stalenessShare")).isEqualTo("left out");
        assertThat(leaf(written("\"deliveredValue\": \"40\""), "staleness")).isEqualTo("null");
    }

    /** Acknowledged in the midst of its term, it ran out after 214 days; before its term nothing of it has passed. */
    @Test
    void whatHasRunOutIsStaleWheneverItWasAcknowledged() {
        var year = "{\"from\": \"2023-01-01\", \"until\": \"2023-12-31\"}";
        assertThat(leaf(stale("2023-06-01", year, "2023-12-31"), "stalenessShare"))
                .isEqualTo("1");
        assertThat(leaf(stale("2023-06-01", year, "2024-01-01"), "stalenessShare"))
                .isEqualTo("1.004673");
        assertThat(leaf(stale("2023-06-01", year, "2024-03-01"), "stalenessShare"))
                .isEqualTo("1.285047");
        var half = "{\"from\": \"2023-07-01\", \"until\": \"2023-12-31\"}";
        assertThat(leaf(stale("2023-01-10", half, "2023-07-05"), "stalenessShare"))
                .isEqualTo("0.027174");
        assertThat(leaf(stale("2023-01-10", half, "2023-05-01"), "stalenessShare"))
                .isEqualTo("0");
        assertThat(leaf(stale("2024-01-10", half, "2024-02-01"), "stalenessShare"))
                .as("acknowledged after it had run out")
                .isEqualTo("left out");
    }

    /** Acknowledged on 1 January, over on 10 February, which are 41 days at most; on 2 March 61 are gone, whichever day it began on. */
    @Test
    void aTermThatIsOverIsSoWheneverItBegan() {
        var over = stale("{\"from\": null, \"until\": \"2023-02-10\"}");
        assertThat(leaf(over, "stalenessShare")).isEqualTo("1.487805");
        assertThat(over.measure().path("coverage").path("stalenessShareAtLeast").asBoolean())
                .isTrue();
        assertThat(leaf(stale("{\"from\": null, \"until\": \"2023-03-02\"}"), "stalenessShare"))
                .as("its last day is today")
                .isEqualTo("left out");
    }

    /** Acknowledged on 1 January 2023; on 2 March of that year 61 days have gone, at most 41 of validity to 10 February and 59 to the 28th. */
    @ParameterizedTest
    @CsvSource(
            nullValues = "none",
            value = {
                "2022-12, 2023-02-10, 1.487805, none",
                "2022-12, 2023-02, 1.033898, true",
                "2023-01-01, 2023-02, 1.033898, true",
                "2023-01, 2023-02-10, 1.487805, true",
                "2023-01, 2023-03, left out, none",
                "2023-02-15, 2023-02, 1.142857, true",
                "2023-02-15, 2023-01, left out, none",
            })
    void aTermThatIsOverIsSoOnWhicheverDayOfAMonthItEnded(String from, String until, String share, Boolean atLeast) {
        var over = stale("{\"from\": \"%s\", \"until\": \"%s\"}".formatted(from, until));

        assertThat(leaf(over, "stalenessShare")).isEqualTo(share);
        assertThat(over.measure().path("coverage").has("stalenessShareAtLeast")).isEqualTo(atLeast != null);
    }

    private static DriftReport stale(String valid) {
        return stale("2023-01-01", valid, "2023-03-02");
    }

    private static DriftReport stale(String acknowledged, String valid, String asOf) {
        var line = json("""
            {"partner": "XAA", "deliveries": [], "written": {"lastAcknowledgedOn": "%s", "lastAcknowledgedValid": %s}}
            """.formatted(acknowledged, valid));
        return DriftFacts.ofPartner(line, LocalDate.parse(asOf), List.of(), List.of(), Limits.NONE);
    }

    @Test
    void whatWasDeliveredSinceTheLastDecisionIsNamedAndSummedUpByUnit() {
        var line = tanks(
                "",
                "",
                delivery("2023-02-01", "4"),
                delivery("2023-03-01", "5"),
                delivery("2023-03-05", null),
                delivery("2023-03-10", "7.."));
        var decided = List.of(new DecisionMade(LocalDate.parse("2023-02-15"), true));
        var report = DriftFacts.ofObjective(line, null, LocalDate.parse("2023-04-01"), decided, List.of(), Limits.NONE);

        // Since 15 February: 5 exactly, one unknown, at least 7; three times 100 USD.
        assertThat(report.measure().path("attention").path("delivered").toString())
                .isEqualTo("{\"transfers\":[\"XAA-1\"],\"moreTransfers\":false,\"quantities\":[\"5 EACH\"],"
                        + "\"withoutQuantity\":2,\"values\":[\"300 USD CONTRACT\"],\"withoutValue\":0}");
    }

    /** Two surely came; of three more each may have been none, whatever they are worth. */
    @Test
    void whatIsAtMostSoMuchIsNoDeliveryThatSurelyCame() {
        var line = json("""
            {"partner": "XAA", "deliveries": [
              {"on": "2023-03-01", "value": "50 USD CONTRACT", "count": 2, "quantities": ["2 EACH"], "transfers": ["A"]},
              {"on": "2023-03-01", "value": "90 USD CONTRACT", "count": 3, "quantities": [], "withoutQuantity": 3,
               "transfers": ["A", "B"], "perhapsNone": true}]}""");
        var decided = List.of(new DecisionMade(LocalDate.parse("2023-02-15"), true));
        var report =
                DriftFacts.ofPartner(line, LocalDate.parse("2023-04-01"), decided, List.of(), Limits.of(5, null, null));

        var attention = report.measure().path("attention");
        assertThat(attention.path("deliveriesAtLeast").asInt()).isEqualTo(2);
        assertThat(attention.path("valuesAtLeast").toString()).isEqualTo("[\"50 USD CONTRACT\"]");
        assertThat(attention.has("deliveriesSinceDecision")).as("is not known").isFalse();
        assertThat(attention.has("autopilotIndex")).as("two of five, or all").isFalse();
    }

    @Test
    void ofAPartnerTheDaysSayWhatTheyConsistOf() {
        var line = json("""
            {"partner": "XAA", "deliveries": [
              {"on": "2023-03-01", "value": "50 USD CONTRACT", "count": 3, "quantities": ["2 EACH", "9.5 TONNE"],
               "withoutQuantity": 1, "transfers": ["A", "B"], "moreTransfers": true},
              {"on": "2023-03-02", "value": null, "count": 1, "quantities": ["1 EACH"], "transfers": ["C"]}]}""");
        var report = DriftFacts.ofPartner(line, LocalDate.parse("2023-04-01"), List.of(), List.of(), Limits.NONE);

        assertThat(report.measure().path("attention").path("delivered").toString())
                .isEqualTo("{\"transfers\":[\"A\",\"B\",\"C\"],\"moreTransfers\":true,"
                        + "\"quantities\":[\"3 EACH\",\"9.5 TONNE\"],\"withoutQuantity\":1,"
                        + "\"values\":[\"50 USD CONTRACT\"],\"withoutValue\":1}");
    }
}
