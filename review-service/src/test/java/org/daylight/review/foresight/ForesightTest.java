package org.daylight.review.foresight;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.daylight.restassured.Request.request;
import static org.daylight.review.reviews.Suite.act;
import static org.daylight.review.reviews.Suite.as;
import static org.daylight.review.reviews.Suite.flag;
import static org.daylight.review.reviews.Suite.flags;
import static org.daylight.review.reviews.Suite.review;
import static org.daylight.review.stub.Scenario.delivery;
import static org.daylight.review.stub.Scenario.restricted;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.daylight.kit.json.Json;
import org.daylight.postgres.TestDatabase;
import org.daylight.review.database.Sql;
import org.daylight.review.drift.DriftFacts;
import org.daylight.review.drift.Limits;
import org.daylight.review.stub.Neighbours;
import org.daylight.review.stub.RegistryStub;
import org.daylight.review.stub.Scenario;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@QuarkusTest
@QuarkusTestResource(value = TestDatabase.class, initArgs = @ResourceArg(name = "database", value = "review"))
@QuarkusTestResource(Neighbours.class)
class ForesightTest {

    private static final int SEEDS = Integer.getInteger("daylight.foresight.seeds", 2);

    private static LocalDate today() {
        return LocalDate.now(ZoneOffset.UTC);
    }

    @Inject
    Sql sql;

    private final List<String> before = Scenario.rules;

    @BeforeEach
    void aRuleLooksAtDrift() {
        Scenario.rules = List.of("t.alpha", "t.beta", "t.drift");
    }

    @AfterEach
    void asItWas() {
        Scenario.rules = before;
    }

    private static JsonPath foresight(String account, String partner, int days) {
        return as(account)
                .get("/v1/foresight?days=%d&scope=partner:%s".formatted(days, partner))
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    private static String in(int days) {
        return today().plusDays(days).toString();
    }

    /** One rule was found on a day within a year and on an earlier one, the other on none; one of what begins the reader does not see. */
    @Test
    void whatRepeatsIsOfTheOwnerOfWhatIsModerate() {
        Scenario.of("SL", delivery("1", "t.beta", "N"));
        review("SL", in(-400));
        Scenario.of("SL", delivery("1", "t.beta", "N"), delivery("2", "t.beta", "N"));
        review("SL", in(-50));
        var turning = "M~%s~N".formatted(in(4));
        Scenario.of(
                "SL",
                delivery("1", "t.beta", "N"),
                delivery("2", "t.beta", "N"),
                delivery("3", "t.beta", "N", "t.alpha", turning),
                delivery("4", "t.beta", turning),
                restricted(List.of("inner"), "5", "t.alpha", "N"),
                delivery("6", "t.alpha", "M~%s~N".formatted(in(5))));

        var seen = foresight("reader", "SL", 9);

        assertThat(seen.<String>getList("arising.subject"))
                .containsExactly("delivery:SL-3", "delivery:SL-3", "delivery:SL-4", "delivery:SL-6");
        assertThat(seen.<String>getList("arising.owner"))
                .containsExactly("desk officer", "desk officer", "office director", "office director");
    }

    /** On the third and the fourth day others begin, which are not about the objective. */
    @Test
    void whatRepeatsElsewhereOfThePartnerCountsForAnObjectiveToo() {
        Scenario.of(
                "SLP",
                delivery("2", "t.alpha", "M~%s~N".formatted(in(3))),
                delivery("3", "t.alpha", "M~%s~N".formatted(in(4)), "t.beta", "M~%s~N".formatted(in(4))));
        Scenario.of("SLO").raw = Map.of("delivery", List.of("""
                {"subject": "delivery:SLO-1", "type": "delivery/1", "asOf": "{asOf}", "knownAt": "2024-01-01T00:00:00Z",\
                 "sameUntil": null, "partner": "SLP", "accessGroups": [], "label": "SLP/1",\
                 "stub.t.alpha": "M>%1$s>N", "stub.t.beta": "M>%1$s>N"}""".formatted(in(6))));

        var seen = as("reader")
                .get("/v1/foresight?days=9&scope=objective:SLO")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();

        assertThat(seen.<String>getList("arising.subject")).containsExactly("delivery:SLO-1", "delivery:SLO-1");
        assertThat(seen.<String>getList("arising.owner")).containsExactly("office director", "desk officer");
        assertThat(seen.getInt("subjects")).isEqualTo(1);
    }

    /** 45 of 100, evenly planned from 50 days ago to in 50 days: the index is 45 / t, below 0.8 from t = 57 on. */
    private static String schedule(String partner) {
        return """
            {"objective": "%s", "partner": "%s", "contentMix": [], "planned": [], "baselines": [
               {"number": 1, "statedOn": "%s", "milestone": "HANDED_OVER", "unit": "EACH",
                "interpolation": "LINEAR", "startsOn": "%s", "points": [{"on": "%s", "cumulative": "100"}]}],
             "deliveries": [{"on": "%s", "milestone": "HANDED_OVER", "measure": "INCREMENT", "quantity": "45 EACH",
                "transfer": "T"}]}
            """.formatted(partner, partner, in(-50), in(-50), in(50), in(-5)).replace("\n", " ");
    }

    @Test
    void itSaysWhenAndWhoseAndWhatWouldPreventIt() {
        var scenario = Scenario.of(
                "SA",
                delivery("1", "t.alpha", "M~%s~N".formatted(in(3)), "t.beta", "M>%s>N".formatted(in(5))),
                delivery("2", "t.alpha", "N"),
                delivery("3", "t.alpha", "M>%s>N".formatted(in(11))));
        scenario.schedule = schedule("SA");
        var seen = foresight("reader", "SA", 10);

        assertThat(seen.<String>getList("arising.on")).containsExactly(in(0), in(3), in(5), in(7));
        assertThat(seen.<String>getList("arising.rule")).containsExactly("t.alpha", "t.alpha", "t.beta", "t.drift");
        assertThat(seen.<String>getList("arising.subject"))
                .containsExactly("delivery:SA-2", "delivery:SA-1", "delivery:SA-1", "objective:SA");
        assertThat(seen.<String>getList("arising.kind")).containsExactly("NOT_REVIEWED", "RULE", "RULE", "RULE");
        assertThat(seen.<String>getList("arising.owner")).containsOnly("desk officer");
        assertThat(seen.getString("arising[0].message")).isEqualTo("t.alpha about SA/2 as of " + in(0));
        assertThat(seen.getString("arising[1].message")).isEqualTo("t.alpha about SA/1 as of " + in(3));
        assertThat(seen.getList("arising[0].prevention")).isEmpty();
        assertThat(seen.<String>getList("arising.prevention[1].clause")).containsExactly("stub.t.alpha");
        assertThat(seen.getInt("subjects")).isEqualTo(4);
        assertThat(seen.getString("until")).isEqualTo(in(10));
        as("auditor").get("/v1/flags?partner=SA").then().body("items", hasSize(0));
    }

    /**
     * 45 of 100 are early against a plan of 200 days, 90 / t, and late against one of 100 days that is stated in nine: 45 / 59.
     * The schedules of the days between, and after, are those of the day before.
     */
    @Test
    void aPlanThatIsStatedInBetweenIsMeasuredFromItsDay() {
        var slow = schedule("SE").replace("\"on\": \"%s\"".formatted(in(50)), "\"on\": \"%s\"".formatted(in(150)));
        var next = schedule("SE")
                .replace(
                        "\"number\": 1, \"statedOn\": \"%s\"".formatted(in(-50)),
                        "\"number\": 2, \"statedOn\": \"%s\"".formatted(in(9)));
        var second = next.substring(next.indexOf("{\"number\""), next.indexOf("],  \"deliveries\""));
        var both = slow.replace("],  \"deliveries\"", ", " + second + "],  \"deliveries\"");
        Scenario.of("SE", delivery("1")).schedule = slow + "§" + in(9) + "§" + both;
        var asked = RegistryStub.SCHEDULES_ASKED.get();

        var seen = foresight("reader", "SE", 60);

        assertThat(seen.<String>getList("arising.on")).containsExactly(in(9));
        assertThat(RegistryStub.SCHEDULES_ASKED.get() - asked).isLessThan(8);
    }

    static LongStream seeds() {
        return LongStream.rangeClosed(1, SEEDS);
    }

    /**
     * What daily reviews of everything would find, against what was looked at only when it said so: after a review, half of what it
     * looked at is recorded anew, and rules are waived for two times.
     */
    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void itEqualsAReviewOfEverythingOnEveryDay(long seed) {
        var random = new Random(seed);
        var partner = "SR" + seed;
        var reviewed = new ArrayList<>(List.of(
                delivery("mended", "t.beta", "N"),
                delivery("broken", "t.beta", "M"),
                delivery("unsure", "t.beta", "N"),
                delivery("failed", "t.beta", "N"),
                delivery("gone", "t.beta", "N")));
        var now = new ArrayList<>(List.of(
                delivery("mended", "t.beta", "M"),
                delivery("broken", "t.beta", "N"),
                delivery("unsure", "t.beta", "U"),
                delivery("failed", "t.beta", "E"),
                delivery("new", "t.beta", "N")));
        for (var i = 0; i < 12; i++) {
            var one = delivery("" + i, "t.alpha", changing(random), "t.beta", changing(random));
            reviewed.add(one);
            now.add(i % 2 == 0 ? one : delivery("" + i, "t.alpha", changing(random), "t.beta", changing(random)));
        }
        Scenario.of(partner, reviewed.toArray(Scenario.Delivery[]::new)).scatter();
        review(partner, in(0));
        var scenario = Scenario.of(partner, now.toArray(Scenario.Delivery[]::new));
        scenario.scatter();
        scenario.schedule = schedule(partner);
        var first = 3 + random.nextInt(8);
        var second = first + 1 + random.nextInt(5);
        waived("W-%s-1".formatted(partner), partner, -5, first);
        waived("W-%s-2".formatted(partner), partner, second, second + 9);

        var seen = foresight("auditor", partner, 40);

        var found = new TreeSet<String>();
        for (var i = 0; i < seen.getList("arising").size(); i++) {
            found.add(told(
                    seen.getString("arising[%d].on".formatted(i)),
                    seen.getString("arising[%d].kind".formatted(i)),
                    seen.getString("arising[%d].rule".formatted(i)),
                    seen.getString("arising[%d].subject".formatted(i)),
                    seen.getString("arising[%d].owner".formatted(i))));
        }
        assertThat(found).hasSameSizeAs(seen.getList("arising"));
        var reviews = new DailyReviews(partner, day -> day >= -5 && day <= first || day >= second && day <= second + 9);
        for (var day = 0; day <= 40; day++) {
            reviews.look(day, now.size(), seen.getString("rulebook"));
        }
        assertThat(found).containsExactlyElementsOf(reviews.told);
        var open = second > first + 1 ? List.of(first + 1, second + 10) : List.of(second + 10);
        for (var name : List.of("broken", "unsure", "failed", "new")) {
            open.forEach(day -> assertThat(found)
                    .anyMatch(told ->
                            told.startsWith(in(day) + " WAIVER_ENDS t.beta delivery:" + partner + "-" + name + " ")));
        }
        assertThat(found)
                .contains(told(in(0), "NOT_REVIEWED", "t.beta", "delivery:" + partner + "-new", "desk officer"));
        assertThat(found)
                .noneMatch(told -> told.contains("-mended ") || told.contains("-gone "))
                .anyMatch(told -> told.endsWith(" office director"))
                .anyMatch(told -> told.contains(" RULE "));
        var gaps = new TreeSet<String>();
        for (var i = 0; i < seen.getList("gaps").size(); i++) {
            gaps.add(String.join(
                    " ",
                    seen.getString("gaps[%d].on".formatted(i)),
                    seen.getString("gaps[%d].rule".formatted(i)),
                    seen.getString("gaps[%d].leaf".formatted(i)),
                    seen.getString("gaps[%d].subjects".formatted(i))));
        }
        var raised = Set.copyOf(flags("auditor", "partner=%s&kind=DATA_GAP".formatted(partner))
                .<String>getList("items.findAll { it.condition != 'CLEARED' }.rule"));
        assertThat(gaps)
                .containsExactlyElementsOf(
                        gapsByBruteForce(partner, now.size(), seen.getString("rulebook"), 40, raised));
        assertThat(seen.<String>getList("gaps.owner")).allMatch("end-use monitor"::equals);
    }

    private static String told(String on, String kind, String rule, String subject, String owner) {
        return String.join(" ", on, kind, rule, subject, owner);
    }

    private static String changing(Random random) {
        var separator = random.nextBoolean() ? "~" : ">";
        var text = new StringBuilder("MNA".substring(random.nextInt(3)).substring(0, 1));
        var day = -3;
        for (var i = 0; i < 4; i++) {
            day += 1 + random.nextInt(16);
            text.append(separator).append(in(day)).append(separator).append("MNAU".charAt(random.nextInt(4)));
        }
        return text.toString();
    }

    /** The flags of a partner as the last review left them, and as one review after the other on every day would. */
    private static final class DailyReviews {

        private final Set<String> told = new TreeSet<>();
        private final Set<String> there = new HashSet<>();
        /** What began on the third day of its rule, or on a later one. */
        private final Set<String> moderate = new HashSet<>();

        private final Map<String, Set<Integer>> begun = new HashMap<>();
        private final String partner;
        private final IntPredicate waived;

        private DailyReviews(String partner, IntPredicate waived) {
            this.partner = partner;
            this.waived = waived;
            for (var flag : flags("auditor", "partner=" + partner).<Map<String, Object>>getList("items")) {
                if ("RULE".equals(flag.get("kind")) && !"CLEARED".equals(flag.get("condition"))) {
                    there.add(flag.get("rule") + " " + flag.get("subject"));
                    begins(0, flag.get("rule") + " " + flag.get("subject"));
                }
            }
        }

        private void begins(int day, String about) {
            var days = begun.computeIfAbsent(about.substring(0, about.indexOf(' ')), _ -> new HashSet<>());
            days.add(day);
            if (days.size() >= 3) {
                moderate.add(about);
            }
        }

        private String owner(String about) {
            return moderate.contains(about) ? " office director" : " desk officer";
        }

        private void look(int day, int partitions, String rulebook) {
            var before = Set.copyOf(there);
            var now = new HashSet<String>();
            var unanswered = new HashSet<String>();
            for (var answer : answers(partner, partitions, rulebook, in(day))) {
                answer.path("answers")
                        .forEach(each -> (each.path("answer").asText().equals("NOT_MET") ? now : unanswered)
                                .add(each.path("rule").asText() + " "
                                        + answer.path("subject").asText()));
            }
            var drift = DriftFacts.ofObjective(
                    json(schedule(partner)), null, today().plusDays(day), List.of(), List.of(), Limits.NONE);
            if (Double.parseDouble(
                            drift.measure().path("latest").path("scheduleIndex").asText())
                    < 0.8) {
                now.add("t.drift objective:" + partner);
            }
            for (var each : now) {
                if (!before.contains(each)) {
                    begins(day, each);
                    told.add(in(day) + (day == 0 ? " NOT_REVIEWED " : " RULE ") + each + owner(each));
                }
            }
            there.removeIf(each -> !now.contains(each) && !unanswered.contains(each));
            there.addAll(now);
            if (day > 0 && waived.test(day - 1) && !waived.test(day)) {
                there.stream()
                        .filter(each -> each.startsWith("t.beta ") && before.contains(each))
                        .forEach(each -> told.add(in(day) + " WAIVER_ENDS " + each + owner(each)));
            }
        }
    }

    /**
     * The days on which a rule cannot answer about a delivery and could about all of them on the day before.
     *
     * @param raised the rules of which today's review has raised that already
     */
    private static Set<String> gapsByBruteForce(
            String partner, int partitions, String rulebook, int days, Set<String> raised) {
        var arising = new TreeSet<String>();
        var before = Map.<String, Integer>of();
        for (var day = 0; day <= days; day++) {
            var now = new HashMap<String, Integer>();
            for (var answer : answers(partner, partitions, rulebook, in(day))) {
                answer.path("answers").forEach(each -> {
                    if (each.path("answer").asText().equals("UNDETERMINED")) {
                        now.merge(each.path("rule").asText(), 1, Integer::sum);
                    }
                });
            }
            for (var rule : now.entrySet()) {
                if (!before.containsKey(rule.getKey()) && (day > 0 || !raised.contains(rule.getKey()))) {
                    arising.add("%s %s (not comparable) %d".formatted(in(day), rule.getKey(), rule.getValue()));
                }
            }
            before = now;
        }
        return arising;
    }

    private static List<JsonNode> answers(String partner, int partitions, String rulebook, String day) {
        var lines = new StringBuilder();
        for (var partition = 0; partition < partitions; partition++) {
            lines.append(request()
                            .get("/stub/registry/v1/facts?partition=%s~%d&asOf=%s&knownAt=2026-01-01T00:00:00Z"
                                    .formatted(partner, partition, day))
                            .asString()
                            .lines()
                            .findFirst()
                            .orElseThrow())
                    .append('\n');
        }
        return request()
                .contentType("application/x-ndjson")
                .body(lines.toString().getBytes(UTF_8))
                .post("/stub/rules/v1/evaluations?shown=true&rulebook=" + rulebook)
                .asString()
                .lines()
                .map(ForesightTest::json)
                .filter(answer -> answer.has("subject"))
                .toList();
    }

    private static JsonNode json(String text) {
        try {
            return Json.mapper().readTree(text);
        } catch (JsonProcessingException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void aWaiverThatEndsIsForeseen() {
        Scenario.of("SW", delivery("1", "t.beta", "N"));
        review("SW", "2024-05-01");
        var path = "/v1/waivers/"
                + as("reviewer")
                        .body("""
                            {"content": {"reference": "W-SW", "rule": "t.beta", "scope": {"partner": "SW"},
                             "authorityOfRecord": "secretary", "legalBasis": "policy", "reason": "a test",
                             "validFrom": "2020-01-01", "validUntil": "%s", "noticesOwed": []}}
                            """.formatted(in(4)))
                        .post("/v1/waivers")
                        .then()
                        .statusCode(201)
                        .extract()
                        .path("id");
        act("senior-approver", path + "/sign", 1, "{}").statusCode(200);

        assertThat(foresight("reader", "SW", 4).getList("arising")).isEmpty();
        var seen = foresight("reader", "SW", 5);
        assertThat(seen.<String>getList("arising.kind")).containsExactly("WAIVER_ENDS");
        assertThat(seen.getString("arising[0].on")).isEqualTo(in(5));
        assertThat(seen.getString("arising[0].flag"))
                .isEqualTo(flag("t.beta", "delivery:SW-1").getString("id"));
        assertThat(seen.getString("arising[0].prevention[0].clause"))
                .isEqualTo("another waiver is signed before W-SW ends");
    }

    private static void waived(String reference, String partner, int from, int until) {
        var path = "/v1/waivers/"
                + as("reviewer")
                        .body("""
                            {"content": {"reference": "%s", "rule": "t.beta", "scope": {"partner": "%s"},
                             "authorityOfRecord": "secretary", "legalBasis": "policy", "reason": "a test",
                             "validFrom": "%s", "validUntil": "%s", "noticesOwed": []}}
                            """.formatted(reference, partner, in(from), in(until)))
                        .post("/v1/waivers")
                        .then()
                        .statusCode(201)
                        .extract()
                        .path("id");
        act("senior-approver", path + "/sign", 1, "{}").statusCode(200);
    }

    /** As many explanations as there are flags to come of a portfolio that was never reviewed would take as many calls. */
    @Test
    void whatIsNotMetAlreadyIsNotExplained() {
        Scenario.of("SI", delivery("1", "t.alpha", "N"), delivery("2", "t.beta", "N"))
                .explanationsDown
                .set(9);

        assertThat(foresight("reader", "SI", 3).<String>getList("arising.kind"))
                .containsExactly("NOT_REVIEWED", "NOT_REVIEWED");
    }

    /** One until the fifth day, the next from the sixth to the twelfth. */
    @Test
    void waiversThatFollowEachOtherEndWithTheLast() {
        Scenario.of("SX", delivery("1", "t.beta", "N"));
        review("SX", "2024-05-01");
        waived("W-SX-1", "SX", -5, 5);
        waived("W-SX-2", "SX", 6, 12);

        assertThat(foresight("reader", "SX", 12).getList("arising")).isEmpty();
        var seen = foresight("reader", "SX", 30);
        assertThat(seen.<String>getList("arising.kind")).containsExactly("WAIVER_ENDS");
        assertThat(seen.getString("arising[0].on")).isEqualTo(in(13));
        assertThat(seen.getString("arising[0].prevention[0].clause"))
                .isEqualTo("another waiver is signed before W-SX-2 ends");
    }

    /** Of three that turn on the third day, waived until the tenth, one is met again on the eighth. */
    @Test
    void whatArisesUnderAWaiverIsOpenOnceThatEnds() {
        Scenario.of(
                "SY",
                delivery("1", "t.beta", "M~%s~N".formatted(in(3))),
                delivery("2", "t.beta", "M~%s~N~%s~M".formatted(in(3), in(8))),
                delivery("3", "t.alpha", "M~%s~N".formatted(in(3))));
        review("SY", "2024-05-01");
        waived("W-SY", "SY", -5, 10);
        var seen = foresight("reader", "SY", 30);

        assertThat(seen.<String>getList("arising.subject"))
                .containsExactly("delivery:SY-3", "delivery:SY-1", "delivery:SY-2", "delivery:SY-1");
        assertThat(seen.<String>getList("arising.on")).containsExactly(in(3), in(3), in(3), in(11));
        assertThat(seen.<Boolean>getList("arising.waived")).containsExactly(false, true, true, false);
        assertThat(seen.<String>getList("arising.waivedBy")).containsExactly(null, "W-SY", "W-SY", null);
        assertThat(seen.<String>getList("arising.kind")).containsExactly("RULE", "RULE", "RULE", "WAIVER_ENDS");
        assertThat(seen.getString("arising[3].prevention[0].clause"))
                .isEqualTo("another waiver is signed before W-SY ends");
    }

    /** It is met when the waiver ends. */
    @Test
    void whatIsMetWhenItsWaiverEndsIsNotOpenThen() {
        Scenario.of("SZ", delivery("1", "t.beta", "N~%s~M".formatted(in(3))), delivery("2", "t.beta", "N"));
        review("SZ", today().toString());
        waived("W-SZ", "SZ", -5, 5);

        assertThat(foresight("reader", "SZ", 30).<String>getList("arising.subject"))
                .containsExactly("delivery:SZ-2");
    }

    /** What it lacked was recorded after the review, or it was a mistake. */
    @Test
    void whatIsMetSinceItsReviewIsNotOpenWhenItsWaiverEnds() {
        Scenario.of("SM", delivery("1", "t.beta", "N"), delivery("2", "t.beta", "N"), delivery("3", "t.beta", "N"));
        review("SM", today().toString());
        waived("W-SM", "SM", -5, 5);
        Scenario.of("SM", delivery("1", "t.beta", "M"), delivery("3", "t.beta", "N"));

        assertThat(foresight("reader", "SM", 30).<String>getList("arising.subject"))
                .containsExactly("delivery:SM-3");
    }

    /** The first has a flag, the second gets one today, and of the third nothing has been raised; one is met in between. */
    @Test
    void aFlagThatCannotBeAnsweredMeanwhileDoesNotArise() {
        var pausing = "N~%s~U~%s~N".formatted(in(3), in(7));
        Scenario.of("SU", delivery("1", "t.beta", "N"), delivery("3", "t.beta", "U"), delivery("5", "t.beta", "N"));
        review("SU", in(0));
        Scenario.of(
                "SU",
                delivery("1", "t.beta", pausing),
                delivery("2", "t.beta", pausing),
                delivery("3", "t.beta", "U~%s~N".formatted(in(7))),
                delivery("4", "t.beta", "N~%s~M~%s~U~%s~N".formatted(in(2), in(3), in(5))),
                delivery("5", "t.beta", "U~%s~N".formatted(in(7))));

        var seen = foresight("reader", "SU", 9);

        assertThat(seen.<String>getList("arising.subject"))
                .containsExactly("delivery:SU-2", "delivery:SU-4", "delivery:SU-4", "delivery:SU-3");
        assertThat(seen.<String>getList("arising.on")).containsExactly(in(0), in(0), in(5), in(7));
        assertThat(seen.<String>getList("arising.kind"))
                .containsExactly("NOT_REVIEWED", "NOT_REVIEWED", "RULE", "RULE");
    }

    private void decided(
            String reference, @Nullable String partner, String[] objectives, int reviewBy, String... groups) {
        sql.update("""
                insert into decision (id, version, recording, recorded_at, act, marking, sources, reference, outcome, state,
                    partner, objectives, access_groups, content, evidence_digest, evidence, substantive, review_by, proposed_by,
                    proposed_at, signed_by, signed_at, signed_on)
                values (gen_random_uuid(), 1, 1, now(), 'CREATED',
                    '{"classification": "RESTRICTED", "releasableTo": [], "privileged": false}', '[]', ?, 'CAP', 'SIGNED', ?, ?, ?,
                    '{"forum": "the board"}', 'x', '{}', true, ?::date, 'one', now(), 'another', now(), current_date)
                """, reference, partner, objectives, groups, in(reviewBy));
    }

    /** Of one partner: decided anew, about its objective, inside a group, and of others; and something about nobody. */
    @Test
    void itSaysWhichDecisionsHaveToBeLookedAtAgain() {
        Scenario.of("SO", delivery("1")).schedule = schedule("SO");
        decided("D-SO-1", "SO", new String[] {}, 3);
        decided("D-SO-2", "SO", new String[] {}, 4);
        decided("D-SO-3", null, new String[] {"SO"}, 6);
        decided("D-SO-4", null, new String[] {"SQ"}, 6);
        decided("D-SO-5", "SO", new String[] {"SO-2"}, 0, "inner");
        decided("D-SO-6", "SO", new String[] {"SO-3"}, 20);
        decided("D-SO-7", "SO", new String[] {"SO-4"}, -1);
        decided("D-SO-8", null, new String[] {}, -1);

        var seen = foresight("reader", "SO", 20);
        // What was decided of objectives leaves what was decided of the whole partner to be looked at.
        assertThat(seen.<String>getList("reviews.reference")).containsExactly("D-SO-2", "D-SO-3");
        assertThat(seen.getString("reviews[1].on")).isEqualTo(in(7));
        assertThat(seen.getString("reviews[1].owner")).isEqualTo("the board");
        assertThat(seen.getString("reviews[1].outcome")).isEqualTo("CAP");
        assertThat(seen.getString("marking.classification")).isEqualTo("RESTRICTED");
        assertThat(seen.getList("arising").size()).isEqualTo(1);
        assertThat(foresight("reader-inside", "SO", 21).<String>getList("reviews.reference"))
                .containsExactly("D-SO-5", "D-SO-2", "D-SO-3", "D-SO-6");
    }

    @Test
    void eachReaderForeseesTheirs() {
        Scenario.of(
                "SB",
                delivery("1", "t.alpha", "M~%s~N".formatted(in(3))),
                restricted(List.of("inner"), "2", "t.alpha", "M~%s~N".formatted(in(3))));
        Scenario.of("SC", restricted(List.of("inner"), "1", "t.alpha", "M~%s~N".formatted(in(3))));

        as("reader")
                .get("/v1/foresight?days=9&scope=partner:SB")
                .then()
                .body("arising.subject", contains("delivery:SB-1"))
                .body("subjects", equalTo(1));
        as("reader-inside").get("/v1/foresight?days=9&scope=partner:SB").then().body("arising", hasSize(2));
        as("reader").get("/v1/foresight?days=9&scope=partner:SC").then().statusCode(404);
        as("reader").get("/v1/foresight?days=9&scope=partner:NONE").then().statusCode(404);
    }

    /** As a wait or a rule that is not met and no review has raised, until one has. */
    @Test
    void whatIsNotKnownTodayAndNobodyHasRaisedIsForeseen() {
        Scenario.of(
                "SG",
                delivery("1", "t.beta", "U:delivery.value"),
                delivery("2", "t.beta", "U:delivery.value"),
                delivery("3", "t.beta", "M~%s~U:delivery.consignee".formatted(in(3))));

        var seen = foresight("reader", "SG", 5);
        assertThat(seen.<String>getList("gaps.leaf")).containsExactly("delivery.value", "delivery.consignee");
        assertThat(seen.<String>getList("gaps.on")).containsExactly(in(0), in(3));
        assertThat(seen.<Integer>getList("gaps.subjects")).containsExactly(2, 1);
        review("SG", in(0));

        assertThat(foresight("reader", "SG", 5).<String>getList("gaps.leaf")).containsExactly("delivery.consignee");
    }

    @Test
    void aScopeMayHaveAnyNumberOfSubjects() {
        Scenario.of("SQ", delivery("1", "t.beta", "N")).notListed = 1_000_000;

        as("reader")
                .get("/v1/foresight?days=3&scope=partner:SQ")
                .then()
                .statusCode(200)
                .body("arising.subject", contains("delivery:SQ-1"));
        Scenario.of("SQ", delivery("1", "t.beta", "N"));
    }

    @Test
    void moreFlagsThanAnAnswerHoldsAreRefusedWithWhatToAskForInstead() {
        Scenario.of(
                "SFL",
                IntStream.rangeClosed(1, 501)
                        .mapToObj(number -> delivery(String.valueOf(number), "t.beta", "N"))
                        .toArray(Scenario.Delivery[]::new));

        as("reader")
                .get("/v1/foresight?days=3&scope=partner:SFL")
                .then()
                .statusCode(400)
                .body("detail", equalTo("More than 500 flags will arise in partner:SFL, and no answer holds more"))
                .body(
                        "violations.message",
                        contains("must be narrower: ask for each of its objectives by itself, objective:REFERENCE"));
        Scenario.of("SFL");
    }

    @Test
    void badInputIsToldWhere() {
        as("reader").get("/v1/foresight?days=0").then().statusCode(400);
        as("reader").get("/v1/foresight?days=367").then().statusCode(400);
        as("reader").get("/v1/foresight?scope=everything").then().statusCode(400);
    }

    @Test
    void withoutTheRegisterNothingIsForeseen() {
        Scenario.of("SD", delivery("1")).factsDown.set(3);
        as("reader").get("/v1/foresight?days=3&scope=partner:SD").then().statusCode(503);
        Scenario.of("SD", delivery("1")).factsDown.set(0);
    }
}
