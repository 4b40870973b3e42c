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
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/** A signed hold reaches the registry once, whether the registry was down or the sender was killed on the way. */
@EnabledIfSystemProperty(named = "daylight.drills", matches = "true")
class HoldDrillTest {

    private static final Duration PATIENCE = Duration.ofMinutes(4);
    private static final ObjectMapper JSON = new ObjectMapper();
    /** Four in the full drill ({@code -Ddaylight.drill.holds=4}); one by default. */
    private static final int KILLS = Integer.getInteger("daylight.drill.holds", 1);

    private static DrilledSuite suite;
    private static Random random;

    @BeforeAll
    static void start() {
        random = new Random(DrilledSuite.seed("hold drill"));
        suite = DrilledSuite.start(Map.of(
                "daylight.outbox.poll", "200ms",
                "daylight.outbox.pause", "500ms",
                "daylight.outbox.claim", "3s"));
        suite.load("""
                {"type":"partner","key":"XDH","content":{"code":"XDH","name":"Drilland","kind":"STATE"}}
                {"type":"transfer","key":"XDH-1","content":{"reference":"XDH-1","partner":"XDH","channel":"FMS","title":"Invented order","status":"ACTIVE","agreedOn":"2024-12-20"}}
                """);
    }

    @AfterAll
    static void stop() {
        if (suite != null) {
            suite.close();
        }
    }

    @Test
    void aHoldSignedWhileTheRegistryIsDownReachesItOnceWhenItIsBack() {
        var decision = propose("DRILL-REGISTRY-DOWN");
        suite.kill(REGISTRY);

        sign(decision);

        DrilledSuite.await(
                "sending was tried in vain", PATIENCE, () -> suite.number("review", """
                        select count(*) from outbox where decision = '%s' and last_failure is not null
                        """.formatted(decision)) == 1);
        assertThat(state(decision)).isEqualTo("EFFECT_PENDING");
        suite.restart(REGISTRY);
        isInEffectOnce(decision);
    }

    @Test
    void aHoldWhoseSenderIsKilledRightAfterSigningReachesTheRegistryOnce() {
        for (var kill = 1; kill <= KILLS; kill++) {
            var decision = propose("DRILL-SENDER-KILLED-" + kill);
            var delay = Duration.ofMillis(random.nextInt(400));
            sign(decision);
            DrilledSuite.pause(delay);
            suite.kill(REVIEW);
            System.out.println("killed %d ms after signing, the registry then had %d holds of the decision"
                    .formatted(delay.toMillis(), holds(decision)));
            suite.restart(REVIEW);
            isInEffectOnce(decision);
        }
    }

    private static void isInEffectOnce(String decision) {
        DrilledSuite.await(
                "the hold is in effect", PATIENCE, () -> state(decision).equals("IN_EFFECT"));
        // Whoever would send it a second time has had the time to.
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
                          "reviewBy":"%s","trigger":"a drill","releaseCondition":"the drill is over"}}
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
