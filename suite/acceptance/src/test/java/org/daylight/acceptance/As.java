package org.daylight.acceptance;

import static io.restassured.RestAssured.given;

import io.restassured.specification.RequestSpecification;
import java.util.UUID;
import org.daylight.launcher.Suite;

/** Requests as one of the local users. */
final class As {

    private As() {}

    static RequestSpecification user(Suite suite, String account) {
        return given().urlEncodingEnabled(false).auth().preemptive().basic(account, suite.password(account));
    }

    /** A request that writes, with a fresh idempotency key and a JSON body. */
    static RequestSpecification writing(Suite suite, String account, String body) {
        return user(suite, account)
                .header("Idempotency-Key", UUID.randomUUID())
                .contentType("application/json")
                .body(body);
    }
}
