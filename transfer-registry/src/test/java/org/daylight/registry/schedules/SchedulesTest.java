package org.daylight.registry.schedules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.daylight.registry.Api.as;
import static org.hamcrest.Matchers.equalTo;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import org.daylight.kit.json.CanonicalJson;
import org.daylight.postgres.TestDatabase;
import org.daylight.registry.Api;
import org.daylight.registry.facts.Register;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(value = TestDatabase.class, initArgs = @ResourceArg(name = "database", value = "registry"))
class SchedulesTest {

    private final String code = Api.code();

    @BeforeEach
    void fill() {
        Register.fill(code);
    }

    @Test
    void anObjectiveHasItsPlansAndWhatReachedItsMilestone() {
        var line = lines("2024-03-20", "objective:" + code + "/O1").getFirst();

        assertThat(line.path("objective").asText()).isEqualTo(code + "/O1");
        assertThat(line.path("milestone").asText()).isEqualTo("HANDED_OVER");
        assertThat(line.path("baselines")).hasSize(1);
        assertThat(line.path("deliveries").toString())
                .isEqualTo("[{\"on\":\"2024-03-01\",\"milestone\":\"HANDED_OVER\",\"measure\":\"INCREMENT\","
                        + "\"quantity\":\"38 EACH\",\"value\":null,\"count\":1,\"capabilityClass\":\"ARMOUR\","
                        + "\"designation\":\"M1A2T \\\"Abrams\\\"\",\"transfer\":\"" + code + "/T1\"}]");
        assertThat(line.path("planned").path(0).path("quantity").asText()).isEqualTo("38 EACH");
        assertThat(line.path("written").path("unvalued").asInt()).isEqualTo(1);
        assertThat(lines("2024-07-01", "objective:" + code + "/O1").getFirst().path("baselines"))
                .hasSize(2);
    }

    /** A re-plan of June counts from the end of June on; one that is listed before another may be stated after it. */
    @Test
    void whatIsCountedIsThatOfThePlanThatIsSurelyStatedLast() {
        load(Api.DESK, """
            {"type": "objective", "content": {"reference": "%1$s/OL", "partner": "%1$s", "interest": "i", "statement": "s",
             "noDivergenceReason": "n", "status": "DRAFT", "baselines": [
             {"number": 1, "statedOn": "2023-01-01", "milestone": "HANDED_OVER", "unit": "EACH", "interpolation": "LINEAR",
              "startsOn": "2024-01-01", "points": [{"on": "2024-12-31", "cumulative": "60"}]},
             {"number": 2, "statedOn": "2024-06", "reason": "more", "milestone": "SHIPPED", "unit": "EACH",
              "interpolation": "LINEAR", "startsOn": "2024-01-01", "points": [{"on": "2024-12-31", "cumulative": "70"}]},
             {"number": 3, "statedOn": "2024-02-01", "reason": "less", "milestone": "ARRIVED_AT_PORT", "unit": "EACH",
              "interpolation": "LINEAR", "startsOn": "2024-01-01", "points": [{"on": "2024-12-31", "cumulative": "50"}]}]}}
            """.formatted(code));

        assertThat(lines("2024-01-31", "objective:" + code + "/OL")
                        .getFirst()
                        .path("milestone")
                        .asText())
                .isEqualTo("HANDED_OVER");
        assertThat(lines("2024-06-10", "objective:" + code + "/OL")
                        .getFirst()
                        .path("milestone")
                        .asText())
                .isEqualTo("ARRIVED_AT_PORT");
        assertThat(lines("2024-06-30", "objective:" + code + "/OL")
                        .getFirst()
                        .path("milestone")
                        .asText())
                .isEqualTo("SHIPPED");
    }

    /** Who reads the plans of the whole must not find one of a part among them; its milestone is measured like theirs. */
    @Test
    void plansOfClassesStandApartFromThoseOfTheWhole() {
        load(Api.DESK, """
            {"type": "objective", "content": {"reference": "%1$s/OC", "partner": "%1$s", "interest": "i", "statement": "s",
             "noDivergenceReason": "n", "status": "DRAFT", "baselines": [{"number": 1, "statedOn": "2024-01-01",
             "milestone": "HANDED_OVER", "unit": "EACH", "interpolation": "LINEAR", "startsOn": "2024-01-01",
             "points": [{"on": "2024-12-31", "cumulative": "60"}]}, {"number": 1, "statedOn": "2024-01-01",
             "capabilityClass": "ARMOUR", "milestone": "SHIPPED", "unit": "EACH", "interpolation": "LINEAR",
             "startsOn": "2024-01-01", "points": [{"on": "2024-12-31", "cumulative": "20"}]}, {"number": 2,
             "statedOn": "2024-05-01", "reason": "more", "capabilityClass": "ARMOUR", "milestone": "SHIPPED",
             "unit": "EACH", "interpolation": "LINEAR", "startsOn": "2024-01-01",
             "points": [{"on": "2024-12-31", "cumulative": "30"}]}]}}
            {"type": "transfer", "content": {"reference": "%1$s/TC", "partner": "%1$s", "channel": "FMS", "title": "x",
             "status": "AGREED", "agreedOn": "2023-05-01", "objectives": ["%1$s/OC"], "lines": [
             {"number": 1, "designation": "Tank", "capabilityClass": "ARMOUR"}]}}
            {"type": "delivery", "content": {"reference": "%1$s/DC", "transfer": "%1$s/TC", "counted": true, "line": 1,
             "measure": "INCREMENT", "quantity": {"amount": "5", "unit": "EACH"}, "milestones": {"SHIPPED": {"on": "2024-02-10"}}}}
            """.formatted(code));

        var line = lines("2024-04-30", "objective:" + code + "/OC").getFirst();

        assertThat(line.path("baselines")).hasSize(1);
        assertThat(line.path("milestone").asText()).isEqualTo("HANDED_OVER");
        assertThat(line.path("classBaselines")).hasSize(1);
        assertThat(line.path("classBaselines").path(0).path("capabilityClass").asText())
                .isEqualTo("ARMOUR");
        assertThat(line.path("deliveries"))
                .extracting(delivery -> delivery.path("milestone").asText() + " "
                        + delivery.path("on").asText())
                .containsExactly("SHIPPED 2024-02-10", "HANDED_OVER 2024-02-10/..");
        assertThat(line.path("deliveries")).noneMatch(delivery -> delivery.has("delivery"));
        assertThat(lines("2024-05-01", "objective:" + code + "/OC").getFirst().path("classBaselines"))
                .hasSize(2);
        load(Api.DESK, """
            {"type": "delivery", "content": {"reference": "%1$s/DD", "transfer": "%1$s/TC", "counted": true, "line": 1,
             "measure": "INCREMENT", "quantity": {"amount": "2", "unit": "EACH"}, "milestones": {"SHIPPED": {"on": "2024-02-10"}}}}
            {"type": "delivery", "content": {"reference": "%1$s/DE", "transfer": "%1$s/TC", "counted": true, "line": 1,
             "measure": "CUMULATIVE", "quantity": {"amount": "7", "unit": "EACH"}, "milestones": {"SHIPPED": {"on": "2024-02-10"}}}}
            """.formatted(code));
        for (var underWay : List.of("P/DC 5 EACH, P/DD 2 EACH", " 7 EACH")) {
            var asked = lines("2024-04-30", "objective:" + code + "/OC&underWay=" + underWay.startsWith("P"))
                    .getFirst()
                    .path("deliveries")
                    .valueStream()
                    .filter(each -> each.path("measure").asText().equals("INCREMENT"))
                    .toList();
            assertThat(asked)
                    .filteredOn(each -> each.path("milestone").asText().equals("SHIPPED"))
                    .extracting(each -> each.path("quantity").asText())
                    .containsExactly("7 EACH");
            assertThat(asked)
                    .filteredOn(each -> each.path("milestone").asText().equals("HANDED_OVER"))
                    .extracting(each -> each.path("delivery").asText().replace(code, "P") + " "
                            + each.path("quantity").asText())
                    .containsExactly(underWay.split(", "));
        }
    }

    /** Only what was shipped is planned, of one class: what came in all is counted where no plan names a milestone. */
    @Test
    void whatPlansOfClassesAloneCountIsNotAllThatCame() {
        load(Api.DESK, """
            {"type": "objective", "content": {"reference": "%1$s/OP", "partner": "%1$s", "interest": "i", "statement": "s",
             "noDivergenceReason": "n", "status": "DRAFT", "baselines": [{"number": 1, "statedOn": "2024-01-01",
             "capabilityClass": "ARMOUR", "milestone": "SHIPPED", "unit": "EACH", "interpolation": "LINEAR",
             "startsOn": "2024-01-01", "points": [{"on": "2024-12-31", "cumulative": "20"}]}]}}
            {"type": "transfer", "content": {"reference": "%1$s/TP", "partner": "%1$s", "channel": "FMS", "title": "x",
             "status": "AGREED", "agreedOn": "2023-05-01", "objectives": ["%1$s/OP"], "lines": [
             {"number": 1, "designation": "Tank", "capabilityClass": "ARMOUR"},
             {"number": 2, "designation": "Drone", "capabilityClass": "DRONES"}]}}
            {"type": "delivery", "content": {"reference": "%1$s/DP1", "transfer": "%1$s/TP", "counted": true, "line": 1,
             "measure": "INCREMENT", "quantity": {"amount": "5", "unit": "EACH"},
             "milestones": {"SHIPPED": {"on": "2024-02-10"}, "HANDED_OVER": {"on": "2024-03-10"}}}}
            {"type": "delivery", "content": {"reference": "%1$s/DP2", "transfer": "%1$s/TP", "counted": true, "line": 2,
             "measure": "INCREMENT", "quantity": {"amount": "4", "unit": "EACH"},
             "milestones": {"HANDED_OVER": {"on": "2024-02-20"}}}}
            """);

        var line = lines("2024-04-30", "objective:" + code + "/OP").getFirst();

        assertThat(line.path("milestone").isNull()).isTrue();
        assertThat(line.path("deliveries"))
                .extracting(delivery -> "%s %s %s"
                        .formatted(
                                delivery.path("milestone").asText(),
                                delivery.path("capabilityClass").asText(),
                                delivery.path("quantity").asText()))
                .containsExactlyInAnyOrder(
                        "SHIPPED ARMOUR 5 EACH",
                        "SHIPPED DRONES 4 EACH",
                        "HANDED_OVER DRONES 4 EACH",
                        "HANDED_OVER ARMOUR 5 EACH");
    }

    /**
     * By hand: 5 tanks at 4 each and about 3 guns at 0.5 count for 20 and 1.5; how many shells are at least so many at 0.25 each; one
     * line says nothing of the index, so that what else came under that transfer on its day counts for nobody knows how much; guns
     * are ordered by the piece, so that one by weight counts for nobody knows how much either.
     */
    @Test
    void anObjectivePlannedByAnIndexHasWhatEachDayCountsForByIt() {
        load(Api.DESK, """
            {"type": "objective", "content": {"reference": "%1$s/OX", "partner": "%1$s", "interest": "i", "statement": "s",
             "noDivergenceReason": "n", "status": "DRAFT", "baselines": [{"number": 1, "statedOn": "2024-01-01",
             "milestone": "HANDED_OVER", "index": "TIV", "interpolation": "LINEAR", "startsOn": "2024-01-01",
             "points": [{"on": "2024-12-31", "cumulative": "60"}]}]}}
            {"type": "transfer", "content": {"reference": "%1$s/TX", "partner": "%1$s", "channel": "FMS", "title": "x",
             "status": "AGREED", "agreedOn": "2023-05-01", "objectives": ["%1$s/OX"], "lines": [
             {"number": 1, "designation": "Tank", "capabilityClass": "ARMOUR",
              "indexes": [{"name": "TIV", "perUnit": "4", "statedBy": "an institute"}]},
             {"number": 2, "designation": "Gun", "capabilityClass": "ARTILLERY", "quantity": {"amount": "9", "unit": "EACH"},
              "indexes": [{"name": "TIV", "perUnit": "0.5", "statedBy": "an institute"}]},
             {"number": 3, "designation": "Shell", "capabilityClass": "ROUNDS",
              "indexes": [{"name": "TIV", "perUnit": "0.25", "statedBy": "an institute"}]},
             {"number": 4, "designation": "Fuze", "capabilityClass": "ROUNDS"}]}}
            {"type": "delivery", "content": {"reference": "%1$s/DX1", "transfer": "%1$s/TX", "counted": true, "line": 1, "measure": "INCREMENT",
             "quantity": {"amount": "5", "unit": "EACH"}, "plannedOn": "2024-02-01",
             "plannedQuantity": {"amount": "6", "unit": "EACH"}, "milestones": {"HANDED_OVER": {"on": "2024-02-10"}}}}
            {"type": "delivery", "content": {"reference": "%1$s/DX2", "transfer": "%1$s/TX", "counted": true, "line": 2, "measure": "INCREMENT",
             "quantity": {"amount": "3", "unit": "EACH", "bound": "ABOUT"}, "milestones": {"HANDED_OVER": {"on": "2024-02-11"}}}}
            {"type": "delivery", "content": {"reference": "%1$s/DX3", "transfer": "%1$s/TX", "counted": true, "line": 3, "measure": "INCREMENT",
             "quantity": {"amount": "10", "unit": "EACH", "bound": "AT_LEAST"}, "milestones": {"HANDED_OVER": {"on": "2024-02-12"}}}}
            {"type": "delivery", "content": {"reference": "%1$s/DX4", "transfer": "%1$s/TX", "counted": true, "line": 3, "measure": "INCREMENT",
             "quantity": {"amount": "8", "unit": "EACH"}, "milestones": {"HANDED_OVER": {"on": "2024-02-13"}}}}
            {"type": "delivery", "content": {"reference": "%1$s/DX5", "transfer": "%1$s/TX", "counted": true, "line": 4, "measure": "INCREMENT",
             "quantity": {"amount": "8", "unit": "EACH"}, "milestones": {"HANDED_OVER": {"on": "2024-02-13"}}}}
            {"type": "delivery", "content": {"reference": "%1$s/DX6", "transfer": "%1$s/TX", "counted": true, "line": 2, "measure": "INCREMENT",
             "quantity": {"amount": "900", "unit": "KG"}, "milestones": {"HANDED_OVER": {"on": "2024-02-14"}}}}
            {"type": "delivery", "content": {"reference": "%1$s/DX7", "transfer": "%1$s/TX", "counted": true, "line": 1, "measure": "CUMULATIVE",
             "quantity": {"amount": "7", "unit": "EACH", "bound": "AT_MOST"}, "milestones": {"HANDED_OVER": {"on": "2024-02-15"}}}}
            """);

        var line = lines("2024-03-20", "objective:" + code + "/OX").getFirst();

        assertThat(line.path("deliveries")
                        .valueStream()
                        .map(entry -> entry.path("on").asText() + " "
                                + entry.path("quantity").asText() + " " + entry.path("indexes")))
                .containsExactly(
                        "2024-02-10 5 EACH {\"TIV\":\"20\"}",
                        "2024-02-11 3 EACH {\"TIV\":\"1.5\"}",
                        "2024-02-12 10.. EACH {\"TIV\":\"2.5..\"}",
                        "2024-02-13 16 EACH {\"TIV\":null}",
                        "2024-02-14 900 KG {\"TIV\":null}",
                        "2024-02-15 ..7 EACH {\"TIV\":\"..28\"}");
        assertThat(line.path("deliveries").path(5).path("line").asInt()).isEqualTo(1);
        assertThat(line.path("deliveries").path(1).path("bound").asText()).isEqualTo("ABOUT");
        assertThat(line.path("planned").path(0).path("indexes").toString()).isEqualTo("{\"TIV\":\"24\"}");
        assertThat(lines("2024-03-20", "objective:" + code + "/O1")
                        .getFirst()
                        .path("deliveries")
                        .path(0)
                        .has("indexes"))
                .isFalse();
        assertThat(line.has("perUnit")).isFalse();
        for (var scope : List.of("objective:" + code + "/OX", "partner:" + code)) {
            var told = lines("2024-03-20", scope + "&perUnit=true").stream()
                    .filter(each -> each.path("objective").asText().equals(code + "/OX")
                            || (scope.startsWith("partner") && !each.has("objective")))
                    .flatMap(each -> each.path("perUnit").valueStream())
                    .distinct()
                    .toList();
            assertThat(told)
                    .extracting(each -> "%s %s %s %s %s %s"
                            .formatted(
                                    each.path("transfer").asText().replace(code, "P"),
                                    each.path("line").asInt(),
                                    each.path("capabilityClass").asText(),
                                    each.path("designation").asText(),
                                    each.path("unit").asText(),
                                    each.path("indexes")))
                    .containsExactly(
                            "P/TX 1 ARMOUR Tank null {\"TIV\":\"4\"}",
                            "P/TX 2 ARTILLERY Gun EACH {\"TIV\":\"0.5\"}",
                            "P/TX 3 ROUNDS Shell null {\"TIV\":\"0.25\"}",
                            "P/TX 4 ROUNDS Fuze null {}");
        }
    }

    /** Whose only delivery has no planned day stands in no other list. */
    @Test
    void theTransfersThatServeAnObjectiveAreListedForWhatIsYetToCome() {
        load(Api.DESK, """
            {"type": "objective", "content": {"reference": "%1$s/OS", "partner": "%1$s", "interest": "i", "statement": "s",
             "noDivergenceReason": "n", "status": "DRAFT"}}
            {"type": "transfer", "content": {"reference": "%1$s/TS1", "partner": "%1$s", "channel": "FMS", "title": "x",
             "status": "AGREED", "agreedOn": "2023-05-01", "objectives": ["%1$s/OS"], "lines": [
             {"number": 1, "designation": "Tank", "capabilityClass": "ARMOUR"}]}}
            {"type": "transfer", "content": {"reference": "%1$s/TS2", "partner": "%1$s", "channel": "FMS", "title": "x",
             "status": "AGREED", "agreedOn": "2023-05-01", "lines": [
             {"number": 1, "designation": "Tank", "capabilityClass": "ARMOUR"}]}}
            {"type": "delivery", "content": {"reference": "%1$s/DS1", "transfer": "%1$s/TS1", "counted": true, "line": 1,
             "measure": "INCREMENT", "plannedQuantity": {"amount": "40", "unit": "EACH"}}}
            """);

        var line = lines("2024-03-20", "objective:" + code + "/OS&perUnit=true").getFirst();

        assertThat(line.path("serving").toString()).isEqualTo("[\"%s/TS1\"]".formatted(code));
        assertThat(line.path("planned")).isEmpty();
        assertThat(lines("2024-03-20", "objective:" + code + "/OS").getFirst().has("serving"))
                .isFalse();
    }

    /** What came on a day that nobody says may have come on any; what is planned for later has not come before. */
    @Test
    void whatHasNoDayMayHaveComeOnAny() {
        load(Api.DESK, """
            {"type": "delivery", "content": {"reference": "%1$s/D71", "transfer": "%1$s/T1", "counted": true, "line": 1, "measure": "INCREMENT",
             "quantity": {"amount": "71", "unit": "EACH"}}}
            {"type": "delivery", "content": {"reference": "%1$s/D73", "transfer": "%1$s/T1", "counted": true, "line": 1, "measure": "INCREMENT",
             "quantity": {"amount": "3", "unit": "EACH"}, "plannedOn": "2024-03-21"}}
            """);

        assertThat(withoutDay("2024-03-20", "objective:" + code + "/O1")).isEqualTo("0001-01-01/.. 71 EACH of 1");
        assertThat(withoutDay("2024-03-21", "objective:" + code + "/O1"))
                .isEqualTo("0001-01-01/.. 71 EACH of 1; 2024-03-21/.. 3 EACH of 1");
        assertThat(withoutDay("2024-03-20", "partner:" + code)).isEqualTo("0001-01-01/.. 71 EACH of 1");
    }

    private String withoutDay(String asOf, String scope) {
        var line = scope.startsWith("partner")
                ? ofPartner(lines(asOf, scope))
                : lines(asOf, scope).getFirst();
        return line.path("deliveries")
                .valueStream()
                .filter(entry -> entry.path("on").asText().endsWith(".."))
                .map(entry -> entry.path("on").asText() + " "
                        + entry.path("quantity")
                                .asText(entry.path("quantities").path(0).asText()) + " of "
                        + entry.path("count").asText())
                .collect(Collectors.joining("; "));
    }

    /**
     * Three more notices of the transfer that N1 names: N2 was printed on 1 March, its receipt is not recorded; N3 was never
     * received by the Senate; N4 is received in April, after the day that is asked about; N5 was
     * withdrawn in the month before the offer, N6 after it, when what was sold rested on it.
     */
    @Test
    void anObjectiveHasWhatALegislatureWasToldOfItsTransfersByThen() {
        var notice = """
            {"type": "notification", "content": {"reference": "%%1$s/%s", "partner": "%%1$s", "transfer": "%%1$s/T1",
             "statute": "AECA 36(b)", "kind": "ARTICLES", "addressees": ["House", "Senate"], %s}}
            """;
        load(
                Api.DESK,
                notice.formatted(
                                "N2",
                                "\"printedOn\": \"2024-03-01\", \"articles\": [{\"designation\": \"M1A2T\", \"rangeKm\": \"4\","
                                        + " \"quantity\": {\"amount\": \"38\", \"unit\": \"EACH\", \"bound\": \"AT_MOST\"}}]")
                        + notice.formatted(
                                "N3",
                                "\"receipts\": [{\"addressee\": \"House\", \"on\": \"2023-01-05\"},"
                                        + " {\"addressee\": \"Senate\", \"on\": null}]")
                        + notice.formatted(
                                "N4",
                                "\"receipts\": [{\"addressee\": \"House\", \"on\": \"2024-03-05\"},"
                                        + " {\"addressee\": \"Senate\", \"on\": \"2024-04-05\"}]")
                        + notice.formatted(
                                "N5",
                                "\"receipts\": [{\"addressee\": \"House\", \"on\": \"2022-01-05\"},"
                                        + " {\"addressee\": \"Senate\", \"on\": \"2022-01-05\"}],"
                                        + " \"withdrawnOn\": \"2022-03\"")
                        + notice.formatted(
                                "N6",
                                "\"receipts\": [{\"addressee\": \"House\", \"on\": \"2022-01-06\"},"
                                        + " {\"addressee\": \"Senate\", \"on\": \"2022-01-06\"}],"
                                        + " \"withdrawnOn\": \"2024-03-20\""));

        var line = lines("2024-03-20", "objective:" + code + "/O1").getFirst();

        assertThat(line.path("notified").toString().replace(code, "P"))
                .isEqualTo("[{\"notice\":\"P/N1\",\"transfer\":\"P/T1\",\"on\":\"2022-01-07\",\"articles\":[]},"
                        + "{\"notice\":\"P/N2\",\"transfer\":\"P/T1\",\"on\":\"../2024-03-01\",\"articles\":"
                        + "[{\"rangeKm\":\"4\",\"quantity\":{\"unit\":\"EACH\",\"bound\":\"AT_MOST\","
                        + "\"amount\":\"38\"},\"designation\":\"M1A2T\"}]},"
                        + "{\"notice\":\"P/N6\",\"transfer\":\"P/T1\",\"on\":\"2022-01-06\",\"articles\":[]}]");
        assertThat(line.path("ordered").toString().replace(code, "P"))
                .isEqualTo("[{\"transfer\":\"P/T1\",\"designation\":\"M1A2T \\\"Abrams\\\"\"}]");
        assertThat(lines("2024-04-05", "objective:" + code + "/O1").getFirst().path("notified"))
                .hasSize(4);
        assertThat(lines("2022-03-30", "objective:" + code + "/O1")
                        .getFirst()
                        .path("notified")
                        .findValuesAsText("notice"))
                .contains(code + "/N5");
    }

    /** Whoever may see the sum may see every notice that it rests on. */
    @Test
    void aNoticeThatIsRestrictedRestrictsWhatIsSaidOfItsObjective() {
        load(Api.CLOSE, """
            {"type": "notification", "accessGroup": "close-hold", "content": {"reference": "%1$s/N5", "partner": "%1$s",
             "transfer": "%1$s/T1", "statute": "AECA 36(b)", "kind": "ARTICLES", "announcedOn": "2024-03-01"},
             "marking": {"classification": "UNCLASSIFIED", "controlCategory": "CUI//EXPT", "releasableTo": []}}
            """);

        var line = lines("2024-03-20", "objective:" + code + "/O1").getFirst();

        assertThat(line.path("accessGroups").toString()).contains("close-hold");
        assertThat(line.path("marking").path("controlCategory").asText()).isEqualTo("CUI//EXPT");
    }

    @Test
    void anAuthorityHasItsStepsAndTheChargesSoFar() {
        var line = lines("2024-03-20", "objective:" + code + "/O1").get(1);

        assertThat(line.path("authority").asText()).isEqualTo(code + "/A1");
        assertThat(line.path("steps")).hasSize(2);
        assertThat(line.path("charges")).hasSize(2);
        assertThat(line.path("opensOn").asText()).isEqualTo("2023-10-01");
        assertThat(line.path("expiresOn").asText()).isEqualTo("2024-09-30");
    }

    /** Of three the last is dated 2024-04-01, after the day that is asked about. */
    @Test
    void anAuthorityAlsoHasChargesThatAreDatedAheadIfTheyAreAskedFor() {
        var scope = "objective:" + code + "/O1&chargesUntil=";

        assertThat(lines("2024-03-20", scope + "2024-03-31").get(1).path("charges"))
                .hasSize(2);
        var charges = lines("2024-03-20", scope + "2024-04-01").get(1).path("charges");
        assertThat(charges).hasSize(3);
        assertThat(charges.path(2).path("on").asText()).isEqualTo("2024-04-01");
        as("service")
                .get("/v1/schedules?asOf=2024-03-20&scope=" + scope + "2024-03-19")
                .then()
                .statusCode(400)
                .body("violations[0].pointer", equalTo("query:chargesUntil"));
        as("service")
                .get("/v1/schedules?asOf=2024-03-20&scope=" + scope + "soon")
                .then()
                .statusCode(400);
    }

    @Test
    void aPartnerHasWhatReallyArrivedDayByDayAndWhatOfItIsUnderWrittenTerms() {
        var line = lines("2024-05-02", "partner:" + code).getLast();

        assertThat(line.path("partner").asText()).isEqualTo(code);
        assertThat(line.path("deliveries").toString())
                .isEqualTo(("[{\"on\":\"2024-03-01\",\"value\":null,\"count\":1,\"quantities\":[\"38 EACH\"],"
                                + "\"transfers\":[\"%1$s/T1\"]},{\"on\":\"2024-05-01\",\"value\":\"5000 USD CONTRACT\","
                                + "\"count\":1,\"quantities\":[],\"withoutQuantity\":1,\"transfers\":[\"%1$s/T1\"]}]")
                        .formatted(code));
        assertThat(line.path("written").path("deliveredValue").asText()).isEqualTo("5000");
        assertThat(line.path("written").path("specificValue").asText()).isEqualTo("5000");
        assertThat(line.path("written").path("currentValue").asText()).isEqualTo("0");
    }

    /** By July what is handed over within the year has perhaps not come; under no terms it is none, or four in ten. */
    @Test
    void whatMayNotHaveComeYetIsNotAmongWhatWasDelivered() {
        load(Api.DESK, """
            {"type": "transfer", "content": {"reference": "%1$s/T7", "title": "T7", "partner": "%1$s", "channel": "FMS",
             "status": "ACTIVE", "lines": [{"number": 1, "designation": "a", "capabilityClass": "AIR"}]}}
            {"type": "delivery", "content": {"reference": "%1$s/Y1", "transfer": "%1$s/T7", "line": 1,
             "measure": "INCREMENT", "counted": true, "quantity": {"amount": "1", "unit": "EACH"}, "value":
             {"amount": "40", "currency": "USD", "basis": "CONTRACT"}, "milestones": {"HANDED_OVER": {"on": "2024"}}}}
            """);

        var written = lines("2024-07-01", "partner:" + code).getLast().path("written");
        assertThat(written.path("deliveredValue").asText()).isEqualTo("5000");
        assertThat(written.path("unvalued").asInt()).isEqualTo(2);
        var after = lines("2024-12-31", "partner:" + code).getLast().path("written");
        assertThat(after.path("deliveredValue").asText()).isEqualTo("5040");
        assertThat(after.path("unvalued").asInt()).isEqualTo(1);
    }

    /** Sent within the year, or valid until some day of June: whether what came is under it may depend on the day. */
    @Test
    void whatIsPerhapsUnderTermsIsNotKnown() {
        load(Api.DESK, """
            {"type": "transfer", "content": {"reference": "%1$s/T8", "title": "T8", "partner": "%1$s", "channel": "FMS",
             "status": "ACTIVE", "lines": [{"number": 1, "designation": "a", "capabilityClass": "AIR"}]}}
            {"type": "delivery", "content": {"reference": "%1$s/Y2", "transfer": "%1$s/T8", "line": 1,
             "measure": "INCREMENT", "counted": true, "quantity": {"amount": "1", "unit": "EACH"}, "value":
             {"amount": "40", "currency": "USD", "basis": "CONTRACT"}, "milestones": {"HANDED_OVER": {"on": "2024-02-01"}}}}
            {"type": "expectation", "content": {"reference": "%1$s/X8", "partner": "%1$s", "kind": "T1", "standard": false,
             "text": "not there", "textVersion": "1", "channel": "PRIVATE", "transfers": ["%1$s/T8"], "sentOn": "2024",
             "acknowledgedOn": null}}
            """);
        assertThat(written("2023-12-31").path("specificValue").asText()).isEqualTo("0");
        var sent = written("2024-06-30");
        assertThat(sent.path("specificValue").isNull()).isTrue();
        assertThat(sent.path("standardValue").asText()).isEqualTo("0");
        assertThat(sent.path("currentValue").asText()).isEqualTo("0");
        assertThat(written("2024-12-31").path("specificValue").asText()).isEqualTo("5040");

        load(Api.DESK, """
            {"type": "expectation", "content": {"reference": "%1$s/X9", "partner": "%1$s", "kind": "T1", "standard": false,
             "text": "nor there", "textVersion": "1", "channel": "PRIVATE", "transfers": ["%1$s/T8"], "sentOn": "2024-01-01",
             "acknowledgedOn": "2024-02", "validFrom": null, "validUntil": "2024-06"}}
            """);
        assertThat(written("2024-02-15").path("currentValue").isNull()).isTrue();
        assertThat(written("2024-02-15").path("lastAcknowledgedOn").asText()).isEqualTo("2024-02");
        assertThat(written("2024-03-01").path("currentValue").asText()).isEqualTo("40");
        assertThat(written("2024-06-15").path("currentValue").isNull()).isTrue();
        assertThat(written("2024-07-01").path("currentValue").asText()).isEqualTo("0");
    }

    /** Who leaves out a day does not know it; who says null knows that there is none. */
    @Test
    void whatIsLeftOutOfTermsIsNotKnown() {
        load(Api.DESK, """
            {"type": "transfer", "content": {"reference": "%1$s/T9", "title": "T9", "partner": "%1$s", "channel": "FMS",
             "status": "ACTIVE", "lines": [{"number": 1, "designation": "a", "capabilityClass": "AIR"}]}}
            {"type": "delivery", "content": {"reference": "%1$s/Y3", "transfer": "%1$s/T9", "line": 1,
             "measure": "INCREMENT", "counted": true, "quantity": {"amount": "1", "unit": "EACH"}, "value":
             {"amount": "40", "currency": "USD", "basis": "CONTRACT"}, "milestones": {"HANDED_OVER": {"on": "2024-02-01"}}}}
            """);
        assertThat(underOneTerm("")).isEqualTo("null null; null");
        assertThat(underOneTerm("\"sentOn\": null")).isEqualTo("5000 0; none");
        assertThat(underOneTerm("\"sentOn\": \"2024-01-01\"")).isEqualTo("5040 null; null");
        assertThat(underOneTerm("\"sentOn\": \"2024-01-01\", \"acknowledgedOn\": null"))
                .isEqualTo("5040 0; none");
        var acknowledged = "\"acknowledgedOn\": \"2024-01-20\"";
        assertThat(underOneTerm(acknowledged))
                .as("it was sent before")
                .isEqualTo("5040 null; 2024-01-20 {\"until\":null,\"from\":null}");
        assertThat(underOneTerm(acknowledged + ", \"validFrom\": null"))
                .isEqualTo("5040 null; 2024-01-20 {\"until\":null}");
        assertThat(underOneTerm(acknowledged + ", \"validUntil\": null")).isEqualTo("5040 null; 2024-01-20");
        assertThat(underOneTerm(acknowledged + ", \"validFrom\": null, \"validUntil\": null"))
                .isEqualTo("5040 40; 2024-01-20");
        assertThat(underOneTerm(acknowledged + ", \"validUntil\": \"2024-06-30\""))
                .isEqualTo("5040 0; 2024-01-20" + " {\"until\":\"2024-06-30\",\"from\":null}");
    }

    /** In July: the values under specific and under current terms, and what was last acknowledged. */
    private String underOneTerm(String days) {
        load(Api.DESK, """
            {"type": "expectation", "key": "%%1$s/X10", "content": {"reference": "%%1$s/X10", "partner": "%%1$s", "kind": "T1",
             "standard": false, "text": "not there", "textVersion": "1", "channel": "PRIVATE", "transfers": ["%%1$s/T9"]%s%s}}
            """.formatted(days.isEmpty() ? "" : ", ", days));
        var written = written("2024-07-01");
        return "%s %s; %s %s"
                .formatted(
                        written.path("specificValue").asText(),
                        written.path("currentValue").asText(),
                        written.has("lastAcknowledgedOn")
                                ? written.get("lastAcknowledgedOn").asText()
                                : "none",
                        written.path("lastAcknowledgedValid"))
                .strip();
    }

    private JsonNode written(String asOf) {
        return lines(asOf, "partner:" + code).getLast().path("written");
    }

    /** What is reported as a total so far is a statement and adds to no day; its value is in no sum of what is under terms. */
    @Test
    void aPartnerHasItsRunningTotalsAsStatements() {
        load(Api.DESK, """
            {"type": "transfer", "content": {"reference": "%1$s/T5", "title": "T5", "partner": "%1$s", "channel": "FMS",
             "status": "ACTIVE", "lines": [{"number": 1, "designation": "a", "capabilityClass": "AIR"}]}}
            {"type": "delivery", "content": {"reference": "%1$s/R1", "transfer": "%1$s/T5", "line": 1,
             "measure": "CUMULATIVE", "counted": true, "quantity": {"amount": "1200", "unit": "EACH"}, "value":
             {"amount": "7", "currency": "USD", "basis": "CONTRACT"}, "milestones": {"HANDED_OVER": {"on": "2024-04-30"}}}}
            """);

        var line = lines("2024-05-02", "partner:" + code).getLast();

        assertThat(line.path("deliveries")).hasSize(3);
        assertThat(line.path("deliveries").path(2).toString())
                .isEqualTo(("{\"on\":\"2024-04-30\",\"measure\":\"CUMULATIVE\",\"quantity\":\"1200 EACH\","
                                + "\"value\":\"7 USD CONTRACT\",\"count\":1,\"capabilityClass\":\"AIR\","
                                + "\"line\":1,\"transfer\":\"%s/T5\"}")
                        .formatted(code));
        var written = line.path("written");
        assertThat(written.path("deliveredValue").asText()).isEqualTo("5000");
        assertThat(written.path("unvalued").asInt()).isEqualTo(1);
        assertThat(written.path("in").asText()).isEqualTo("USD CONTRACT");
        assertThat(written.path("runningTotals").asInt()).isEqualTo(1);
        assertThat(written.path("unvaluedUnder").path("specific").asInt()).isEqualTo(1);
        assertThat(written.path("runningTotalsUnder").path("current").asInt()).isZero();
    }

    /** Standard terms do not count, nor what was acknowledged later than the day that is asked about. */
    @Test
    void aPartnerHasTheDayOnWhichItLastAcknowledgedASpecificTerm() {
        assertThat(lines("2024-05-02", "partner:" + code)
                        .getLast()
                        .path("written")
                        .has("lastAcknowledgedOn"))
                .isFalse();
        var term = """
            {"type": "expectation", "content": {"reference": "%%1$s/%s", "partner": "%%1$s", "kind": "T1", "standard": %s,
             "text": "not there", "textVersion": "1", "channel": "PRIVATE", "sentOn": "2023-01-01", "acknowledgedOn": "%s"%s}}
            """;
        load(
                Api.DESK,
                term.formatted("X1", false, "2023-02-01", ", \"validUntil\": null")
                        + term.formatted("X2", false, "2023-06", ", \"validUntil\": \"2025-06-30\"")
                        + term.formatted(
                                "X5",
                                false,
                                "2023-06",
                                ", \"validFrom\": \"2023-07-01\", \"validUntil\": \"2024-06-30\"")
                        + term.formatted("X6", false, "2023-06", ", \"validUntil\": null")
                        + term.formatted("X3", true, "2024-01-01", "")
                        + term.formatted("X4", false, "2024-06-01", ""));

        var written = lines("2024-05-02", "partner:" + code).getLast().path("written");
        assertThat(written.path("lastAcknowledgedOn").asText()).isEqualTo("2023-06");
        assertThat(written.path("lastAcknowledgedValid").path("until").asText())
                .as("of those acknowledged last the one that ends first")
                .isEqualTo("2024-06-30");
        assertThat(written.path("lastAcknowledgedValid").path("from").asText()).isEqualTo("2023-07-01");
    }

    @Test
    void aPartnerHasItsPackagesByWhatTheyChargeAndTheNoticesThatWereWaived() {
        var lines = """
            {"type": "authority", "content": {"code": "%1$s/Y23", "title": "Y", "statute": "S",
             "kind": "DRAWDOWN", "fiscalYear": 2023}}
            {"type": "transfer", "content": {"reference": "%1$s/K1", "title": "K1", "partner": "%1$s",
             "supplier": "%1$s", "channel": "PDA", "status": "PROPOSED", "proposedOn": "2023-01-06",
             "charges": [{"authority": "%1$s/Y23", "on": "2023-01-06",
                          "amount": {"amount": "2850000000", "currency": "USD", "basis": "ANNOUNCED_MAXIMUM"}}]}}
            {"type": "transfer", "content": {"reference": "%1$s/K2", "title": "K2", "partner": "%1$s",
             "supplier": "%1$s", "channel": "PDA", "status": "PROPOSED", "proposedOn": "2024-03-12", "values":
             [{"element": "TOTAL", "money": {"amount": "300000000", "currency": "USD", "basis": "ANNOUNCED_MAXIMUM"}}]},
             "marking": {"classification": "UNCLASSIFIED", "controlCategory": "CUI//EXPT", "releasableTo": []}}
            {"type": "transfer", "content": {"reference": "%1$s/K3", "title": "K3", "partner": "%1$s",
             "supplier": "%1$s", "channel": "PDA", "status": "PROPOSED", "proposedOn": "2024-07-01"}}
            {"type": "notification", "content": {"reference": "%1$s/W1", "partner": "%1$s", "kind": "ARTICLES",
             "statute": "AECA 36(b)", "totalValue": {"amount": "5", "currency": "USD", "basis": "ANNOUNCED_MAXIMUM"}}}
            {"type": "determination", "content": {"reference": "%1$s/E1", "kind": "EMERGENCY",
             "statute": "AECA 36(b)(1)", "officer": "Secretary of State", "on": "2023-12-08", "notifications": ["%1$s/W1"]}}
            """;
        load(Api.DESK, lines);

        var line = lines("2024-05-02", "partner:" + code).getLast();

        assertThat(line.path("packages"))
                .extracting(JsonNode::toString)
                .filteredOn(text -> text.contains("/K"))
                .containsExactlyInAnyOrder(
                        ("{\"transfer\":\"%1$s/K1\",\"on\":\"2023-01-06\",\"accessGroups\":[],\"authority\":\"%1$s/Y23\","
                                        + "\"fiscalYear\":2023,\"amount\":\"2850000000 USD ANNOUNCED_MAXIMUM\"}")
                                .formatted(code),
                        ("{\"transfer\":\"%1$s/K1\",\"on\":\"2023-01-06\",\"accessGroups\":[],\"authority\":null,"
                                        + "\"fiscalYear\":null,\"amount\":null,\"unlessCharged\":true}")
                                .formatted(code),
                        ("{\"transfer\":\"%1$s/K2\",\"on\":\"2024-03-12\",\"accessGroups\":[],\"marking\":"
                                        + "{\"classification\":\"UNCLASSIFIED\",\"controlCategory\":\"CUI//EXPT\","
                                        + "\"releasableTo\":[],\"privileged\":false},\"authority\":null,"
                                        + "\"fiscalYear\":null,\"amount\":\"300000000 USD ANNOUNCED_MAXIMUM\"}")
                                .formatted(code));
        assertThat(line.path("emergencies").toString())
                .isEqualTo(("[{\"notification\":\"%1$s/W1\",\"on\":\"2023-12-08\",\"accessGroups\":[],"
                                + "\"amount\":\"5 USD ANNOUNCED_MAXIMUM\",\"determination\":\"%1$s/E1\","
                                + "\"statute\":\"AECA 36(b)(1)\",\"officer\":\"Secretary of State\"}]")
                        .formatted(code));
    }

    /** The partner's promise, a duty and what is called for later are not ours to have stated by then. */
    @Test
    void aPartnerHasWhatWeSaidWeWouldDoAndWhetherItWasDone() {
        var undertaking = """
            {"type": "undertaking", "content": {"reference": "%%1$s/%s", "partner": "%%1$s", "nature": "%s",
             "kind": "stated", "owedBy": "%s"%s}}
            """;
        load(
                Api.DESK,
                undertaking.formatted(
                                "UA",
                                "CONSEQUENCE",
                                "OWN_GOVERNMENT",
                                ", \"startedOn\": \"2023-01-05\", \"dueOn\": \"2023-03\", \"fulfilledOn\": null")
                        + undertaking.formatted(
                                "UB", "BENEFIT", "OWN_GOVERNMENT", ", \"dueOn\": null, \"startedOn\": \"2022-02-01\"")
                        + undertaking.formatted("UC", "CONSEQUENCE", "PARTNER", "")
                        + undertaking.formatted("UD", "DUTY", "OWN_GOVERNMENT", "")
                        + undertaking.formatted("UE", "BENEFIT", "OWN_GOVERNMENT", ", \"startedOn\": \"2024-06-01\""));

        assertThat(lines("2024-05-02", "partner:" + code)
                        .getLast()
                        .path("undertakings")
                        .toString())
                .isEqualTo(("[{\"undertaking\":\"%1$s/UA\",\"on\":\"2023-03\",\"accessGroups\":[],"
                                + "\"nature\":\"CONSEQUENCE\",\"dueOn\":\"2023-03\",\"fulfilledOn\":null},"
                                + "{\"undertaking\":\"%1$s/UB\",\"on\":\"2022-02-01\",\"accessGroups\":[],"
                                + "\"nature\":\"BENEFIT\",\"dueOn\":null}]")
                        .formatted(code));
    }

    /**
     * Transfers that serve two objectives, one, none, and one of another partner; restricted, uncounted, cumulative and
     * unvalued deliveries. The digests were computed by reading every objective's and every partner's deliveries apart.
     */
    @Test
    void whateverIsReadTogetherTheLinesOfAFixedRegisterStayTheSame() {
        var lines = """
            {"type": "partner", "content": {"code": "%1$sQ", "name": "Other", "kind": "STATE"}}
            {"type": "objective", "content": {"reference": "%1$s/O2", "partner": "%1$s", "interest": "more",
             "statement": "more", "partnerMatch": 3, "noDivergenceReason": "none found", "status": "APPROVED",
             "approvedOn": "2022-02-01"}}
            {"type": "transfer", "content": {"reference": "%1$s/T2", "title": "T2", "partner": "%1$s", "channel": "FMS",
             "status": "ACTIVE", "objectives": ["%1$s/O1", "%1$s/O2"], "lines": [{"number": 1, "designation": "a",
             "capabilityClass": "AIR"}, {"number": 2, "designation": "b", "capabilityClass": "SEA"}]}}
            {"type": "transfer", "content": {"reference": "%1$s/T3", "title": "T3", "partner": "%1$s", "channel": "FMS",
             "status": "ACTIVE"}}
            {"type": "transfer", "content": {"reference": "%1$s/T4", "title": "T4", "partner": "%1$sQ", "channel": "FMS",
             "status": "ACTIVE", "objectives": ["%1$s/O2"]}}
            {"type": "delivery", "content": {"reference": "%1$s/S1", "transfer": "%1$s/T2", "line": 1, "measure": "INCREMENT",
             "counted": true, "plannedOn": "2024-01", "plannedQuantity": {"amount": "3", "unit": "EACH"},
             "quantity": {"amount": "2", "unit": "EACH"}, "value": {"amount": "700.10", "currency": "USD",
             "basis": "CONTRACT"}, "milestones": {"HANDED_OVER": {"on": "2024-02-01"}}}}
            {"type": "delivery", "content": {"reference": "%1$s/S2", "transfer": "%1$s/T2", "line": 2, "measure": "INCREMENT",
             "counted": true, "quantity": {"amount": "1", "unit": "EACH"}, "value": {"amount": "1.5", "currency": "USD",
             "basis": "CONTRACT"}, "milestones": {"HANDED_OVER": {"on": "2024-02-01"}, "SHIPPED": {"on": "2024-01-05"}}}}
            {"type": "delivery", "content": {"reference": "%1$s/S3", "transfer": "%1$s/T2", "line": 2, "measure": "CUMULATIVE",
             "counted": true, "quantity": {"amount": "9", "unit": "EACH"},
             "milestones": {"HANDED_OVER": {"on": "2024-03-01"}}}}
            {"type": "delivery", "content": {"reference": "%1$s/S4", "transfer": "%1$s/T2", "line": 1, "measure": "INCREMENT",
             "counted": false, "quantity": {"amount": "5", "unit": "EACH"},
             "milestones": {"HANDED_OVER": {"on": "2024-03-01"}}}}
            {"type": "delivery", "content": {"reference": "%1$s/S5", "transfer": "%1$s/T3", "measure": "INCREMENT",
             "counted": true, "quantity": {"amount": "4", "unit": "EACH"}, "value": {"amount": "2", "currency": "EUR",
             "basis": "ACCOUNTED"}, "milestones": {"SHIPPED": {"on": "2024-05-01"}}}}
            {"type": "delivery", "content": {"reference": "%1$s/S6", "transfer": "%1$s/T4", "measure": "INCREMENT",
             "counted": true, "quantity": {"amount": "6", "unit": "EACH"}, "value": {"amount": "10", "currency": "USD",
             "basis": "CONTRACT"}, "milestones": {"HANDED_OVER": {"on": "2024-06-01"}}}}
            """;
        var restricted = """
            {"type": "delivery", "accessGroup": "close-hold", "content": {"reference": "%1$s/S7", "transfer": "%1$s/T2",
             "line": 1, "measure": "INCREMENT", "counted": true, "quantity": {"amount": "1", "unit": "EACH"},
             "milestones": {"HANDED_OVER": {"on": "2024-06-02"}}}}
            """;
        load(Api.DESK, lines);
        load(Api.CLOSE, restricted);

        assertThat(digest("partner:" + code + "Q"))
                .isEqualTo("sha256:5e1d953acf0a1f202847050d5bd84f98c680906587a26fdcbeeef6bca3569b5f");
        assertThat(digest("objective:" + code + "/O2"))
                .isEqualTo("sha256:aa353745fc82d8f8a23b01b1c8ab0a78f363c1379df31fb9e37e435a5e441fbf");
    }

    private void load(String account, String lines) {
        var file = lines.formatted(code).replace("\n ", " ").replaceAll(" +", " ");
        assertThat(Register.load(account, file).extract().<List<Object>>path("problems"))
                .isEmpty();
    }

    /** Of the lines in the order of their texts without packages a second time, what a day consists of and what came later: statements of partners and what is apart from values; with what differs from run to run replaced: the partner's code and ids. */
    private String digest(String scope) {
        return CanonicalJson.sha256(lines("2024-07-01", scope).stream()
                .map(line -> line.toString()
                        .replaceAll("\\{[^{}]*\"unlessCharged\":true},?", "")
                        .replaceAll(",\"line\":\\d+", "")
                        .replaceAll(",\"quantities\":.*?\\](,\"withoutQuantity\":\\d+)?,\"transfers\":\\[.*?\\]", "")
                        .replaceAll(",?\\{\"on\":\"[^\"]*\",\"measure\":\"CUMULATIVE\"[^{}]*}", "")
                        .replaceAll(
                                ",\"(unvalued|runningTotals)Under\":\\{[^}]*}|,\"runningTotals\":\\d+|,\"in\":\"[^\"]*\"",
                                "")
                        .replace(code, "P")
                        .replaceAll("\"id\":\"[^\"]+\"", "\"id\":\"-\""))
                .sorted()
                .collect(Collectors.joining("\n"))
                .getBytes(StandardCharsets.UTF_8));
    }

    /** Nothing has come under the transfer yet, so that nothing else of it is summed up. */
    @Test
    void whatAUnitCountsForIsSeenAndMarkedAsItsTransfer() {
        load(Api.CLOSE, """
            {"type": "transfer", "accessGroup": "close-hold", "content": {"reference": "%1$s/TI", "partner": "%1$s",
             "channel": "FMS", "title": "Tanks", "status": "AGREED", "lines": [{"number": 1, "designation": "Tank",
              "indexes": [{"name": "TIV", "perUnit": "4", "statedBy": "an institute"}]}]},
             "marking": {"classification": "UNCLASSIFIED", "controlCategory": "CUI//EXPT", "releasableTo": []}}
            """);

        var plain = ofPartner(lines("2024-03-20", "partner:" + code));
        var told = ofPartner(lines("2024-03-20", "partner:" + code + "&perUnit=true"));

        assertThat(plain.path("accessGroups").toString()).doesNotContain("close-hold");
        assertThat(told.path("perUnit").toString()).contains(code + "/TI");
        assertThat(told.path("accessGroups").toString()).contains("close-hold");
        assertThat(told.path("marking").path("controlCategory").asText()).isEqualTo("CUI//EXPT");
    }

    private static JsonNode ofPartner(List<JsonNode> lines) {
        return lines.stream()
                .filter(line -> line.has("partner") && !line.has("objective"))
                .findFirst()
                .orElseThrow();
    }

    private static List<JsonNode> lines(String asOf, String scope) {
        var bytes = as("service")
                .get("/v1/schedules?asOf=" + asOf + "&scope=" + scope)
                .then()
                .statusCode(200)
                .extract()
                .asByteArray();
        return Register.closed(bytes).stream().map(Register::json).toList();
    }
}
