package org.daylight.review.drift;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.NullNode;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.daylight.review.drift.DriftReport.Doubt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * By hand. T1 was notified with up to 40 launchers and 5 radars on 2023-01-10; a report of 2023-06-01 includes 10 launchers
 * more. T2 was notified with 100 launchers on 2023-01-10.
 *
 * <pre>
 *            notified        handed over      beyond
 *   T1 launcher  40 + 10 = 50     53               3
 *   T1 radar          5            3               0
 *   T1 drone      not named        4      4 unnotified
 *   T2 launcher     100           20               0; its rest of 80 excuses nothing of T1
 *   all                           80   4 / 80 = 0.05, 3 / 80 = 0.0375
 * </pre>
 */
class ConfigurationFiguresTest {

    private static final String T1 = notice("N1", "T1", "\"2023-01-10\"", """
            {"designation": "Launcher", "quantity": {"amount": "40", "unit": "EACH", "bound": "AT_MOST"}},
            {"designation": "Radar", "quantity": {"amount": "5", "unit": "EACH"}}""");
    private static final String MORE = notice("N2", "T1", "\"2023-06-01\"", """
            {"designation": "LAUNCHER ", "quantity": {"amount": "10", "unit": "EACH"}}""");
    private static final String T2 = notice("N3", "T2", "\"2023-01-10\"", """
            {"designation": "Launcher", "quantity": {"amount": "100", "unit": "EACH"}}""");

    private static final String LAUNCHERS = delivery("2023-05-01", "T1", "Launcher", "\"53 EACH\"");
    private static final String RADARS = delivery("2023-05-01", "T1", "Radar", "\"3 EACH\"");
    private static final String DRONES = delivery("2023-07-01", "T1", "Drone", "\"4 EACH\"");
    private static final String OTHERS = delivery("2023-05-01", "T2", "Launcher", "\"20 EACH\"");

    private static String notice(String reference, String transfer, String on, String articles) {
        return "{\"notice\": \"%s\", \"transfer\": \"%s\", \"on\": %s, \"articles\": [%s]}"
                .formatted(reference, transfer, on, articles);
    }

    private static String delivery(String on, String transfer, String designation, String quantity) {
        return """
            {"on": "%s", "milestone": "HANDED_OVER", "measure": "INCREMENT", "quantity": %s, "value": null, "count": 1,
             "capabilityClass": null, "designation": "%s", "transfer": "%s"}""".formatted(on, quantity, designation, transfer);
    }

    private static DriftReport on(String day, List<String> notices, String ordered, String... deliveries) {
        var line = json("""
            {"objective": "O", "partner": "XAA", "milestone": null, "baselines": [], "contentMix": [], "planned": [],
             "notified": [%s], "ordered": [%s], "deliveries": [%s]}""".formatted(String.join(",", notices), ordered, String.join(",", deliveries)));
        return DriftFacts.ofObjective(line, null, LocalDate.parse(day), List.of(), List.of(), Limits.NONE);
    }

    private static JsonNode json(String text) {
        try {
            return new ObjectMapper().readTree(text);
        } catch (JsonProcessingException e) {
            throw new AssertionError(e);
        }
    }

    private static String leaf(DriftReport report, String name) {
        var value = report.leaves().get("drift." + name);
        return value == null ? "left out" : value.asText();
    }

    private static void isUnknown(DriftReport report, String name, String reason) {
        assertThat(leaf(report, name)).isEqualTo("left out");
        assertThat(report.leftOut()).contains(new Doubt.Unknown("drift." + name, reason));
    }

    @Test
    void whatNoNoticeNamesIsKeptApartFromWhatIsMoreThanNotified() {
        var report = on("2023-12-31", List.of(T1, MORE, T2), "", LAUNCHERS, RADARS, DRONES, OTHERS);

        assertThat(leaf(report, "unnotifiedUnits")).isEqualTo("4 EACH");
        assertThat(leaf(report, "unnotifiedShare")).isEqualTo("0.05");
        assertThat(leaf(report, "excessUnits")).isEqualTo("3 EACH");
        assertThat(leaf(report, "excessShare")).isEqualTo("0.0375");
        assertThat(leaf(report, "notifiedInWords"))
                .isEqualTo("4 of 80 units handed over are of designations that no notice names (Drone);"
                        + " 3 more than notified of Launcher");
        assertThat(report.measure().path("configuration").path("byUnit").toString())
                .isEqualTo("[{\"unit\":\"EACH\",\"delivered\":\"80\",\"unnotified\":\"4\",\"excess\":\"3\"}]");
        assertThat(leaf(report, "capabilityRise")).isEqualTo("null");
    }

    /** Without the report of June 53 of 40 are 13 too many, of 53 + 3 + 20 = 76: 0.171053. */
    @Test
    void aLaterReportAddsToTheNotice() {
        var report = on("2023-05-31", List.of(T1, T2), "", LAUNCHERS, RADARS, OTHERS);

        assertThat(leaf(report, "excessUnits")).isEqualTo("13 EACH");
        assertThat(leaf(report, "excessShare")).isEqualTo("0.171053");
        assertThat(leaf(report, "unnotifiedShare")).isEqualTo("0");
    }

    @Test
    void articlesThatAreNotRecordedMakeAllUnknownAndNothingZero() {
        var report = on("2023-12-31", List.of(T1, notice("N4", "T2", "\"2023-01-10\"", "")), "", LAUNCHERS);

        for (var name : ConfigurationFigures.MEASURES) {
            isUnknown(report, name, "which articles are notified by N4 is not recorded");
        }
    }

    @Test
    void whereNothingWasNotifiedOrNothingDeliveredThereIsNothingToMeasure() {
        assertThat(on("2023-12-31", List.of(), "", LAUNCHERS).leaves())
                .containsEntry("drift.unnotifiedShare", NullNode.getInstance())
                .containsEntry("drift.capabilityRise", NullNode.getInstance());
        assertThat(on("2023-12-31", List.of(T1), "", OTHERS).leaves())
                .containsEntry("drift.unnotifiedShare", NullNode.getInstance())
                .containsEntry("drift.excessShare", NullNode.getInstance());
    }

    @Test
    void unitsThatDifferAreNotCompared() {
        var lots = notice("N1", "T1", "\"2023-01-10\"", """
            {"designation": "Launcher", "quantity": {"amount": "2", "unit": "LOT"}}""");

        var report = on("2023-12-31", List.of(lots), "", LAUNCHERS, DRONES);

        assertThat(report.imprecise())
                .contains(
                        new Doubt.Imprecise("drift.excessUnits", "Launcher is notified in LOT and delivered in EACH"));
        // From none to all 53 of 57 may be more.
        assertThat(leaf(report, "excessUnits")).isEqualTo("0..53 EACH");
        assertThat(leaf(report, "excessShare")).isEqualTo("0..0.929825");
        // 4 / 57
        assertThat(leaf(report, "unnotifiedShare")).isEqualTo("0.070175");
        assertThat(leaf(report, "notifiedInWords"))
                .isEqualTo("4 of 57 units handed over are of designations that no notice names (Drone);"
                        + " Launcher is notified in LOT and delivered in EACH");
    }

    @Test
    void aNoticeWithoutANumberNamesAnArticleAndLeavesTheExcessOpen() {
        for (var quantity :
                List.of("", ", \"quantity\": {\"amount\": \"40\", \"unit\": \"EACH\", \"bound\": \"AT_LEAST\"}")) {
            var open = notice("N1", "T1", "\"2023-01-10\"", "{\"designation\": \"Launcher\"%s}".formatted(quantity));
            var report = on("2023-12-31", List.of(open), "", LAUNCHERS);

            assertThat(leaf(report, "unnotifiedUnits")).isEqualTo("0 EACH");
            isUnknown(report, "excessShare", "how many of Launcher were notified is not stated");
        }
    }

    /** 4 of 57 pieces and 50 of 200 rounds: the rounds count, 0.25. */
    @Test
    void severalUnitsAreMeasuredApartAndTheGreatestShareCounts() {
        var rounds = notice("N2", "T1", "\"2023-01-10\"", """
            {"designation": "Round", "quantity": {"amount": "150", "unit": "ROUND"}}""");
        var report = on(
                "2023-12-31",
                List.of(T1, rounds),
                "",
                delivery("2023-05-01", "T1", "Launcher", "\"40 EACH\""),
                delivery("2023-05-01", "T1", "Round", "\"150 ROUND\""),
                delivery("2023-06-01", "T1", "Fuze", "\"50 ROUND\""));

        assertThat(leaf(report, "unnotifiedShare")).isEqualTo("0.25");
        assertThat(leaf(report, "excessShare")).isEqualTo("0");
        isUnknown(report, "unnotifiedUnits", "what was delivered is stated in EACH and ROUND, which are not added");
        assertThat(leaf(report, "notifiedInWords"))
                .isEqualTo("0 of 40 units handed over are of designations that no notice names;"
                        + " 50 of 200 ROUND handed over are of designations that no notice names (Fuze)");
    }

    /** T1 was told of 40 launchers and 5 radars; of N4, which tells of 9 drones, nobody knows whether it had been received. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            # T1                              | unnotified         | excess                | N4
            Drone 4, Launcher 10..20          | 4 0.166667..0.285714 | 0 0                 | -
            Launcher 38..45                   | 0 0                | 0..5 0..0.111111      | -
            Launcher ..30                     | 0 0                | 0 0                   | -
            Launcher 43..                     | 0 0                | 3.. 0.069767..1       | -
            Launcher 50..60, Radar 0..6       | 0 0                | 10..21 0.181818..0.333333 | -
            Launcher 53, ? 4                  | 0..4 0..0.070175   | 13..17 0.22807..0.298246 | -
            Launcher 53, Drone 1, ? 4         | 1..5 0.017241..0.086207 | 13..17 0.224138..0.293103 | -
            Drone 4, Launcher ?               | 4 0.000001..1      | - -                   | -
            Launcher 53, Radar ?              | 0 0                | - 0.000001..1         | -
            Launcher ?                        | - 0                | - -                   | -
            ? 4                               | 0..4 -             | 0 0                  | -
            Drone 4, Radar 3                  | 0..4 0..0.571429   | 0 0                   | N4
            Drone 12, Radar 3                 | 0..12 0..0.8       | 0..3 0..0.2           | N4
            Drone 8..12, Radar 3              | 0..12 0..0.8       | 0..3 0..0.2           | N4
            Drone 12, Launcher 50             | 0..12 0..0.193548  | 10..13 0.16129..0.209677 | N4
            """)
    void whatIsSureIsSaidWhateverElseIsNot(String came, String unnotified, String excess, String open) {
        var deliveries = Stream.of(came.split(", "))
                .map(text -> text.split(" "))
                .map(parts -> delivery(
                        "2023-05-01", "T1", parts[0], parts[1].equals("?") ? "null" : "\"" + parts[1] + " EACH\""))
                .map(text -> text.replace("\"designation\": \"?\", ", ""))
                .toArray(String[]::new);
        var notices = open.equals("-") ? List.of(T1) : List.of(T1, notice("N4", "T1", "\"2023-12\"", """
                    {"designation": "Drone", "quantity": {"amount": "9", "unit": "EACH"}}"""));
        var report = on("2023-12-30", notices, "", deliveries);

        assertThat(said(report, "unnotifiedUnits", "unnotifiedShare")).isEqualTo(unnotified);
        assertThat(said(report, "excessUnits", "excessShare")).isEqualTo(excess);
    }

    private static String said(DriftReport report, String units, String share) {
        return "%s %s"
                .formatted(leaf(report, units), leaf(report, share))
                .replace(" EACH", "")
                .replace("left out", "-");
    }

    @Test
    void whatIsSureIsSaidInWordsWithWhatLeavesTheRestOpen() {
        var report =
                on("2023-12-31", List.of(T1), "", DRONES, delivery("2023-05-01", "T1", "Launcher", "\"38..45 EACH\""));

        assertThat(leaf(report, "notifiedInWords"))
                .isEqualTo("4 EACH handed over are of designations that no notice names, 0..5 EACH are more than"
                        + " notified; what was delivered of Launcher is not known");
        assertThat(report.imprecise())
                .contains(
                        new Doubt.Imprecise("drift.excessUnits", "what was delivered of Launcher is not known"),
                        new Doubt.Imprecise(
                                "drift.excessShare",
                                "between 0 and 0.102041: what was delivered of Launcher is not known"));
    }

    /** Every amount that may have come, and every number that may have been told. */
    @Test
    void noShareIsOutsideOfWhatIsSaidAndTheEndsAreReached() {
        var random = new Random(20_261_214);
        for (var round = 0; round < 3_000; round++) {
            var parts = Stream.generate(() -> {
                        var low = random.nextInt(4);
                        var amount = new Between(BigDecimal.valueOf(low), BigDecimal.valueOf(low + random.nextInt(4)));
                        var told = BigDecimal.valueOf(random.nextInt(6));
                        return switch (random.nextInt(4)) {
                            case 0 -> Beyond.Part.free("EACH", amount);
                            case 1 -> Beyond.Part.beyond("EACH", amount);
                            case 2 -> Beyond.Part.open("EACH", amount);
                            default -> Beyond.Part.over("EACH", amount, told);
                        };
                    })
                    .limit(1 + random.nextInt(3))
                    .toList();
            var shares = new TreeSet<BigDecimal>();
            var units = new TreeSet<BigDecimal>();
            tried(parts, 0, 0, 0, shares, units);
            var beyond = new Beyond(parts);
            var said = parts.toString();

            assertThat(beyond.share().low().doubleValue())
                    .as(said)
                    .isEqualTo(shares.first().doubleValue(), within(1e-9));
            assertThat(beyond.share().high().doubleValue())
                    .as(said)
                    .isEqualTo(shares.last().doubleValue(), within(1e-9));
            assertThat(Objects.requireNonNull(beyond.units("EACH")).text("EACH"))
                    .as(said)
                    .isEqualTo(new Between(units.first(), units.last()).text("EACH"));
        }
    }

    private static void tried(
            List<Beyond.Part> parts, int at, int beyond, int all, Set<BigDecimal> shares, Set<BigDecimal> units) {
        if (at == parts.size()) {
            shares.add(all == 0 ? BigDecimal.ZERO : BigDecimal.valueOf(beyond / (double) all));
            units.add(BigDecimal.valueOf(beyond));
            return;
        }
        var part = parts.get(at);
        for (var came = part.amount().low().intValue();
                came <= Objects.requireNonNull(part.amount().high()).intValue();
                came++) {
            var least = part.least() == null ? came : part.least().intValue();
            var most = part.most() == null ? Math.max(came, least) : part.most().intValue();
            for (var told = least; told <= most; told++) {
                tried(parts, at + 1, beyond + Math.max(0, came - told), all + came, shares, units);
            }
        }
    }

    /** The one of which the line says nothing may have risen by any share; the other rose from 80 to 100. */
    @Test
    void whatSurelyRoseIsSaidWhateverTheLineOfAnotherLeavesOut() {
        var told = notice("N1", "T1", "\"2023-01-10\"", """
            {"designation": "Missile", "rangeKm": "80"}, {"designation": "Rocket", "rangeKm": "40"}""");
        var ordered = "{\"transfer\": \"T1\", \"designation\": \"Missile\", \"rangeKm\": \"100\"},"
                + "{\"transfer\": \"T1\", \"designation\": \"Rocket\"}";
        var report = on("2023-12-31", List.of(told), ordered);

        assertThat(leaf(report, "capabilityRise")).isEqualTo("0.25..");
        assertThat(report.imprecise())
                .contains(new Doubt.Imprecise(
                        "drift.capabilityRise",
                        "at least 0.25: the range of Rocket is notified and not stated by the line of T1"));

        // Of notices that make no difference there may be as many as there are.
        var many = new ArrayList<>(List.of(told));
        for (var number = 0; number < 40; number++) {
            many.add(notice("O" + number, "T1", "\"2023-12\"", "{\"designation\": \"Tent\"}"));
        }
        assertThat(leaf(on("2023-12-30", many, ordered), "capabilityRise")).isEqualTo("0.25..");

        var perhaps = notice("N2", "T1", "\"2023-12\"", "{\"designation\": \"Missile\", \"rangeKm\": \"90\"}");
        var one = "{\"transfer\": \"T1\", \"designation\": \"Missile\", \"rangeKm\": \"100\"}";
        // 10 above 90, or 20 above 80.
        assertThat(leaf(on("2023-12-30", List.of(told, perhaps), one), "capabilityRise"))
                .isEqualTo("0.111111..0.25");
    }

    @Test
    void whatWasDeliveredHasToBeKnown() {
        isUnknown(
                on("2023-12-31", List.of(T1), "", delivery("2023-05-01", "T1", "Launcher", "null")),
                "excessShare",
                "what was delivered of Launcher is not known");
        isUnknown(
                on("2023-12-31", List.of(T1), "", LAUNCHERS.replace("\"designation\": \"Launcher\", ", "")),
                "unnotifiedShare",
                "which article of T1 was delivered is not recorded");
        isUnknown(
                on("2023-12-31", List.of(T1), "", LAUNCHERS.replace("\"count\"", "\"bound\": \"ABOUT\", \"count\"")),
                "excessShare",
                "what was delivered of Launcher is not known");
    }

    /** A running total contains what came before: 30 and then 45 in all are 45, which is 5 more than 40. */
    @Test
    void aRunningTotalIsNotAdded() {
        var total = delivery("2023-06-01", "T1", "Launcher", "\"45 EACH\"").replace("INCREMENT", "CUMULATIVE");

        var report = on("2023-12-31", List.of(T1), "", delivery("2023-05-01", "T1", "Launcher", "\"30 EACH\""), total);

        assertThat(leaf(report, "excessUnits")).isEqualTo("5 EACH");
    }

    @Test
    void aNoticeThatMayNotHaveBeenReceivedMattersWhereItMakesADifference() {
        for (var day : List.of("null", "\"../2024-01-15\"", "\"2023-12\"")) {
            var open = notice("N4", "T1", day, """
                {"designation": "Drone", "quantity": {"amount": "9", "unit": "EACH"}}""");
            // 4 of 7, or none.
            assertThat(on("2023-12-30", List.of(T1, open), "", RADARS, DRONES).imprecise())
                    .contains(
                            new Doubt.Imprecise(
                                    "drift.unnotifiedShare",
                                    "between 0 and 0.571429: whether a legislature had received N4 by 2023-12-30 is not known"));
            assertThat(leaf(on("2023-12-30", List.of(T1, open), "", RADARS), "unnotifiedShare"))
                    .isEqualTo("0");
        }
    }

    /** A range of 80 km was notified and 300 km ordered: it rose by 220 / 80. A report of 300 km meets it. */
    @Test
    void aCapabilityThatRoseAboveTheNoticeIsSeenBeforeAnythingIsDelivered() {
        var told = notice("N1", "T1", "\"2023-01-10\"", "{\"designation\": \"Missile\", \"rangeKm\": \"80\"}");
        var report = notice("N2", "T1", "\"2023-06-01\"", "{\"designation\": \"Missile\", \"rangeKm\": \"300\"}");
        var ordered = "{\"transfer\": \"T1\", \"designation\": \"Missile\", \"rangeKm\": \"300\"}";

        var risen = on("2023-12-31", List.of(told), ordered);

        assertThat(leaf(risen, "capabilityRise")).isEqualTo("2.75");
        assertThat(risen.measure().path("configuration").path("risen").toString())
                .isEqualTo(
                        "[{\"designation\":\"Missile\",\"figure\":\"rangeKm\",\"notified\":\"80\",\"ordered\":\"300\"}]");
        assertThat(leaf(on("2023-12-31", List.of(told, report), ordered), "capabilityRise"))
                .isEqualTo("0");
        isUnknown(
                on("2023-12-31", List.of(told), "{\"transfer\": \"T1\", \"designation\": \"Missile\"}"),
                "capabilityRise",
                "the range of Missile is notified and not stated by the line of T1");
    }
}
