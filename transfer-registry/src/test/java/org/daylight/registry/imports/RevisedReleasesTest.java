package org.daylight.registry.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.daylight.registry.Api.DESK;
import static org.daylight.registry.Api.READER;
import static org.daylight.registry.Api.as;
import static org.daylight.registry.Api.get;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.daylight.postgres.TestDatabase;
import org.daylight.registry.Api;
import org.daylight.registry.facts.Register;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Yearly releases revise the past: for each shipped profile that compares them the example as one release, and a second
 * one in which a number is lower or prose is other. The profiles are saved under names of their own, so that their
 * releases are those of this test.
 */
@QuarkusTest
@QuarkusTestResource(value = TestDatabase.class, initArgs = @ResourceArg(name = "database", value = "registry"))
class RevisedReleasesTest {

    private static final Charset CP1252 = Charset.forName("windows-1252");
    private static final String ORDER =
            "Afghanistan,United States,2002,,71,,M-1117 Guardian,APC,71,,2004,New,\"$79 m deal; MSFV version\",0.4,28.4,28.4\n";

    @ParameterizedTest(name = "{0}")
    @MethodSource("releases")
    void aSecondReleaseIsComparedWithTheFirst(
            String profile, String first, String second, List<String> lowered, List<String> reworded)
            throws IOException {
        // The articles that the partner reports of.
        imported("serial-inventory", example("serial-inventory").replace("A-000", "R-000"))
                .statusCode(201);
        var name = saved(profile);
        imported(name, first).statusCode(201).body("rows.comparison.matched", equalTo(0));

        imported(name, second)
                .statusCode(201)
                .body("rows.comparison.fresh", equalTo(0))
                .body("rows.comparison.revisedDownwards.first.key", equalTo(lowered))
                .body("rows.comparison.revisedDownwards.count", equalTo(lowered.size()))
                .body("rows.comparison.reworded.first.key", equalTo(reworded))
                .body("rows.comparison.reworded.count", equalTo(reworded.size()))
                .body("rows.comparison.leftOut.count", equalTo(0));
    }

    static Stream<Arguments> releases() throws IOException {
        return Stream.of(
                release(
                        "agreements-and-deliveries",
                        example("agreements-and-deliveries").replace(",203", ",202"),
                        List.of("MLT/FMS/2022"),
                        List.of(),
                        "300,500",
                        "200,500",
                        "301,000",
                        "201,000"),
                release(
                        "commitments-and-allocations",
                        example("commitments-and-allocations").replace("2024", "2014"),
                        List.of("ISL/MLT/2014-01"),
                        List.of("ISL/MLT/2014-01"),
                        ",4,6,invented",
                        ",3,7,invented anew",
                        ",,7,",
                        ",,6,"),
                release(
                        "drawdowns",
                        example("drawdowns").replace("\n90", "\n70"),
                        List.of("UKR-PDA-703"),
                        List.of(),
                        "350.5",
                        "300.5"),
                release(
                        "licence-decisions",
                        example("licence-decisions").replace("L-", "R-"),
                        List.of("MLT/R-1"),
                        List.of("MLT/R-1"),
                        "1.250,50",
                        "1.150,50",
                        "invented radios",
                        "invented radios and masts"),
                release(
                        "serial-inventory",
                        example("serial-inventory").replace("A-000", "S-000"),
                        List.of(),
                        List.of("MLT/INVENTED-GOGGLE/S-0002"),
                        "Invented depot,3 May",
                        "Another depot,3 May"),
                release(
                        "notices",
                        example("notices").replace("91-0", "71-0").replace("Iceland,2019-06", "Iceland,2018-06"),
                        List.of("71-01"),
                        List.of("71-01"),
                        "3.5,15.5",
                        "2.5,14.5",
                        "first of two",
                        "first of three"),
                release(
                        "partner-disposition-report",
                        example("partner-disposition-report").replace("A-000", "R-000"),
                        List.of(),
                        List.of("MLT/INVENTED-GOGGLE/R-0002"),
                        "in an exercise",
                        "in a large exercise"),
                release(
                        "trade-register",
                        preamble() + ORDER,
                        List.of("AFG/USA/2002/M-1117-GUARDIAN"),
                        List.of("AFG/USA/2002/M-1117-GUARDIAN"),
                        "APC,71",
                        "Armoured car,61"));
    }

    private static Arguments release(
            String profile, String first, List<String> lowered, List<String> reworded, String... put) {
        var second = first;
        for (var i = 0; i < put.length; i += 2) {
            assertThat(second).contains(put[i]);
            second = second.replace(put[i], put[i + 1]);
        }
        return Arguments.of(profile, first, second, lowered, reworded);
    }

    @Test
    void everyShippedProfileThatComparesReleasesIsHere() throws IOException {
        var comparing = ShippedProfiles.NAMES.stream()
                .filter(name -> get(READER, "/v1/import-profiles/" + name)
                        .extract()
                        .<String>path("yaml")
                        .contains("\ncompare:"))
                .toList();

        assertThat(releases().map(release -> String.valueOf(release.get()[0])))
                .containsExactlyInAnyOrderElementsOf(comparing);
    }

    @Test
    void rowsThatTheSourceDoesNotTellApartAreReported() throws IOException {
        var name = saved("trade-register");
        var twice = preamble() + ORDER.repeat(2).replace(",2002,", ",2003,");

        imported(name, twice)
                .statusCode(201)
                .body("rows.comparison.fresh", equalTo(2))
                .body("rows.comparison.ambiguousKeys.count", equalTo(2))
                .body(
                        "rows.comparison.ambiguousKeys.first.key",
                        equalTo(List.of("AFG/USA/2003/M-1117-GUARDIAN", "AFG/USA/2003/M-1117-GUARDIAN~2")))
                .body("rows.comparison.ambiguousKeys.first.line", equalTo(List.of(13, 14)));
        imported(name, twice)
                .statusCode(201)
                .body("rows.comparison.matched", equalTo(2))
                .body("rows.comparison.ambiguousKeys.count", equalTo(2));
    }

    /** Of two orders of one key, 71 of 71 and 30 of 100, the first is dated anew: 71 were not revised to 30. */
    @Test
    void aRowThatSharedItsKeyInTheReleaseBeforeIsNotComparedAsOneOrder() throws IOException {
        var name = saved("trade-register");
        var one = ORDER.replace(",2002,", ",2008,");
        var other = one.replace("2008,,71,", "2008,,100,").replace("APC,71", "APC,30");
        var key = "AFG/USA/2008/M-1117-GUARDIAN";
        imported(name, preamble() + one + other).statusCode(201);

        imported(name, preamble() + one.replace(",2008,", ",2009,") + other)
                .statusCode(201)
                .body("rows.comparison.matched", equalTo(1))
                .body("rows.comparison.fresh", equalTo(1))
                .body("rows.comparison.revisedDownwards.count", equalTo(0))
                .body("rows.comparison.leftOut.first.key", equalTo(List.of(key + "~2")))
                .body("rows.comparison.ambiguousKeys.first.key", equalTo(List.of(key)))
                .body("rows.comparison.ambiguousKeys.first[0].before", equalTo("71"))
                .body("rows.comparison.ambiguousKeys.first[0].now", equalTo("30"));

        // Once a release had it alone, it is one order again.
        imported(name, preamble() + other.replace("APC,30", "APC,20"))
                .statusCode(201)
                .body("rows.comparison.revisedDownwards.first.key", equalTo(List.of(key)))
                .body("rows.comparison.ambiguousKeys.count", equalTo(0));
    }

    @Test
    void rowsOfOneKeyThatChangePlacesHaveNeitherProgressedNorGoneBack() throws IOException {
        var name = saved("trade-register");
        var one = ORDER.replace(",2002,", ",1998,");
        var other = one.replace("1998,,71,", "1998,,100,").replace("APC,71", "APC,30");
        imported(name, preamble() + one + other).statusCode(201);

        imported(name, preamble() + other + one)
                .statusCode(201)
                .body("rows.comparison.matched", equalTo(2))
                .body("rows.comparison.progressed.count", equalTo(0))
                .body("rows.comparison.completed.count", equalTo(0))
                .body("rows.comparison.revisedDownwards.count", equalTo(0))
                .body("rows.comparison.ambiguousKeys.first.before", equalTo(List.of("71", "30")))
                .body("rows.comparison.ambiguousKeys.first.now", equalTo(List.of("30", "71")));
    }

    /** Two sources send lists of one form: each leaves out what it had itself, and nothing of the other. */
    @Test
    void eachSeriesIsComparedWithItsOwnLastRelease() throws IOException {
        var name = saved("trade-register");
        var one = ORDER.replace(",2002,", ",1981,");
        var two = ORDER.replace(",2002,", ",1982,");
        var other = ORDER.replace(",2002,", ",1983,");
        imported(name + "&series=one", preamble() + one + two)
                .statusCode(201)
                .body("series", equalTo("one"))
                .body("rows.comparison.fresh", equalTo(2));
        imported(name + "&series=the-other", preamble() + other)
                .statusCode(201)
                .body("rows.comparison.leftOut.count", equalTo(0))
                .body("rows.comparison.releasesNotCompared", equalTo(0));
        // The same order may be in both lists.
        imported(name, preamble() + one.replace("APC,71", "APC,70"))
                .statusCode(201)
                .body("series", equalTo(name))
                .body("rows.comparison.fresh", equalTo(1))
                .body("rows.comparison.leftOut.count", equalTo(0));

        var third = imported(name + "&series=one", preamble() + one)
                .statusCode(201)
                .body("rows.comparison.matched", equalTo(1))
                .body("rows.comparison.revisedDownwards.count", equalTo(0))
                .body("rows.comparison.progressed.count", equalTo(0))
                .body("rows.comparison.leftOut.first.key", equalTo(List.of("AFG/USA/1982/M-1117-GUARDIAN")))
                .extract()
                .<String>path("id");
        get("auditor", "/v1/imports/" + third).body("series", equalTo("one"));
        imported(name + "&series=" + "x".repeat(201), preamble() + one).statusCode(400);
        Register.load(DESK, "?series=one", "application/x-ndjson", new byte[0])
                .statusCode(400)
                .body("violations.pointer", equalTo(List.of("query:series")));
    }

    /** Blank is unknown: all 71 of 71 may have come ten years before anybody said so. */
    @ParameterizedTest
    @CsvSource({"71", "30", "0"})
    void whatIsSaidForTheFirstTimeHasNotMoved(String delivered) throws IOException {
        var name = saved("trade-register");
        var silent = preamble()
                + ORDER.replace(",2002,", ",199%d,".formatted(delivered.length()))
                        .replace("APC,71,,2004", "APC,,,");
        imported(name, silent).statusCode(201);
        imported(name, silent).statusCode(201).body("rows.comparison.firstSaid.count", equalTo(0));

        imported(name, silent.replace("APC,,,", "APC," + delivered + ",,"))
                .statusCode(201)
                .body("rows.comparison.matched", equalTo(1))
                .body("rows.comparison.firstSaid.first.now", equalTo(List.of(delivered)))
                .body("rows.comparison.firstSaid.count", equalTo(1))
                .body("rows.comparison.progressed.count", equalTo(0))
                .body("rows.comparison.completed.count", equalTo(0))
                .body("rows.comparison.stalled.count", equalTo(0))
                .body("rows.comparison.revisedDownwards.count", equalTo(0));
    }

    /** Of 71 that had come, as the release before said, none had, or nobody says any more how many. */
    @Test
    void whatALaterReleaseTakesBackFollowsDownAndIsReported() throws IOException {
        for (var taken : List.of("0", "")) {
            var year = taken.isEmpty() ? "2005" : "2006";
            var name = saved("trade-register");
            var before = preamble() + ORDER.replace(",2002,", "," + year + ",");
            imported(name, before).statusCode(201).body("rows.comparison.notMadeAnyMore.count", equalTo(0));
            var row = "AFG/USA/" + year + "/M-1117-GUARDIAN";

            imported(name, before.replace("APC,71,,2004", "APC," + taken + ",,"))
                    .statusCode(201)
                    .body("rows.comparison.notMadeAnyMore.count", equalTo(1))
                    .body("rows.comparison.notMadeAnyMore.first[0].line", equalTo(13))
                    .body("rows.comparison.notMadeAnyMore.first[0].key", equalTo(row))
                    .body("rows.comparison.notMadeAnyMore.first[0].type", equalTo("delivery"))
                    .body("rows.comparison.notMadeAnyMore.first[0].record", equalTo(row + "/delivered"))
                    .body("rows.comparison.fellSilent.count", equalTo(taken.isEmpty() ? 1 : 0))
                    .body("rows.comparison.revisedDownwards.count", equalTo(taken.isEmpty() ? 0 : 1));

            get(READER, "/v1/transfers?reference=" + row).body("items[0].content.status", equalTo("AGREED"));
            get(READER, "/v1/deliveries?reference=" + row + "/delivered")
                    .body("items[0].content.quantity.amount", equalTo(taken.isEmpty() ? null : "0"));
        }
    }

    @Test
    void whatWasNeverMadeIsNotMadeBecauseItIsZero() throws IOException {
        var name = saved("trade-register");

        imported(name, preamble() + ORDER.replace(",2002,", ",2007,").replace("APC,71,,2004", "APC,0,,"))
                .statusCode(201)
                .body("rows.comparison.notMadeAnyMore.count", equalTo(0));
        get(READER, "/v1/deliveries?reference=AFG/USA/2007/M-1117-GUARDIAN/delivered")
                .body("items", hasSize(0));
    }

    /** In one list, held in April and lost by July; the next list has July's row alone, and that row is the article's. */
    @Test
    void anArticleOfTwoReportsInOneListIsTheSameArticleInTheNext() throws IOException {
        imported("serial-inventory", example("serial-inventory").replace("A-000", "T-000"))
                .statusCode(201);
        var name = saved("partner-disposition-report");
        var april = example("partner-disposition-report").replace("A-000", "T-000");
        var july = "Malta,invented goggle,T-0001,lost,Q2 2024,2024-07-01,an invented ministry,at sea\n";
        imported(name, april + july)
                .statusCode(201)
                .body("created", equalTo(3))
                .body("rows.comparison.fresh", equalTo(3));
        imported(name, april + july).statusCode(201).body("unchanged", equalTo(3));

        var article = "MLT/INVENTED-GOGGLE/T-0001";
        get(READER, "/v1/end-use-checks?reference=" + article + "/reported/2024-07-01")
                .body("items[0].content.item", equalTo(article))
                .body("items[0].content.result", equalTo("NOT_FOUND"));
        imported(name, april.substring(0, april.indexOf('\n') + 1) + july)
                .statusCode(201)
                .body("rows.comparison.matched", equalTo(1))
                .body("rows.comparison.reworded.first.key", equalTo(List.of(article)))
                .body(
                        "rows.comparison.leftOut.first.key",
                        equalTo(List.of("MLT/INVENTED-GOGGLE/T-0002", article + "/reported/2024-07-01")));
    }

    /** The first row of an article records it; the second finds it recorded, and is a check of its own. */
    @Test
    void anArticleThatWasLookedForOnTwoDaysIsOneArticleWithTwoChecks() throws IOException {
        var twice = example("serial-inventory")
                .replace("A-000", "U-000")
                .replace("U-0002,1st Invented Company,Invented depot,3 May 2030,04/03/2031", "U-0001,,,,05/03/2031");

        imported(saved("serial-inventory"), twice).statusCode(201).body("rows.comparison.fresh", equalTo(2));
        for (var day : List.of("2031-03-04", "2031-03-05")) {
            get(READER, "/v1/end-use-checks?reference=MLT/INVENTED-GOGGLE/U-0001/seen/" + day)
                    .body("items.content.item", equalTo(List.of("MLT/INVENTED-GOGGLE/U-0001")));
        }
    }

    /** 0.4 for each of 71; the register itself prints 28.4. */
    @Test
    void whatCameIsMeasuredByTheIndexOfTheRegister() throws IOException {
        var name = saved("trade-register");
        imported(name, preamble() + ORDER.replace(",2002,", ",2001,")).statusCode(201);

        var lines = Register.closed(as("service")
                .get("/v1/schedules?by=transfer&measure=index:TIV&asOf=2024-03-20&scope=partner:AFG")
                .then()
                .statusCode(200)
                .extract()
                .asByteArray());
        assertThat(lines)
                .map(Register::json)
                .filteredOn(line -> line.at("/group/transfer").asText().equals("AFG/USA/2001/M-1117-GUARDIAN"))
                .singleElement()
                .satisfies(line -> {
                    assertThat(line.path("deliveredByNow").toString())
                            .isEqualTo("{\"least\":\"28.4\",\"most\":\"28.4\"}");
                    assertThat(line.path("notMeasurable")).isEmpty();
                });
    }

    /** Issued on 14 March and revoked on 2 May: the row names one day, of its decision. */
    @Test
    void aRevokedLicenceWasInForceUntilThen() throws IOException {
        var name = saved("licence-decisions");
        var before = example("licence-decisions").replace("L-", "V-");
        imported(name, before).statusCode(201);

        imported(name, before.replace("Issued,03/14/2031", "Revoked,05/02/2031"))
                .statusCode(201)
                .body("rows.comparison.notMadeAnyMore.first.record", equalTo(List.of("MLT/V-1/term")));

        get(READER, "/v1/transfers?reference=MLT/V-1&asOf=2031-05-01")
                .body("items[0].content.status", equalTo("LICENSED"));
        get(READER, "/v1/transfers?reference=MLT/V-1&asOf=2031-05-02")
                .body("items[0].content.status", equalTo("REVOKED"))
                .body("items[0].content.licensedOn", equalTo("2031-03-14"));
        get(READER, "/v1/expectations?reference=MLT/V-1/term")
                .body("items[0].content.validFrom", equalTo("2031-03-14"))
                .body("items[0].content.validUntil", equalTo("2031-05-02"));
    }

    /** The trade register up to its header. */
    private static String preamble() throws IOException {
        var example = example("trade-register");
        return example.substring(0, example.indexOf("Afghanistan,"));
    }

    private static String saved(String profile) {
        var name = "r" + Api.code().toLowerCase(Locale.ROOT);
        var yaml = get(READER, "/v1/import-profiles/" + profile).extract().<String>path("yaml");
        as(DESK).contentType("application/yaml")
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .body(yaml.replace("profile: " + profile, "profile: " + name).getBytes(StandardCharsets.UTF_8))
                .post("/v1/import-profiles")
                .then()
                .statusCode(201);
        return name;
    }

    private static ValidatableResponse imported(String profile, String table) {
        return Register.load(DESK, "?profile=" + profile, "text/csv", bytes(table));
    }

    /** As the trade register is written; the other tables have no letter that UTF-8 writes otherwise. */
    private static byte[] bytes(String table) {
        return table.getBytes(CP1252);
    }

    private static String example(String profile) throws IOException {
        var path = "/import-profiles/" + profile + "/example.csv";
        try (var in = Objects.requireNonNull(ShippedProfiles.class.getResourceAsStream(path), path)) {
            return new String(in.readAllBytes(), CP1252);
        }
    }
}
