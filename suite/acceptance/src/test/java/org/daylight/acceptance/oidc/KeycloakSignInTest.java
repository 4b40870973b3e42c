package org.daylight.acceptance.oidc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.daylight.acceptance.oidc.SignedInSuite.holding;
import static org.daylight.acceptance.oidc.SignedInSuite.writing;
import static org.hamcrest.Matchers.hasItem;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/** The realm that is delivered signs people and services in. Only with {@code -Dkeycloak=true}: it is a large download. */
@EnabledIfSystemProperty(named = "keycloak.home", matches = ".+")
class KeycloakSignInTest {

    private static final String PARTNER =
            "{\"content\":{\"code\":\"XKC\",\"name\":\"A fictional state\",\"kind\":\"STATE\"}}";

    private static Keycloak keycloak;
    private static SignedInSuite suite;

    @BeforeAll
    static void start() throws InterruptedException {
        keycloak = Keycloak.start(Path.of(System.getProperty("keycloak.home", "")));
        suite = SignedInSuite.start(keycloak.issuer(), Keycloak.SERVICE_CLIENT, keycloak.secret());
    }

    @AfterAll
    static void stop() {
        suite.close();
        keycloak.close();
    }

    @Test
    void theRealmSaysWhoSomebodyIsAndWhatTheyMay() {
        writing(keycloak.token("reader"), PARTNER)
                .post(suite.registry() + "/v1/partners")
                .then()
                .statusCode(403);
        writing(keycloak.token("desk"), PARTNER)
                .post(suite.registry() + "/v1/partners")
                .then()
                .statusCode(201);

        holding(keycloak.token("auditor"))
                .get(suite.registry() + "/v1/recordings")
                .then()
                .statusCode(200)
                .body("items.actor", hasItem("desk"))
                .body("items.person", hasItem("person-desk"));
    }

    @Test
    void theServicesTalkWithTheirClientsCredentials() throws InterruptedException {
        assertThat(suite.stateOfAReview(keycloak.token("reviewer"))).isEqualTo("SEALED");
    }
}
