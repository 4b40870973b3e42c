package org.daylight.review.options;

import static org.assertj.core.api.Assertions.assertThat;
import static org.daylight.review.options.Weighings.body;
import static org.daylight.review.options.Weighings.line;
import static org.daylight.review.options.Weighings.option;
import static org.daylight.review.options.Weighings.planned;
import static org.daylight.review.options.Weighings.scenario;
import static org.daylight.review.options.Weighings.weigh;
import static org.daylight.review.options.Weighings.weighed;
import static org.daylight.review.reviews.Suite.as;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.TreeMap;
import org.daylight.postgres.TestDatabase;
import org.daylight.review.stub.Neighbours;
import org.daylight.review.stub.RegistryStub;
import org.daylight.review.stub.Scenario;
import org.junit.jupiter.api.Test;

/**
 * What holds stop, and what comes when one of them is released.
 *
 * <p>100 are planned evenly for 2026. 20 came on March 10; 30 are planned for June 30, 20 for September 30, 30 for December 15.
 * It is March 31, and the effects are looked at on December 31.
 */
@QuarkusTest
@QuarkusTestResource(value = TestDatabase.class, initArgs = @ResourceArg(name = "database", value = "review"))
@QuarkusTestResource(Neighbours.class)
class HeldOptionsTest extends OptionRules {

    @Override
    List<String> asked() {
        return List.of("t.alpha", "t.beta", "t.drift", "t.ended", "t.handed");
    }

    private static Scenario held(String partner, String groups, String... contents) {
        return held(partner, groups, List.of(), contents);
    }

    /** @param expire the day on which each of them ends by itself, as far as they do */
    private static Scenario held(String partner, String groups, List<String> expire, String... contents) {
        var scenario = scenario(partner);
        var holds = new ArrayList<String>();
        for (var number = 1; number <= contents.length; number++) {
            holds.add("""
                {"subject": "hold:%1$s-H%2$d", "type": "hold/1", "asOf": "2026-03-31", "knownAt": "2026-11-01T00:00:00Z",
                 "sameUntil": null, "partner": "%1$s", "accessGroups": [%3$s], "label": "%1$s/H%2$d",
                 "hold.startedOn": "2026-02-01", "hold.expiresOn": %4$s, "hold.releasedOn": null, "hold.ending": null}
                """.formatted(
                            partner,
                            number,
                            groups,
                            number > expire.size() ? "null" : '"' + expire.get(number - 1) + '"')
                    .replace("\n", " "));
            RegistryStub.CONTENTS.put(partner + "-H" + number, contents[number - 1]);
        }
        var lines = new TreeMap<>(scenario.raw);
        lines.put("hold", holds);
        scenario.raw = lines;
        return scenario;
    }

    /** Beside the three that are yet to come a fourth, of another class. */
    private static void alsoAirDefence(String partner, Scenario scenario) {
        var lines = new TreeMap<>(scenario.raw);
        var deliveries = new ArrayList<>(Objects.requireNonNull(lines.get("delivery")));
        deliveries.add(line(partner, "4", "", planned("2026-10-10", 5, "")).replace("ARMOUR", "AIR_DEFENCE"));
        lines.put("delivery", deliveries);
        scenario.raw = lines;
    }

    private static String names(String partner, String more) {
        return "{\"transfers\": [\"%s-T\"]%s}".formatted(partner, more);
    }

    private static String release(String partner, String more) {
        return option(
                "let go",
                "{\"kind\": \"RELEASE\", \"hold\": \"%1$s/H1\", \"on\": \"2026-07-10\"%2$s}".formatted(partner, more));
    }

    @Test
    void whatAHoldStopsComesWhenItIsReleasedButNotBeforeItsDay() {
        held("OQ", "", names("OQ", ", \"itemScope\": \"bombs of 2,000 pounds\""));
        var set = weighed("OQ", release("OQ", ""), "");

        assertThat(set.getString("columns[0].objectives[0].effect.outlook.why"))
                .isEqualTo("what has come and is scheduled comes to 20 EACH of 100 EACH");
        assertThat(set.<String>getList("columns[1].deliveries.effect.on"))
                .containsExactly("2026-07-10", "2026-09-30", "2026-12-15");
        assertThat(set.<String>getList("columns[0].notComputed.effect.why"))
                .anySatisfy(why -> assertThat(why).startsWith("it says in words that it is about a part"));
    }

    @Test
    void aHoldThatIsStatedInClassesHoldsThose() {
        alsoAirDefence(
                "OW", held("OW", "", names("OW", ", \"itemScope\": \"tanks\", \"capabilityClasses\": [\"ARMOUR\"]")));
        var set = weighed("OW", release("OW", ""), "");

        assertThat(set.<String>getList("columns[0].notComputed.label"))
                .contains("OW/1", "OW/2", "OW/3")
                .doesNotContain("OW/4", "OW/H1");
        assertThat(set.<String>getList("columns[1].deliveries.label")).containsExactly("OW/1", "OW/2", "OW/3");
        // Nothing can be released that is not held.
        weigh("reviewer", "OW", option("x", "{\"kind\": \"RELEASE\", \"deliveries\": [\"OW/4\"]}"), "")
                .statusCode(400)
                .body("violations.message", hasItem(containsString("held or has no day")));
    }

    @Test
    void whatWasLetGoByItsClassIsNotHeldAndWhatNothingIsOfIsNamed() {
        alsoAirDefence("OX", held("OX", "", names("OX", """
            , "capabilityClasses": ["ARMOUR", "AIR_DEFENCE", "AMOUR"], "partialReleases": [
              {"on": "2026-03-15", "scope": "interceptors", "capabilityClasses": ["AIR_DEFENCE"]},
              {"on": "2026-03-30/2026-04-02", "scope": "the rest", "capabilityClasses": ["ARMOUR"]},
              {"on": "2026-04-15", "scope": "by words alone, and later"}]
            """)));
        var set = weighed("OX", release("OX", ""), "");

        assertThat(set.<String>getList("columns[1].deliveries.label")).containsExactly("OX/1", "OX/2", "OX/3");
        assertThat(set.<String>getList("columns[0].notComputed.findAll { it.label == 'OX/H1' }.effect.why"))
                .containsExactly("whether ARMOUR is released is not known: the day is 2026-03-30/2026-04-02;"
                        + " it speaks of AMOUR, and nothing of that class is yet to come under it");
    }

    /** The fourth was dropped, which leaves what was planned of it; of the fifth no day is known. */
    @Test
    void whatWasDroppedIsNotRevivedByARelease() {
        var scenario = held("OM", "", names("OM", ", \"capabilityClasses\": [\"ARMOUR\", \"AIR_DEFENCE\"]"));
        var lines = new TreeMap<>(scenario.raw);
        var deliveries = new ArrayList<>(Objects.requireNonNull(lines.get("delivery")));
        var of40 = "\"delivery.handedOverOn\": null, \"delivery.plannedQuantity\": \"40 EACH\"";
        deliveries.add(
                line("OM", "4", "", of40 + ", \"delivery.plannedOn\": null").replace("ARMOUR", "AIR_DEFENCE"));
        deliveries.add(line("OM", "5", "", of40));
        lines.put("delivery", deliveries);
        scenario.raw = lines;
        var set = weighed("OM", release("OM", ""), "");

        assertThat(set.<String>getList("columns[1].deliveries.label")).containsExactly("OM/1", "OM/2", "OM/3", "OM/5");
        assertThat(set.<String>getList("columns[0].notComputed.findAll { it.label == 'OM/H1' }.effect.why"))
                .containsExactly("it speaks of AIR_DEFENCE, and nothing of that class is yet to come under it");
        weigh("reviewer", "OM", option("x", "{\"kind\": \"RELEASE\", \"deliveries\": [\"OM/4\"]}"), "")
                .statusCode(400)
                .body("violations.message", hasItem(startsWith("is not yet to come: ")));

        lines.put("delivery", List.of(deliveries.get(4)));
        scenario.raw = lines;
        weigh("reviewer", "OM", option("x", "{\"kind\": \"RELEASE\", \"transfers\": [\"OM-T\"]}"), "")
                .statusCode(400)
                .body("violations.message", hasItem(startsWith("has nothing yet to come")));
    }

    @Test
    void whatAnotherHoldStopsAsWellDoesNotComeBecauseOneEnds() {
        held("OR", "", names("OR", ""), names("OR", ""));
        weigh("reviewer", "OR", release("OR", ""), "")
                .statusCode(400)
                .body("violations.message", hasItem(startsWith("is not alone on anything")));
        var said = weighed("OR", release("OR", ", \"transfers\": [\"OR-T\"]"), "");
        assertThat(said.getList("columns[1].deliveries")).hasSize(3);
    }

    @Test
    void whoMayNotSeeAHoldIsNotToldOfItByARefusal() {
        held("OS", "\"inner\"", names("OS", ""));
        var order = option("order", "{\"kind\": \"RESEQUENCE\", \"deliveries\": [\"OS/2\", \"OS/1\"]}");

        weigh("reviewer", "OS", order, "")
                .statusCode(422)
                .body("violations.message", everyItem(equalTo("must be a delivery of the scope")));
        weigh("reviewer-inside", "OS", order, "")
                .statusCode(400)
                .body("violations.message", hasItem(containsString("no day ahead")));
    }

    /** The first comes on August 1 instead of June 30, so that it is in the curve of August and not in that of July. */
    @Test
    void aHoldThatEndsByItselfLetsGoOfWhatItHeldOnItsDay() {
        held("OE", "", List.of("2026-08-01"), names("OE", ""));
        var set = weighed(
                "OE",
                release("OE", "") + ","
                        + option("longer", "{\"kind\": \"HOLD\", \"transfers\": [\"OE-T\"], \"until\": \"2026-10-14\"}")
                        + "," + option("sooner", "{\"kind\": \"SPEED\", \"transfers\": [\"OE-T\"], \"days\": 60}"),
                "");

        assertThat(set.<String>getList("columns[0].deliveries.effect.on")).containsExactly("2026-08-01");
        assertThat(set.getString("columns[0].deliveries[0].effect.asPlanned")).isEqualTo("2026-06-30");
        assertThat(set.getString("columns[0].deliveries[0].effect.why"))
                .isEqualTo("a hold on its transfer is in force and ends by itself on 2026-08-01");
        assertThat(set.<String>getList("columns[0].notComputed.label")).doesNotContain("OE/1", "OE/H1");
        assertThat(set.<String>getList("columns[1].deliveries.effect.on")).containsExactly("2026-07-10");
        assertThat(set.<String>getList("columns[2].deliveries.effect.on")).containsExactly("2026-10-15", "2026-10-15");
        assertThat(set.<String>getList("columns[3].deliveries.effect.on")).containsExactly("2026-08-01", "2026-10-16");
        var outlook = "columns[%d].objectives[0].effect.outlook.";
        var curve = new ArrayList<String>();
        for (var column = 0; column < 4; column++) {
            curve.add("%s in July, %s in August, complete on %s"
                    .formatted(
                            set.getString(outlook.formatted(column) + "curve.find { it.on == '2026-07-31' }.projected"),
                            set.getString(outlook.formatted(column) + "curve.find { it.on == '2026-08-31' }.projected"),
                            set.getString(outlook.formatted(column) + "completionOn")));
        }
        assertThat(curve)
                .containsExactly(
                        "20 EACH in July, 50 EACH in August, complete on 2026-12-15",
                        "50 EACH in July, 50 EACH in August, complete on 2026-12-15",
                        "20 EACH in July, 20 EACH in August, complete on 2026-12-15",
                        "20 EACH in July, 70 EACH in August, complete on 2026-10-16");
    }

    /** On July 31 the first has not come as planned, because it is held; released it has, and is significant. */
    @Test
    void rulesSeeTheHoldEndAndWhatComesByThen() {
        held("OF", "", List.of("2026-08-01"), names("OF", ""));
        var july = answers("OF", "2026-07-31");
        var august = answers("OF", "2026-08-01");

        assertThat(july)
                .containsExactlyInAnyOrder(
                        "0 t.ended hold:OF-H1 NOT_MET", "1 t.ended hold:OF-H1 MET", "1 t.handed delivery:OF-1 NOT_MET");
        assertThat(august)
                .contains(
                        "0 t.ended hold:OF-H1 NOT_MET", "1 t.ended hold:OF-H1 MET", "0 t.handed delivery:OF-1 NOT_MET")
                .doesNotContain("1 t.handed delivery:OF-1 NOT_MET");
    }

    private static List<String> answers(String partner, String until) {
        var set = as("reviewer")
                .body(body(partner, release(partner, ""), "").replace("2026-12-31", until))
                .post("/v1/options")
                .then()
                .statusCode(201)
                .extract()
                .jsonPath();
        var answers = new ArrayList<String>();
        for (var column = 0; column < 2; column++) {
            var at = "columns[%d].answers.".formatted(column);
            var rules = set.<String>getList(at + "effect.rule");
            for (var place = 0; place < rules.size(); place++) {
                answers.add("%d %s %s %s"
                        .formatted(
                                column,
                                rules.get(place),
                                set.getString("columns[%d].answers[%d].subject".formatted(column, place)),
                                set.getString("columns[%d].answers[%d].effect.to".formatted(column, place))));
            }
        }
        answers.removeIf(answer -> answer.contains("t.drift"));
        return answers;
    }

    /** The second hold has no end: it holds what the first would let go. */
    @Test
    void theLastOfSeveralHoldsDecidesAndAnImpreciseEndGivesAnImpreciseDay() {
        held("OG", "", List.of("2026-08-01"), names("OG", ""), names("OG", ", \"capabilityClasses\": [\"ARMOUR\"]"));
        var later = option("later", "{\"kind\": \"SLOW\", \"transfers\": [\"OG-T\"], \"days\": 10}");

        var both = weighed("OG", later, "");
        assertThat(both.<String>getList("columns[0].notComputed.label")).contains("OG/1", "OG/2", "OG/3");

        held(
                "OG",
                "",
                List.of("2026-07", "2026-10-01"),
                names("OG", ""),
                names("OG", ", \"capabilityClasses\": [\"ARMOUR\"]"));
        assertThat(weighed("OG", later, "").<String>getList("columns[0].deliveries.effect.on"))
                .containsExactly("2026-10-01", "2026-10-01");

        held("OG", "", List.of("2026-07"), names("OG", ""));
        assertThat(weighed("OG", later, "").<String>getList("columns[0].deliveries.effect.on"))
                .containsExactly("2026-07-01/2026-07-31");
    }

    /** What an option would hold may be exempt; a hold in force holds it all the same until it ends. */
    @Test
    void whatDefendsIsExemptFromTheOptionAndWaitsForTheHoldInForce() {
        held("OH", "", List.of("2026-08-01"), names("OH", ""));
        var longer = option("longer", "{\"kind\": \"HOLD\", \"transfers\": [\"OH-T\"], \"until\": \"2026-10-14\"}");
        var set = weighed(
                "OH", longer, ", \"exemptions\": [{\"deliveries\": [\"OH/1\"], \"because\": \"it defends cities\"}]");

        assertThat(set.<String>getList("columns[0].deliveries.label")).containsExactly("OH/1");
        assertThat(set.<String>getList("columns[1].deliveries.label")).containsExactly("OH/2");
        assertThat(set.<String>getList("columns[1].exempted.label")).containsExactly("OH/1");
    }
}
