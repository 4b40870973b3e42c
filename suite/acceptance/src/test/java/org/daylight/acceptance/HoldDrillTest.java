package org.daylight.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.daylight.acceptance.DrilledSuite.REGISTRY;
import static org.daylight.acceptance.DrilledSuite.REVIEW;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.daylight.acceptance.DrilledSuite.Victim;
import org.daylight.acceptance.Gate.Place;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;

/**
 * A signed hold reaches the registry once, whoever of sender, registry and database server is killed at whichever step
 * of its way.
 */
@Order(5)
@ResourceLock(DrilledSuite.SHARED)
class HoldDrillTest {

    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final ObjectMapper JSON = new ObjectMapper();
    /** Of the nine pairs of step and victim: all in the full drill ({@code -Ddaylight.drill.holds=9}). */
    private static final int KILLS = Integer.getInteger("daylight.drill.holds", 2);

    /** The sender has taken the order and not yet written that it did. */
    private static final Place TAKEN = new Place("taken", "before update on outbox", "new.attempts > old.attempts");
    /** The registry has been asked and has not yet committed. */
    private static final Place RECORDED =
            new Place("recorded", "before insert on hold", "new.content ->> 'origin' is not null");
    /** The registry has committed and the sender has not yet written so. */
    private static final Place NOTED =
            new Place("noted", "before update on outbox", "old.done_at is null and new.done_at is not null");

    private static DrilledSuite suite;
    private static Gate ofSender;
    private static Gate ofRegistry;

    private record Kill(Place step, Victim victim) {}

    @BeforeAll
    static void start() {
        suite = DrilledSuite.running();
        suite.load("""
            {"type":"partner","key":"XDH","content":{"code":"XDH","name":"Drilland","kind":"STATE"}}
            {"type":"transfer","key":"XDH-1","content":{"reference":"XDH-1","partner":"XDH","channel":"FMS","title":"Invented order","status":"ACTIVE","agreedOn":"2024-12-20"}}
            """);
        ofSender = Gate.in(suite, "review", List.of(TAKEN, NOTED));
        ofRegistry = Gate.in(suite, "registry", List.of(RECORDED));
    }

    @Test
    void aHoldSignedWhileTheRegistryIsDownReachesItOnceWhenItIsBack() {
        var decision = propose("DRILL-REGISTRY-DOWN");
        suite.service(REGISTRY).kill().run();

        sign(decision);

        DrilledSuite.await(
                "sending was tried in vain", PATIENCE, () -> suite.number("review", """
                    select count(*) from outbox where decision = '%s' and last_failure is not null
                    """.formatted(decision)) == 1);
        assertThat(state(decision)).isEqualTo("EFFECT_PENDING");
        suite.service(REGISTRY).restart().run();
        isInEffectOnce(decision);
    }

    @Test
    void aHoldReachesTheRegistryOnceWhoeverDiesAtWhicheverStep() {
        var kills = new ArrayList<Kill>();
        for (var step : List.of(TAKEN, RECORDED, NOTED)) {
            for (var victim : List.of(suite.service(REVIEW), suite.service(REGISTRY), suite.server())) {
                kills.add(new Kill(step, victim));
            }
        }
        Collections.shuffle(kills, new Random(DrilledSuite.seed("hold drill")));
        for (var kill : kills.subList(0, KILLS)) {
            var start = Instant.now();
            var step = kill.step().name();
            var gate = kill.step().equals(RECORDED) ? ofRegistry : ofSender;
            var decision = propose("DRILL-%s-%s".formatted(step, kill.victim().name()));
            gate.close(kill.step(), 0);
            sign(decision);
            gate.awaitSomebody("", PATIENCE);
            kill.victim().kill().run();
            kill.victim().restart().run();
            gate.open();
            isInEffectOnce(decision);
            System.out.println("%s was killed when the hold was about to be %s: once in the registry, %d ms"
                    .formatted(
                            kill.victim().name(),
                            step,
                            Duration.between(start, Instant.now()).toMillis()));
        }
    }

    private static void isInEffectOnce(String decision) {
        DrilledSuite.await(
                "the hold is in effect", PATIENCE, () -> state(decision).equals("IN_EFFECT"));
        // Whoever would send it a second time has had the time to: the outbox is looked at ten times a second.
        DrilledSuite.pause(Duration.ofSeconds(1));
        assertThat(holds(decision)).isOne();
        assertThat(suite.suite()
                        .registry("reviewer")
                        .get("/v1/holds?partner=XDH")
                        .path("items"))
                .filteredOn(hold -> hold.at("/content/origin").asText().equals(decision))
                .singleElement()
                .satisfies(
                        hold -> assertThat(hold.at("/content/state").asText()).isEqualTo("ORDERED"));
    }

    private static long holds(String decision) {
        return suite.number(
                "registry", "select count(*) from hold where content ->> 'origin' = '%s'".formatted(decision));
    }

    private static String propose(String reference) {
        return suite.suite()
                .reviews("reviewer")
                .post("/v1/decisions", json("""
                    {"content":{"reference":"%s","outcome":"HOLD","forum":"a drill",
                      "authorityOfRecord":"an invented office","legalBasis":"invented terms, clause 1",
                      "scope":{"partner":"XDH","transfers":["XDH-1"]},"interestStatement":"invented",
                      "options":[{"option":"go on","effect":"none","costInWords":"none"},
                                 {"option":"hold","effect":"a pause","costInWords":"storage"}],
                      "reviewBy":"%s","trigger":"a drill","releaseCondition":"the drill is over",
                      "defensiveExemptions":null}}
                    """.formatted(
                                reference, LocalDate.now(ZoneOffset.UTC).plusDays(60))))
                .path("id")
                .asText();
    }

    private static void sign(String decision) {
        var shown = decision(decision);
        var senior = suite.suite().reviews("senior");
        var answer = senior.send(senior.request("/v1/decisions/%s/sign".formatted(decision))
                .header("Content-Type", "application/json")
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .header("If-Match", "\"%d\"".formatted(shown.path("version").asInt()))
                .POST(BodyPublishers.ofString("{\"evidenceDigest\":\"%s\",\"statement\":\"seen\"}"
                        .formatted(shown.path("evidenceDigest").asText())))
                .build());
        assertThat(answer.statusCode())
                .as(new String(answer.body(), java.nio.charset.StandardCharsets.UTF_8))
                .isEqualTo(200);
    }

    private static String state(String decision) {
        return decision(decision).path("state").asText();
    }

    private static JsonNode decision(String id) {
        return suite.suite().reviews("reviewer").get("/v1/decisions/" + id);
    }

    private static JsonNode json(String text) {
        try {
            return JSON.readTree(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
