package org.daylight.acceptance;

import static org.daylight.restassured.Request.request;

import java.util.UUID;
import org.daylight.launcher.Suite;
import org.daylight.restassured.Request;

/** Requests as one of the local users. */
final class As {

    private As() {}

    static Request user(Suite suite, String account) {
        return request().urlEncodingEnabled(false).basic(account, suite.password(account));
    }

    /** A request that writes, with a fresh idempotency key and a JSON body. */
    static Request writing(Suite suite, String account, String body) {
        return user(suite, account)
                .header("Idempotency-Key", UUID.randomUUID())
                .contentType("application/json")
                .body(body);
    }
}
