package org.daylight.review.waivers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.daylight.review.reviews.Suite.as;
import static org.daylight.review.reviews.Suite.review;
import static org.daylight.review.reviews.Suite.waived;
import static org.daylight.review.stub.Scenario.delivery;

import io.quarkus.narayana.jta.QuarkusTransaction;
import java.util.List;
import java.util.UUID;
import org.daylight.review.database.Sql;
import org.daylight.review.stub.Scenario;

/** What tests of coverage say to the service, and what they suppose to have been recorded earlier than it was. */
final class Covering {

    private static final String MAY = "2024-05-01";

    private Covering() {}

    /** Two deliveries that do not meet t.beta. */
    static void reviewed(String partner) {
        Scenario.of(partner, delivery("1", "t.beta", "N"), delivery("2", "t.beta", "N"));
        review(partner, MAY);
    }

    /** A waiver of t.beta, signed on 1 May 2024 at ten in the morning. */
    static String signed(Sql sql, String reference, String scope, String ceiling) {
        var waiver = waived(sql, reference, "t.beta", scope, ceiling, MAY);
        alter(sql, "update waiver set signed_at = '2024-05-01T10:00:00Z' where id = ?::uuid", waiver);
        return waiver;
    }

    /** @param more what the use counts, as it follows in its JSON */
    static void used(Sql sql, String waiver, String on, String recordedAt, String more) {
        var use = as("desk-officer")
                .body("{\"on\": \"%s\", \"what\": \"one convoy\"%s}".formatted(on, more))
                .post("/v1/waivers/" + waiver + "/uses")
                .then()
                .statusCode(201)
                .extract()
                .<String>path("id");
        alter(sql, "update waiver_use set recorded_at = '%s' where id = ?::uuid".formatted(recordedAt), use);
    }

    /** As if the flag of today had been recorded before; in no recording, so that what these hold stays as it is. */
    static void stood(Sql sql, String subject, String recordedAt, String condition, String disposition) {
        QuarkusTransaction.requiringNew()
                .run(() -> assertThat(sql.update("""
                                insert into flag_version select (jsonb_populate_record(v, jsonb_build_object('version', 0,
                                    'recording', 0, 'recorded_at', ?::text, 'condition', ?::text, 'disposition', ?::text,
                                    'disposition_reason', 'a test'))).*
                                from flag_version v join flag f on f.id = v.id
                                where f.rule = 't.beta' and f.subject = ? and v.version = 1
                                """, recordedAt, condition, disposition, subject))
                        .isEqualTo(1));
    }

    static void alter(Sql sql, String statement, String id) {
        QuarkusTransaction.requiringNew()
                .run(() ->
                        assertThat(sql.update(statement, UUID.fromString(id))).isEqualTo(1));
    }

    static String asked(String rule, String partner, String delivery) {
        return question(
                rule, "delivery", "delivery:%s-%s".formatted(partner, delivery), partner, partner + "/" + delivery);
    }

    static String question(String rule, String type, String subject, String partner, String label) {
        return "{\"rule\": \"%s\", \"type\": \"%s\", \"subject\": \"%s\", \"partner\": \"%s\", \"label\": \"%s\"}"
                .formatted(rule, type, subject, partner, label);
    }

    static String body(String on, String knownAt, String... notMet) {
        return "{\"on\": \"%s\", \"knownAt\": \"%s\", \"notMet\": [%s]}"
                .formatted(on, knownAt, String.join(", ", notMet));
    }

    static List<String> told(String on, String knownAt, String... notMet) {
        return as("service")
                .body(body(on, knownAt, notMet))
                .post("/v1/waivers:cover")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath()
                .getList("covered", String.class);
    }
}
