package org.daylight.registry.commitments;

import static org.daylight.registry.Api.as;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.hasSize;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import java.util.Collections;
import org.daylight.postgres.TestDatabase;
import org.daylight.registry.Api;
import org.daylight.registry.facts.Register;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(value = TestDatabase.class, initArgs = @ResourceArg(name = "database", value = "registry"))
class CommitmentListTest {

    @Test
    void manyAreReadByTheirReferencesAtOnce() {
        var one = Api.code();
        var other = Api.code();
        Register.fill(one);
        Register.fill(other);

        as("service")
                .queryParam("references", one + "/C1", other + "/C1", "NONE, AND NOTHING")
                .get("/v1/commitments?limit=100")
                .then()
                .statusCode(200)
                .body("items.content.partner", contains(one, other));
        as("service")
                .queryParam("references", Collections.nCopies(101, "C"))
                .get("/v1/commitments")
                .then()
                .statusCode(400)
                .body("violations", hasSize(1));
    }
}
