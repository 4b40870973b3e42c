package org.daylight.registry.items;

import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.daylight.registry.Api.DESK;
import static org.daylight.registry.Api.READER;
import static org.daylight.registry.Api.draft;
import static org.daylight.registry.Api.get;
import static org.daylight.registry.Api.post;
import static org.daylight.registry.Api.put;
import static org.daylight.registry.Api.record;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.daylight.postgres.TestDatabase;
import org.daylight.registry.Api;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@SuppressWarnings("NullAway.Init")
@QuarkusTestResource(value = TestDatabase.class, initArgs = @ResourceArg(name = "database", value = "registry"))
class ItemsTest {

    private String first;
    private String next;

    @BeforeEach
    void twoHolders() {
        first = Api.partner();
        next = Api.partner();
    }

    @Test
    void aSerialNumberIsHeldOnceByAPartner() {
        record("items", item(first + "/E1", first, "7", ""));

        post(DESK, "/v1/items", draft(item(first + "/E2", first, "7", ""))).statusCode(409);
        post(DESK, "/v1/items", draft(item(next + "/E2", next, "7", ""))).statusCode(201);
    }

    @Test
    void anArticleIsFollowedFromHolderToHolder() {
        record("items", item(first + "/E1", first, "7", ""));
        record("items", item(next + "/E1", next, "7", first + "/E1"));

        get(READER, "/v1/items?predecessor=" + first + "/E1").body("items.content.partner", contains(next));
        get(READER, "/v1/items?serial=7&partner=" + first).body("items", hasSize(1));
        post(DESK, "/v1/items", draft(item(next + "/E2", next, "8", first + "/E1")))
                .statusCode(409)
                .body("violations.pointer", hasItem("/content/predecessor"));
    }

    @Test
    void anotherHolderIsAnotherItem() {
        var location = record("items", item(first + "/E1", first, "7", ""));

        put(DESK, location, "\"1\"", draft(item(first + "/E1", next, "7", "")))
                .statusCode(409)
                .body("violations.pointer", hasItem("/content/partner"));
        put(DESK, location, "\"1\"", draft(item(first + "/E1", first, "8", "")))
                .statusCode(409)
                .body("violations.pointer", hasItem("/content/serial"));
        put(DESK, location, "\"1\"", draft(item(first + "/E1", first, "7", "").replace("goggle", "missile")))
                .statusCode(409)
                .body("violations.pointer", hasItem("/content/type"));
    }

    @Test
    void anArticlePassesToOneNextHolder() {
        var third = Api.partner();
        record("items", item(first + "/E1", first, "7", ""));
        record("items", item(next + "/E1", next, "7", first + "/E1"));

        post(DESK, "/v1/items", draft(item(third + "/E1", third, "7", first + "/E1")))
                .statusCode(409);
    }

    @Test
    void nothingComesBeforeItself() throws SQLException {
        var location = record("items", item(first + "/E1", first, "7", ""));
        record("items", item(next + "/E1", next, "7", first + "/E1"));

        put(DESK, location, "\"1\"", draft(item(first + "/E1", first, "7", next + "/E1")))
                .statusCode(409);
        try (var admin = DriverManager.getConnection(
                        System.getProperty("daylight.test.admin-url"),
                        System.getProperty("daylight.test.admin-user"),
                        System.getProperty("daylight.test.admin-password"));
                var statement = admin.createStatement()) {
            assertThatThrownBy(() -> statement.executeUpdate(
                            "update item set serial = '8' where reference = '%s/E1'".formatted(next)))
                    .hasMessageContaining("is another article than its predecessor");
        }
    }

    private static String item(String reference, String partner, String serial, String predecessor) {
        var before = predecessor.isEmpty() ? "" : ", \"predecessor\": \"%s\"".formatted(predecessor);
        return "{\"reference\": \"%s\", \"partner\": \"%s\", \"type\": \"goggle\", \"serial\": \"%s\"%s}"
                .formatted(reference, partner, serial, before);
    }
}
