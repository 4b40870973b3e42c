package org.daylight.review.flags;

import static org.assertj.core.api.Assertions.assertThat;
import static org.daylight.review.reviews.Suite.as;
import static org.daylight.review.reviews.Suite.flags;
import static org.daylight.review.reviews.Suite.full;
import static org.daylight.review.reviews.Suite.review;
import static org.daylight.review.stub.Scenario.delivery;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.daylight.kit.identity.Marking;
import org.daylight.postgres.TestDatabase;
import org.daylight.review.database.Sql;
import org.daylight.review.stub.Neighbours;
import org.daylight.review.stub.Scenario;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Gaps of reviews that look at what changed: what they stand for, what they give as an example and how they are marked. */
@QuarkusTest
@QuarkusTestResource(value = TestDatabase.class, initArgs = @ResourceArg(name = "database", value = "review"))
@QuarkusTestResource(Neighbours.class)
class ChangedGapsTest {

    private static final Marking EXPORT = new Marking("UNCLASSIFIED", "CUI//EXPT", List.of(), false);
    private static final Marking PRIVILEGED = new Marking("UNCLASSIFIED", null, List.of(), true);
    private static final String DAY = "2024-03-20";

    /** A register of one partner, most of it met, of which some is said otherwise from review to review. */
    private final class Register {

        private final String partner;
        private final String first;
        private final TreeMap<String, Scenario.Delivery> deliveries = new TreeMap<>();

        Register(String partner, Scenario.Delivery... said) {
            this.partner = partner;
            for (var number = 0; number < 10; number++) {
                say(delivery(Integer.toString(number)));
            }
            say(delivery("9", "t.alpha", "N"));
            for (var each : said) {
                say(each);
            }
            scenario();
            nobodyKnowsOfALaterDay();
            first = full(partner, DAY).getString("id");
        }

        private void say(Scenario.Delivery delivery) {
            deliveries.put(delivery.name(), delivery);
        }

        private Scenario scenario() {
            return Scenario.of(partner, deliveries.values().toArray(Scenario.Delivery[]::new));
        }

        /** Reviews what these say now, and that nothing else was looked at. */
        JsonPath changed(Scenario.Delivery... now) {
            var names = new ArrayList<String>();
            for (var each : now) {
                say(each);
                names.add(each.name());
            }
            var scenario = scenario();
            changing.add(scenario);
            scenario.changed = Set.copyOf(names);
            var review = review(partner, DAY);
            assertThat(review.getString("state")).isEqualTo("SEALED");
            assertThat(sql.<String>rows("""
                            select r.review from flag f join flag_reading r on r.flag = f.id where f.subject = ?
                            """, row -> row.getString(1), "delivery:%s-9".formatted(partner)))
                    .as("by whom the flag was read that nothing has touched")
                    .containsExactly(first);
            return gaps();
        }

        JsonPath gaps() {
            return flags("auditor", "partner=%s&kind=DATA_GAP".formatted(partner));
        }
    }

    private final List<Scenario> changing = new ArrayList<>();

    @Inject
    Sql sql;

    @AfterEach
    void stop() {
        changing.forEach(scenario -> scenario.changed = null);
    }

    private void nobodyKnowsOfALaterDay() {
        QuarkusTransaction.requiringNew()
                .run(() -> sql.update("update watermark set as_of = ?::date where as_of > ?::date", DAY, DAY));
    }

    /** Each gap's condition, and how many subjects it stands for or stood for at last. */
    private static Map<String, String> said(JsonPath gaps) {
        var said = new TreeMap<String, String>();
        for (var i = 0; i < gaps.getList("items").size(); i++) {
            said.put(
                    gaps.getString("items[%d].discriminator".formatted(i)),
                    gaps.getString("items[%d].condition".formatted(i)) + " "
                            + gaps.getString("items[%d].reading.subjects".formatted(i)));
        }
        return said;
    }

    private static Scenario.Delivery unknown(String name, String leaf) {
        return delivery(name, "t.alpha", "U:" + leaf);
    }

    @Test
    void aGapStandsForWhatItStoodForWithWhatCameAndWithoutWhatWent() {
        var register = new Register("CGA", unknown("1", "x.on"), unknown("2", "x.on"), unknown("3", "x.where"));

        var one = register.changed(unknown("4", "x.on"), unknown("3", "x.of"));
        assertThat(said(one)).isEqualTo(Map.of("x.on", "PRESENT 3", "x.where", "CLEARED 1", "x.of", "PRESENT 1"));

        var two = register.changed(delivery("1"), delivery("2"), unknown("3", "x.where"));
        assertThat(said(two)).isEqualTo(Map.of("x.on", "PRESENT 1", "x.where", "PRESENT 1", "x.of", "CLEARED 1"));
        assertThat(two.getList("items.find { it.discriminator == 'x.where' }.presence.endedBecause"))
                .containsExactly("KNOWN", null);

        var three = register.changed(delivery("4"));
        assertThat(said(three)).isEqualTo(Map.of("x.on", "CLEARED 1", "x.where", "PRESENT 1", "x.of", "CLEARED 1"));

        full("CGA", DAY);
        assertThat(register.gaps().getList("items.version"))
                .as("nothing else is found by a review that looks at everything")
                .isEqualTo(three.getList("items.version"));
    }

    @Test
    void itsExampleIsOneOfThoseItStandsFor() {
        var register = new Register("CGB", unknown("1", "x.on"), unknown("2", "x.on"), unknown("3", "x.on"));
        assertThat(register.gaps().getString("items[0].reading.message")).contains("CGB/1 ");
        assertThat(explained(register.gaps())).isIn("CGB/1", "CGB/2", "CGB/3");

        var one = register.changed(delivery("2"));
        assertThat(one.getString("items[0].reading.message"))
                .as("one that is still there")
                .containsAnyOf("CGB/1 ", "CGB/3 ");
        assertThat(explained(one)).as("nothing is shown of one that went").isIn("CGB/1", "CGB/3", "");

        var two = register.changed(delivery("1"));
        assertThat(two.getInt("items[0].reading.subjects")).isEqualTo(1);
        assertThat(two.getString("items[0].reading.message"))
                .as("the one that is left")
                .contains("CGB/3 ");
        assertThat(explained(two)).isIn("CGB/3", "");

        var three = register.changed(delivery("3"), unknown("5", "x.on"));
        assertThat(three.getString("items[0].reading.message")).contains("CGB/5 ");
        assertThat(three.getInt("items[0].reading.subjects")).isEqualTo(1);
        assertThat(explained(three)).isEqualTo("CGB/5");

        var four = register.changed(delivery("8", "t.alpha", "U"));
        assertThat(said(four)).containsEntry("(not comparable)", "PRESENT 1");
        var five = register.changed(delivery("7", "t.alpha", "U"), delivery("8"));
        assertThat(said(five)).containsEntry("(not comparable)", "PRESENT 1");
        assertThat(five.getString("items.find { it.discriminator == '(not comparable)' }.reading.message"))
                .contains("CGB/7 ");
    }

    /** The label of the line that a gap is explained by; empty where none is kept. */
    private static String explained(JsonPath gaps) {
        var gap = gaps.getString("items.find { it.condition == 'PRESENT' }.id");
        var explanation =
                as("auditor").get("/v1/flags/" + gap + "/explanation").then().extract();
        return explanation.statusCode() == 200
                ? String.valueOf(explanation.jsonPath().getString("because[0].facts.label"))
                : "";
    }

    @Test
    void itsMarkingIsTheHighestOfThoseItStandsFor() {
        var register = new Register("CGC", unknown("1", "x.on").marked(EXPORT), unknown("2", "x.on"));
        assertThat(register.gaps().getString("items[0].marking.controlCategory"))
                .isEqualTo("CUI//EXPT");

        var one = register.changed(unknown("3", "x.on").marked(PRIVILEGED), delivery("2"));
        assertThat(one.getString("items[0].marking.controlCategory")).isEqualTo("CUI//EXPT");
        assertThat(one.getBoolean("items[0].marking.privileged")).isTrue();

        var two = register.changed(unknown("1", "x.on"));
        assertThat(two.getString("items[0].marking.controlCategory")).isNull();
        assertThat(two.getBoolean("items[0].marking.privileged")).isTrue();

        var three = register.changed(delivery("3").marked(PRIVILEGED));
        assertThat(three.getInt("items[0].reading.subjects")).isEqualTo(1);
        assertThat(three.getBoolean("items[0].marking.privileged")).isFalse();
    }
}
