package org.daylight.review.flags;

import static org.assertj.core.api.Assertions.assertThat;
import static org.daylight.review.reviews.Suite.decision;
import static org.daylight.review.reviews.Suite.flag;
import static org.daylight.review.reviews.Suite.flags;
import static org.daylight.review.reviews.Suite.full;
import static org.daylight.review.reviews.Suite.review;
import static org.daylight.review.reviews.Suite.signed;
import static org.daylight.review.stub.Scenario.delivery;
import static org.daylight.review.stub.Scenario.restricted;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.util.List;
import org.daylight.postgres.TestDatabase;
import org.daylight.review.stub.Neighbours;
import org.daylight.review.stub.Scenario;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(value = TestDatabase.class, initArgs = @ResourceArg(name = "database", value = "review"))
@QuarkusTestResource(Neighbours.class)
class DisputedReadingsTest {

    /** It names the record that it is about. Its partner is as open as before. */
    @Test
    void whoeverMayNotSeeTheFlagAnyMoreSeesNoneAboutItEither() {
        var scenario = Scenario.of("DQA", delivery("1", "t.beta", "N"), delivery("2"));
        review("DQA", "2024-05-01");
        scenario.disputed = "DQA/1";
        var flag = flag("t.beta", "delivery:DQA-1").getString("id");
        signed("approver", decision("DQA", flag)).statusCode(422);
        assertThat(found("reader").getList("items.label")).containsExactly("DQA/1");

        Scenario.of("DQA", restricted(List.of("inner"), "1", "t.beta", "N"), delivery("2"));
        review("DQA", "2024-06-01");

        assertThat(found("reader").getList("items")).isEmpty();
        assertThat(found("reader-inside").getList("items.label")).containsExactly("DQA/1");
        var version = found("auditor").getInt("items[0].version");
        full("DQA", "2024-06-01");
        assertThat(found("auditor").getInt("items[0].version")).isEqualTo(version);

        Scenario.of("DQA", delivery("1", "t.beta", "N"), delivery("2"));
        review("DQA", "2024-06-02");
        assertThat(found("reader").getList("items.label")).containsExactly("DQA/1");
    }

    private static JsonPath found(String account) {
        return flags(account, "kind=RULE_ERROR&rule=t.beta&partner=DQA");
    }
}
