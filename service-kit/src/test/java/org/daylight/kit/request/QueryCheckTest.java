package org.daylight.kit.request;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import org.daylight.postgres.TestDatabase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@QuarkusTestResource(value = TestDatabase.class, initArgs = @ResourceArg(name = "database", value = "kit"))
class QueryCheckTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "?mod=CALM | query:mod | did you mean mood",
                "?nonsense=1 | query:nonsense | what exists: asOf, cursor, knownAt, limit, mood, partner, review, voided",
                "/none?mood=CALM | query:mood | this operation reads no query",
                "?mood=HAPPY | query:mood | one of CALM, CROSS",
                "?mood= | query:mood | one of CALM, CROSS",
                "?voided=yes | query:voided | one of true, false",
                "?limit=ten | query:limit | a whole number",
                "?limit=10&limit=1000000 | query:limit | stands there 2 times; write it once",
                "?asOf=2024-02-30 | query:asOf | a day such as",
                "?knownAt=2024-02-28 | query:knownAt | an instant such as",
                "?review=17 | query:review | an id such as"
            })
    void aQueryThatIsNotKnownOrCannotBeReadIsRefusedWithItsPlace(String query, String pointer, String mend) {
        desk().get("/v1/queries" + query)
                .then()
                .statusCode(400)
                .contentType("application/problem+json")
                .body("type", endsWith("/invalid-request"))
                .body("violations[0].pointer", equalTo(pointer))
                .body("violations[0].message", containsString(mend));
    }

    @Test
    void whatIsKnownIsReadAndMayBeRepeatedWhereItIsAList() {
        desk().get("/v1/queries?mood=CALM&voided=true&asOf=2024-02-29&partner=XAA&partner=XBB&limit=5")
                .then()
                .statusCode(200)
                .body(equalTo("CALM true 2024-02-29 null null [XAA, XBB]"));
    }

    @Test
    void whoIsNotSignedInLearnsNothingOfTheQuery() {
        given().get("/v1/queries?mod=CALM").then().statusCode(401);
    }

    private static RequestSpecification desk() {
        return given().auth().preemptive().basic("desk", "desk-test-password");
    }
}
