package org.daylight.registry.proposals;

import static org.daylight.registry.Api.DESK;
import static org.daylight.registry.Api.READER;
import static org.daylight.registry.Api.draft;
import static org.daylight.registry.Api.get;
import static org.daylight.registry.Api.post;
import static org.hamcrest.Matchers.contains;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import org.daylight.postgres.TestDatabase;
import org.daylight.registry.Api;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@QuarkusTest
@QuarkusTestResource(value = TestDatabase.class, initArgs = @ResourceArg(name = "database", value = "registry"))
class ProposalKindsTest {

    @ParameterizedTest
    @EnumSource
    void everyKindIsRecordedAndFoundByItself(Proposal.Kind kind) {
        var partner = Api.partner();
        for (var other : Proposal.Kind.values()) {
            post(DESK, "/v1/proposals", draft("""
                    {"reference": "%1$s/%2$s", "partner": "%1$s", "kind": "%2$s"}""".formatted(partner, other))).statusCode(201);
        }

        get(READER, "/v1/proposals?partner=" + partner + "&kind=" + kind)
                .statusCode(200)
                .body("items.content.kind", contains(kind.name()));
    }
}
