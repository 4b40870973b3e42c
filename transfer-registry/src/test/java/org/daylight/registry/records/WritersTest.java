package org.daylight.registry.records;

import static org.daylight.registry.Api.as;
import static org.daylight.registry.Api.get;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.UUID;
import org.assertj.core.api.SoftAssertions;
import org.daylight.postgres.TestDatabase;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@QuarkusTest
@QuarkusTestResource(value = TestDatabase.class, initArgs = @ResourceArg(name = "database", value = "registry"))
class WritersTest {

    /** One account of each role. */
    private static final List<String> ACCOUNTS = List.of(
            "desk", "legal", "monitor", "reviewer", "approver", "senior", "reader", "auditor", "publisher", "service");

    private static List<String> writers(RecordKind kind) {
        return switch (kind) {
            case PARTNER -> List.of("desk", "service");
            case AUTHORITY -> List.of("desk", "legal", "service");
            case OBJECTIVE -> List.of("desk", "service");
            case TRANSFER -> List.of("desk", "service");
            case DELIVERY -> List.of("desk", "monitor", "service");
            case NOTIFICATION -> List.of("desk", "legal", "service");
            case DETERMINATION -> List.of("desk", "legal", "service");
            case EXPECTATION -> List.of("desk", "legal", "service");
            case USE_PERMISSION -> List.of("desk", "legal", "service");
            case COMMITMENT -> List.of("desk", "service");
            case INVENTORY -> List.of("desk", "monitor", "service");
            case HOLD -> List.of("desk", "service");
            case UNIT -> List.of("desk", "legal", "monitor", "service");
            case ITEM -> List.of("desk", "monitor", "service");
            case PROPOSAL -> List.of("desk", "legal", "service");
            case END_USE_CHECK -> List.of("desk", "monitor", "service");
            case INCIDENT -> List.of("desk", "monitor", "service");
            case JUDGEMENT -> List.of("desk", "legal", "reviewer", "service");
            case UNDERTAKING -> List.of("desk", "legal", "service");
            case CONSULTATION -> List.of("desk", "service");
            case PROTOCOL -> List.of("desk", "service");
            case PARTNER_REQUEST -> List.of("desk", "service");
            case CONGRESSIONAL_REQUEST -> List.of("desk", "legal", "service");
            case CONTROL_TOTAL -> List.of("desk", "monitor", "service");
        };
    }

    @ParameterizedTest
    @EnumSource
    void eachKindIsWrittenByItsRolesAndNoOther(RecordKind kind) {
        var all = "/v1/" + kind.resource();
        var one = all + "/" + UUID.randomUUID();
        var softly = new SoftAssertions();
        for (var account : ACCOUNTS) {
            // An allowed caller gets as far as the empty body.
            var expected = writers(kind).contains(account) ? 400 : 403;
            softly.assertThat(status(account, "POST", all))
                    .as("create as %s", account)
                    .isEqualTo(expected);
            softly.assertThat(status(account, "PUT", one))
                    .as("change as %s", account)
                    .isEqualTo(expected);
            softly.assertThat(status(account, "POST", one + "/corrections"))
                    .as("correct as %s", account)
                    .isEqualTo(expected);
            softly.assertThat(status(account, "POST", one + "/void"))
                    .as("void as %s", account)
                    .isEqualTo(expected);
        }
        softly.assertAll();
    }

    @ParameterizedTest
    @EnumSource
    void eachKindIsReadByEveryRoleOfTheSuiteAndByNobodyElse(RecordKind kind) {
        var all = "/v1/" + kind.resource();
        var one = all + "/" + UUID.randomUUID();
        var softly = new SoftAssertions();
        for (var account : ACCOUNTS) {
            softly.assertThat(status(account, "GET", all))
                    .as("list as %s", account)
                    .isEqualTo(200);
            softly.assertThat(status(account, "GET", one))
                    .as("read as %s", account)
                    .isEqualTo(404);
            softly.assertThat(status(account, "GET", one + "/history"))
                    .as("history as %s", account)
                    .isEqualTo(404);
        }
        softly.assertAll();
        get("visitor", all).statusCode(403);
        get("visitor", one).statusCode(403);
        get("visitor", one + "/history").statusCode(403);
    }

    private static int status(String account, String method, String path) {
        var request = as(account).header("Idempotency-Key", UUID.randomUUID().toString());
        return (method.equals("GET") ? request : request.body("{}"))
                .request(method, path)
                .statusCode();
    }
}
