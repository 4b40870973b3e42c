package org.daylight.launcher.portfolio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What the tables are turned into, before anything is sent. */
class FirstPortfolioTest {

    private static final List<JsonNode> LINES = new ArrayList<>();

    @BeforeAll
    static void readLines() throws Exception {
        for (var file : FirstPortfolio.files()) {
            for (var line : file.lines()) {
                LINES.add(new ObjectMapper().readTree(line.text()));
            }
        }
    }

    /** Increments add up, a running total stands for all before it; what is not counted is another account of the same. */
    @Test
    void noOrderIsDeliveredBeyondItsQuantity() {
        var added = new HashMap<String, BigDecimal>();
        var totals = new HashMap<String, BigDecimal>();
        for (var delivery : of("delivery")) {
            var content = delivery.path("content");
            if (content.path("counted").asBoolean() && content.has("quantity")) {
                var quantity = new BigDecimal(content.at("/quantity/amount").asText());
                var transfer = content.path("transfer").asText();
                if (content.path("measure").asText().equals("INCREMENT")) {
                    added.merge(transfer, quantity, BigDecimal::add);
                } else {
                    totals.merge(transfer, quantity, BigDecimal::max);
                }
            }
        }
        var compared = new ArrayList<String>();
        for (var transfer : of("transfer")) {
            var ordered = transfer.at("/content/lines/0/quantity/amount");
            var reference = transfer.at("/content/reference").asText();
            for (var delivered : List.of(added, totals)) {
                if (ordered.isTextual() && delivered.containsKey(reference)) {
                    assertThat(delivered.get(reference)).as(reference).isLessThanOrEqualTo(number(ordered));
                    compared.add(reference);
                }
            }
        }

        assertThat(compared).contains("TW-M1A2T", "TW-HCDS", "TW-HIMARS-1", "EU-ROUNDS");
        assertThat(added.get("TW-M1A2T")).as("38 and 42 of 108").isEqualByComparingTo("80");
    }

    @Test
    void theSecondAccountOfADeliveryIsKeptBesideTheCountedOne() {
        assertThat(of("delivery").stream()
                        .filter(line -> line.at("/content/transfer").asText().equals("TW-M1A2T"))
                        .map(line -> line.at("/content/quantity/amount").asText()
                                + (line.at("/content/counted").asBoolean() ? " counted" : " beside")))
                .containsExactly("38 counted", "42 counted", "42 beside");
    }

    /** Rows of schedule.csv: "38 in 2024", "to be completed by the end of 2027", and of 400 due in 2022 what was left of that year. */
    @Test
    void aPlannedWindowIsKeptAsItWasStated() {
        assertThat(plans("TW-M1A2T")).startsWith("2027-12-31 108", """
                2024-01-01/2024-12-31 38, 2025-01-01/2025-12-31 80, 2026-01-01/2026-12-31 108""");
        assertThat(plans("TW-JAVELIN")).containsExactly("2022-10-31/2022-12-31 400", "2023-01-01/2023-12-31 400");
    }

    /** On 20 March 2025 it was told again that the 18 planned for 2026 are to come by its end. */
    @Test
    void whoTellsAgainOfAPlanMakesNoOther() {
        assertThat(plans("TW-HIMARS-2")).containsExactly("2027-01-01/2028-12-31 18", "2026-01-01/2026-12-31 18");
    }

    /** The plans that the last version of an order's objective states. */
    private static List<String> plans(String order) {
        return of("objective").stream()
                .filter(line -> line.path("key").asText().equals(order + "-ON-TIME"))
                .toList()
                .getLast()
                .at("/content/baselines")
                .valueStream()
                .map(baseline -> baseline.path("points")
                        .valueStream()
                        .map(point -> point.path("on").asText() + " "
                                + point.path("cumulative").asText())
                        .collect(Collectors.joining(", ")))
                .toList();
    }

    /** Line 14 tells of the sale of line 13 with another quantity. */
    @Test
    void theSecondAccountOfAnEmergencySaleIsASourceOfTheSameNotice() {
        var sales = of("notification").stream()
                .filter(line -> line.at("/content/reference").asText().startsWith("ISR-2023-12-29"))
                .toList();

        assertThat(sales).singleElement().satisfies(notice -> {
            assertThat(notice.at("/content/totalValue/amount").asText()).isEqualTo("147500000.00");
            assertThat(notice.path("sources").findValuesAsText("system"))
                    .containsExactly("emergency-sales/emergency.csv line 13", "emergency-sales/emergency.csv line 14");
        });
    }

    @Test
    void whoDeterminedAnEmergencyIsSourcedToTheDelegation() {
        assertThat(of("determination").stream()
                        .filter(line -> line.at("/content/kind").asText().equals("EMERGENCY")))
                .hasSize(23)
                .allSatisfy(line -> {
                    assertThat(line.at("/content/delegation").asText()).startsWith("Executive Order 13637");
                    assertThat(line.path("sources").findValuesAsText("field")).containsExactly("/officer");
                });
    }

    /** Of Javelin, Stinger and M109A6 no notification was found; of the further HIMARS the table's note tells of one. */
    @Test
    void anOrderIsCalledNotifiedOnlyWhereTheTableTellsOfTheNotification() {
        assertThat(of("transfer").stream()
                        .filter(line -> line.at("/content/status").asText().equals("REQUESTED"))
                        .map(line -> line.path("key").asText()))
                .containsExactlyInAnyOrder("TW-JAVELIN", "TW-STINGER", "TW-M109A6");
        assertThat(of("transfer").stream()
                        .filter(line -> line.path("key").asText().equals("TW-HIMARS-2")))
                .singleElement()
                .satisfies(
                        line -> assertThat(line.at("/content/status").asText()).isEqualTo("NOTIFIED"));
    }

    /** SOURCE.txt: the Patriot part of H3 has no known end; and no page tells of the lifting of H5. */
    @Test
    void aHoldOfWhichAPartHasNoKnownEndStaysOpen() {
        assertThat(holds("HOLD-H3")).hasSize(3);
        var latest = holds("HOLD-H3").getLast();

        assertThat(latest.at("/content").has("releasedOn")).isFalse();
        assertThat(latest.at("/content/partialReleases").findValuesAsText("on"))
                .containsExactly("2025-07-07", "../2025-07-09");
        assertThat(latest.at("/content/partialReleases").findValuesAsText("scope"))
                .allSatisfy(scope -> assertThat(scope).endsWith("not known of: Patriot interceptors"));
        assertThat(holds("HOLD-H5"))
                .singleElement()
                .satisfies(line ->
                        assertThat(line.at("/content").has("releasedOn")).isFalse());
    }

    @Test
    void aHoldIsToldEventByEvent() {
        assertThat(holds("HOLD-H1"))
                .extracting(
                        line -> line.path("knownSince").asText(),
                        line -> line.path("reason").asText(),
                        line -> line.at("/content/announcedOn").asText(),
                        line -> line.at("/content/releasedOn").asText())
                .containsExactly(
                        tuple("2024-05-05", "start", "", ""),
                        tuple("2024-05-08", "confirmed", "2024-05-08", ""),
                        tuple("2024-07-11", "partial release", "2024-05-08", ""),
                        tuple("2025-01-25", "release", "2024-05-08", "2025-01-24"));
        assertThat(holds("HOLD-H1").getLast().at("/content/partialReleases").findValuesAsText("on"))
                .containsExactly("../2024-07-11");
    }

    /** The day on which one would expire no page told beforehand. */
    @Test
    void howAHoldEndedIsSaidAsTheTableSaysIt() {
        var endings = new TreeMap<String, String>();
        of("hold")
                .forEach(line -> endings.put(
                        line.path("key").asText(), line.at("/content/ending").asText("none")));

        assertThat(endings)
                .containsEntry("HOLD-H1", "RELEASED")
                .containsEntry("HOLD-H2", "RELEASED")
                .containsEntry("HOLD-H3", "none")
                .containsEntry("HOLD-H4", "RELEASED")
                .containsEntry("HOLD-H5", "none")
                .containsEntry("HOLD-H6", "RELEASED")
                .containsEntry("HOLD-H7-JOR", "OVERRIDDEN")
                .containsEntry("HOLD-H8", "EXPIRED");
        assertThat(of("hold")).noneMatch(line -> line.at("/content").has("expiresOn"));
    }

    /** Which rows stand behind a hold, and which the document names as left out: together all of the table. */
    @Test
    void everyRowOfTheHoldsIsCarriedOrNamedInTheDocument() throws Exception {
        var rows = new TreeSet<Integer>();
        of("hold")
                .forEach(line -> line.path("sources")
                        .findValuesAsText("system")
                        .forEach(system ->
                                rows.add(Integer.valueOf(system.substring("holds/holds.csv line ".length())))));
        assertThat(rows).as("nineteen carried, one a source beside").hasSize(20);
        var document = Files.readString(Path.of("../../docs/first-portfolio.md"));
        var leftOut = document.substring(document.indexOf("Left out, by row of `holds.csv`:"))
                .lines()
                .takeWhile(line -> !line.isBlank() && !line.startsWith("- **"))
                .collect(Collectors.joining(" "));
        Pattern.compile("\\b[0-9]{1,2}\\b").matcher(leftOut).results().forEach(found -> {
            assertThat(rows.add(Integer.valueOf(found.group())))
                    .as(found.group())
                    .isTrue();
        });

        assertThat(rows)
                .containsExactlyElementsOf(IntStream.rangeClosed(2, 30).boxed().toList());
    }

    /** FAA 614 was used three times; the memorandum of 2022-02-25 carries the package of 350 announced that day. */
    @Test
    void theUsesOfSpecialAuthorityStandBesideTheCeilings() {
        var waivers = of("determination").stream()
                .filter(line -> line.at("/content/kind").asText().equals("WAIVER"))
                .toList();

        assertThat(waivers)
                .extracting(
                        line -> line.at("/content/on").asText(),
                        line -> line.at("/content/transfers/0").asText())
                .containsExactly(tuple("2022-02-25", "UKR-PDA-03"), tuple("2024-05-28", ""), tuple("2024-12-02", ""));
        assertThat(waivers.getFirst().at("/content/text").asText())
                .contains("up to 250 million", "drawdown under FAA 506(a)(1), up to 350 million");
        assertThat(of("authority").toString()).doesNotContain("614");
    }

    /** The memorandum is of 2024-02-08, the report that names the seven of 2024-05-10; since when is not said. */
    @Test
    void anArmedConflictBeganNoLaterThanTheMemorandumAndIsKnownSinceTheReport() {
        var stated = of("partner").stream()
                .filter(line -> !line.at("/content/securityStates").isEmpty())
                .toList();

        assertThat(stated)
                .extracting(line -> line.path("key").asText())
                .containsExactlyInAnyOrder("COL", "IRQ", "ISR", "KEN", "NGA", "SOM", "UKR");
        assertThat(stated).allSatisfy(line -> {
            assertThat(line.path("knownSince").asText()).isEqualTo("2024-05-10");
            assertThat(line.at("/content/securityStates/0/from").asText()).isEqualTo("../2024-02-08");
        });
    }

    /** What was published as left on 2022-09-15, against the ceiling and what the packages add up to. */
    @Test
    void whatTheDocumentSaysOfFiscal2022FollowsFromTheTables() throws Exception {
        var before = 0;
        var with = 0;
        for (var row : Table.read("drawdowns-ukraine/drawdowns").rows()) {
            var order = row.required("announced").compareTo("2022-09-15");
            if (row.is("authority_fiscal_year", "2022") && order <= 0) {
                with += Integer.parseInt(row.required("usd_m"));
                before += order < 0 ? Integer.parseInt(row.required("usd_m")) : 0;
            }
        }
        var left = Integer.parseInt(only(Table.read("sets/drawdown_special_authority"), "date", "2022-09-15")
                .required("limit_usd_m"));
        var ceiling = Integer.parseInt(
                only(Table.read("sets/drawdown_ceilings"), "to", "2022-09-30").required("ceiling_usd_m"));

        assertThat(Files.readString(Path.of("../../docs/first-portfolio.md")).replaceAll("\\s+", " "))
                .contains(String.format(
                        Locale.ROOT,
                        "%,d was published as left on 2022-09-15, which implies %,d of %,d used. The table adds up to %,d"
                                + " before the package announced that day and to %,d with it",
                        left,
                        ceiling - left,
                        ceiling,
                        before,
                        with));
    }

    private static Table.Row only(Table table, String column, String value) {
        var found = table.rows().stream().filter(row -> row.is(column, value)).toList();
        assertThat(found).hasSize(1);
        return found.getFirst();
    }

    private static List<JsonNode> holds(String reference) {
        return of("hold").stream()
                .filter(line -> line.path("key").asText().equals(reference))
                .toList();
    }

    private static BigDecimal number(JsonNode text) {
        return new BigDecimal(text.asText());
    }

    private static List<JsonNode> of(String type) {
        return LINES.stream()
                .filter(line -> line.path("type").asText().equals(type))
                .toList();
    }
}
