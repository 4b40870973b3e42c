package org.daylight.review.subscriptions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.daylight.restassured.Request.request;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.daylight.kit.date.RegisterZone;
import org.daylight.postgres.TestDatabase;
import org.daylight.restassured.Request;
import org.daylight.review.database.Sql;
import org.daylight.review.readers.Readers;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@QuarkusTestResource(value = TestDatabase.class, initArgs = @ResourceArg(name = "database", value = "review"))
class SubscriptionTest {

    @Inject
    Sql sql;

    @Inject
    Events events;

    @Inject
    Readers readers;

    @Inject
    Messenger messenger;

    @Inject
    Secrets secrets;

    @Inject
    WebhookConfig config;

    @Inject
    RegisterZone zone;

    private Receiver receiver;

    @BeforeEach
    void listen() throws IOException {
        sql.update("update subscription_progress set state = 'ENDED', claim = null, claimed_until = null");
        receiver = new Receiver();
    }

    @AfterEach
    void close() {
        receiver.close();
    }

    private static Request as(String account) {
        return request().basic(account, account + "-test-password").contentType("application/json");
    }

    private static ValidatableResponse post(String account, String path, String body) {
        return as(account)
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .body(body)
                .post(path)
                .then();
    }

    private static ValidatableResponse subscribe(String account, String url) {
        return post(account, "/v1/subscriptions", """
                {"name": "a system", "url": "%s", "types": ["org.daylight.flag.confirmed", "org.daylight.review.sealed",
                 "org.daylight.decision.signed", "org.daylight.obligation.late"]}""".formatted(url));
    }

    private Deliverer deliverer(Instant now) {
        return new Deliverer(sql, events, readers, messenger, secrets, config, InstantSource.fixed(now));
    }

    private void deliver() {
        deliverer(Instant.now()).deliverAll();
    }

    private String flag(String... groups) {
        var id = UUID.randomUUID();
        sql.update("""
            insert into flag (id, version, recording, recorded_at, act, marking, sources, kind, rule, subject,
                discriminator, subject_type, label, partner, access_groups, condition, disposition, owner, level, detected_on)
            values (?, 1, 1, now(), 'CREATED', '{"classification": "UNCLASSIFIED"}', '[]', 'RULE', 'r.hook', ?, '', 'delivery',
                'a label that nobody is told', 'XHK', ?, 'PRESENT', 'OPEN', 'desk officer', 'L1', '2024-03-01')
            """, id, "delivery:" + id, groups);
        return id.toString();
    }

    /** A flag is told when a person confirms it, over HTTP and not otherwise. */
    private String confirmed(String... groups) {
        var id = flag(groups);
        as(groups.length == 0 ? "reviewer" : "reviewer-inside")
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .header("If-Match", "\"1\"")
                .body("{\"reason\": \"checked\"}")
                .post("/v1/flags/" + id + "/confirm")
                .then()
                .statusCode(200);
        return "flags/" + id;
    }

    @Test
    void everyTypeOfEventCanBeAskedForByItself() {
        for (var type : EventType.values()) {
            as("reader").get("/v1/events?type=" + type.word()).then().statusCode(200);
        }
        as("reader").get("/v1/events?type=org.daylight.waiver.proposed").then().statusCode(400);
    }

    /** The first answer is due on one day and a decision on a later one: each is told when it has passed, once. */
    @Test
    void aFindingThatIsOverdueIsToldOnceForEachClock() {
        var unconfirmed = flag();
        var confirmed = confirmed().substring("flags/".length());
        for (var id : List.of(unconfirmed, confirmed)) {
            sql.update(
                    "update flag set first_response_due = '2024-03-15', decide_by = '2024-03-29' where id = ?",
                    UUID.fromString(id));
        }
        assertThat(toldOverdue(confirmed, "2024-03-15")).as("its last day").isEmpty();
        assertThat(toldOverdue(confirmed, "2024-03-16")).hasSize(1);
        assertThat(toldOverdue(confirmed, "2024-03-17")).hasSize(1);
        sql.update("update flag set first_external_act_on = '2024-03-18' where id = ?", UUID.fromString(confirmed));
        assertThat(toldOverdue(confirmed, "2024-03-29")).hasSize(1);
        assertThat(toldOverdue(confirmed, "2024-03-30")).hasSize(2);
        assertThat(toldOverdue(unconfirmed, "2024-03-30"))
                .as("nothing unconfirmed is told")
                .isEmpty();
    }

    private List<String> toldOverdue(String flag, String day) {
        new OverdueFindings(sql, config, zone, InstantSource.fixed(Instant.parse(day + "T12:00:00Z"))).tell();
        return sql.rows(
                "select subject from event where type = 'org.daylight.flag.overdue' and subject = ?",
                row -> row.getString(1),
                "flags/" + flag);
    }

    @Test
    void aConfirmedFlagIsToldAsASignedCloudEventWithoutContent() {
        var secret = subscribe("reader", receiver.url())
                .statusCode(201)
                .body("secret", startsWith("whsec_"))
                .extract()
                .<String>path("secret");
        flag();
        var subject = confirmed();

        deliver();

        assertThat(receiver.subjects()).containsExactly(subject);
        var message = receiver.messages.getFirst();
        assertThat(message.type()).startsWith("application/cloudevents+json");
        assertThat(message.isSignedWith(secret)).isTrue();
        assertThat(Math.abs(message.timestamp() - Instant.now().getEpochSecond()))
                .isLessThan(60);
        var event = message.event();
        assertThat(event.path("specversion").asText()).isEqualTo("1.0");
        assertThat(event.path("type").asText()).isEqualTo("org.daylight.flag.confirmed");
        assertThat(event.path("id").asText()).isEqualTo(message.id());
        assertThat(event.path("source").asText()).isEqualTo("/daylight/review-service");
        assertThat(Instant.parse(event.path("time").asText()))
                .isBefore(Instant.now().plusSeconds(1));
        assertThat(event.path("data").path("link").asText()).isEqualTo("/v1/" + subject);
        assertThat(event.toString()).doesNotContain("label", "XHK", "r.hook");
    }

    @Test
    void eventsComeInTheirOrderAndOnceWhicheverReplicaIsFree() throws InterruptedException, ExecutionException {
        var id = subscribe("reader", receiver.url()).extract().<String>path("id");
        var told = new ArrayList<String>();
        for (var i = 0; i < 60; i++) {
            told.add(confirmed());
        }
        receiver.pauseMillis = 5;
        try (var replicas = Executors.newFixedThreadPool(2)) {
            var running = new ArrayList<Future<?>>();
            for (var i = 0; i < 2; i++) {
                running.add(replicas.submit(this::deliver));
            }
            for (var replica : running) {
                replica.get();
            }
        }

        assertThat(receiver.subjects()).containsExactlyElementsOf(told);
        as("reader")
                .get("/v1/subscriptions/" + id)
                .then()
                .body("waiting", equalTo(0))
                .body("delivered", equalTo(60));
    }

    @Test
    void whatIsNotTakenIsSentAgainLaterAndNothingOvertakesIt() {
        var id = subscribe("reader", receiver.url()).extract().<String>path("id");
        var first = confirmed();
        var second = confirmed();
        var now = Instant.now();
        receiver.status = 500;
        deliverer(now).deliverAll();
        deliverer(now.plusSeconds(4)).deliverAll();
        assertThat(receiver.subjects()).containsExactly(first);
        deliverer(now.plusSeconds(6)).deliverAll();
        deliverer(now.plusSeconds(15)).deliverAll();
        assertThat(receiver.subjects()).containsExactly(first, first);
        as("reader")
                .get("/v1/subscriptions/" + id)
                .then()
                .body("state", equalTo("ACTIVE"))
                .body("attempts", equalTo(2))
                .body("lastErrors.error", hasSize(2))
                .body("lastErrors[0].error", equalTo("answered 500"));

        receiver.status = 200;
        deliverer(now.plusSeconds(17)).deliverAll();

        assertThat(receiver.subjects()).containsExactly(first, first, first, second);
        as("reader")
                .get("/v1/subscriptions/" + id)
                .then()
                .body("attempts", equalTo(0))
                .body("failingSince", nullValue());
    }

    @Test
    void whatFailsForTooLongIsDeadForAllToSeeAndAReplayRevivesIt() {
        var id = subscribe("reader", receiver.url()).extract().<String>path("id");
        var subject = confirmed();
        var now = Instant.now();
        receiver.status = 503;
        deliverer(now).deliverAll();
        deliverer(now.plus(Duration.ofDays(3)).plusSeconds(1)).deliverAll();
        as("auditor").get("/v1/subscriptions?state=DEAD&limit=500").then().body("items.id", hasItem(id));
        deliverer(now.plus(Duration.ofDays(9))).deliverAll();
        assertThat(receiver.messages).hasSize(2);

        receiver.status = 200;
        post("reader", "/v1/subscriptions/" + id + "/replay", "")
                .statusCode(200)
                .body("state", equalTo("ACTIVE"));
        deliver();

        assertThat(receiver.subjects()).containsExactly(subject, subject, subject);
    }

    @Test
    void aReplayBeginsWithTheEventThatItNames() {
        var id = subscribe("reader", receiver.url()).extract().<String>path("id");
        confirmed();
        var second = confirmed();
        var third = confirmed();
        deliver();
        var sequence =
                Long.parseLong(receiver.messages.get(1).event().path("sequence").asText());
        var before = receiver.messages.get(1).id();
        receiver.messages.clear();

        post("reader", "/v1/subscriptions/" + id + "/replay?from=" + sequence, "")
                .statusCode(200);
        deliver();

        assertThat(receiver.subjects()).containsExactly(second, third);
        assertThat(receiver.messages.getFirst().id()).isEqualTo(before);
        post("reader", "/v1/subscriptions/" + id + "/replay?from=0", "")
                .statusCode(400)
                .body("violations[0].pointer", equalTo("query:from"));
    }

    @Test
    void twoSecretsAreValidWhileOneIsRotated() {
        var made = subscribe("reader", receiver.url()).extract();
        String first = made.path("secret");
        String second = post("reader", "/v1/subscriptions/" + made.path("id") + "/rotate-secret", "")
                .statusCode(200)
                .body("previousSecretUntil", notNullValue())
                .extract()
                .path("secret");
        confirmed();
        deliver();
        assertThat(receiver.messages.getFirst().isSignedWith(first)).isTrue();
        assertThat(receiver.messages.getFirst().isSignedWith(second)).isTrue();

        confirmed();
        deliverer(Instant.now().plus(Duration.ofDays(1)).plusSeconds(5)).deliverAll();

        assertThat(receiver.messages.getLast().isSignedWith(first)).isFalse();
        assertThat(receiver.messages.getLast().isSignedWith(second)).isTrue();
    }

    @Test
    void aSecretIsShownOnceAndNowhereInTheJournal() {
        var key = UUID.randomUUID().toString();
        var body = "{\"name\": \"a\", \"url\": \"%s\", \"types\": [\"org.daylight.flag.confirmed\"]}"
                .formatted(receiver.url());
        var first = as("reader").header("Idempotency-Key", key).body(body).post("/v1/subscriptions");
        var secret = first.then().statusCode(201).extract().<String>path("secret");

        as("reader")
                .header("Idempotency-Key", key)
                .body(body)
                .post("/v1/subscriptions")
                .then()
                .statusCode(201)
                .body("id", equalTo(first.path("id")))
                .body("secret", nullValue());
        as("reader").get("/v1/subscriptions/" + first.path("id")).then().body("secret", nullValue());
        for (var table : List.of(
                "subscription", "subscription_version", "subscription_progress", "idempotency_key", "recordings")) {
            assertThat(sql.number("select count(*) from " + table + " t where position(? in t::text) > 0", secret))
                    .as(table)
                    .isZero();
        }
    }

    @Test
    void whoeverIsOutsideAGroupIsNotToldOfIt() {
        subscribe("reader", receiver.url());
        try (var inside = new Receiver()) {
            subscribe("reader-inside", inside.url());
            var open = confirmed();
            var restricted = confirmed("inner");

            deliver();

            assertThat(receiver.subjects()).containsExactly(open);
            assertThat(inside.subjects()).containsExactly(open, restricted);
            as("reader")
                    .get("/v1/events?type=org.daylight.flag.confirmed&limit=500")
                    .then()
                    .body("items.subject", not(hasItem(restricted)));
            as("reader-inside")
                    .get("/v1/events?type=org.daylight.flag.confirmed&limit=500")
                    .then()
                    .body("items.subject", hasItem(restricted));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    /** Nothing is sent meanwhile, so that both wait; one of them is not the reader's to know of. */
    @Test
    void whatWaitsIsCountedAsFarAsItMayBeSeen() {
        var outside = subscribe("reader", receiver.url()).extract().<String>path("id");
        var inside = subscribe("reader-inside", receiver.url()).extract().<String>path("id");
        confirmed();
        confirmed("inner");

        as("reader").get("/v1/subscriptions/" + outside).then().body("waiting", equalTo(1));
        as("reader")
                .get("/v1/subscriptions")
                .then()
                .body("items.find { it.id == '%s' }.waiting".formatted(outside), equalTo(1));
        as("reader-inside").get("/v1/subscriptions/" + inside).then().body("waiting", equalTo(2));
    }

    @Test
    void aRestrictionThatCameLaterHidesWhatHappenedBefore() {
        subscribe("reader", receiver.url());
        var subject = confirmed();
        var review = UUID.randomUUID();
        sql.update("""
            insert into review (id, scope, origin, reason, opened_by, opened_at, state, why, as_of, knowledge)
            values (?, 'partner:XHK', 'PERSON', 'test', 'test', now(), 'INCOMPLETE', 'a test', '2024-03-01', 'recorded')
            """, review);
        sql.update(
                "insert into restriction (key, access_groups, review) values (?, '{inner}', ?)",
                "delivery:" + subject.substring("flags/".length()),
                review);

        deliver();

        assertThat(receiver.messages).isEmpty();
    }

    @Test
    void aRedirectIsNotFollowed() {
        var id = subscribe("reader", receiver.url()).extract().<String>path("id");
        confirmed();
        receiver.status = 307;

        deliver();

        assertThat(receiver.messages).hasSize(1);
        as("reader")
                .get("/v1/subscriptions/" + id)
                .then()
                .body("lastErrors[0].error", equalTo("answered 307; redirects are not followed"));
    }

    @ParameterizedTest
    @CsvSource({
        "https://10.0.0.1/, public address",
        "https://169.254.169.254/latest/meta-data, public address",
        "https://[fd00::1]/, public address",
        "http://1.1.1.1/, https://",
        "gopher://1.1.1.1/, https://"
    })
    void anEndpointThatMustNotBeToldIsRefusedWhenItIsSaved(String url, String why) {
        subscribe("reader", url)
                .statusCode(400)
                .body("violations[0].pointer", equalTo("/url"))
                .body("violations[0].message", org.hamcrest.Matchers.containsString(why));
    }

    @Test
    void anEndpointThatBecameUnfitIsRefusedWhenItIsSent() {
        var id = subscribe("reader", receiver.url()).extract().<String>path("id");
        // As if its name had another address since.
        sql.update("update subscription set url = 'https://10.0.0.1/' where id = ?", UUID.fromString(id));
        confirmed();

        deliver();

        as("reader")
                .get("/v1/subscriptions/" + id)
                .then()
                .body("lastErrors[0].error", startsWith("the URL must be at a public address"));
    }

    @Test
    void nobodyTouchesTheSubscriptionsOfOthers() {
        var id = subscribe("reader", receiver.url()).extract().<String>path("id");

        as("reviewer").get("/v1/subscriptions/" + id).then().statusCode(404);
        post("reviewer", "/v1/subscriptions/" + id + "/end", "").statusCode(404);
        as("auditor").get("/v1/subscriptions/" + id).then().statusCode(200);
        post("auditor", "/v1/subscriptions/" + id + "/end", "").statusCode(404);
        post("reader", "/v1/subscriptions/" + id + "/end", "").statusCode(200).body("state", equalTo("ENDED"));
        post("reader", "/v1/subscriptions/" + id + "/replay", "").statusCode(409);
    }
}
