package org.daylight.rules.waivers;

import com.sun.net.httpserver.HttpExchange;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.daylight.kit.json.Json;
import org.daylight.rules.stub.StubServer;
import org.jspecify.annotations.Nullable;

/**
 * Stands in for the review-service over real HTTP: says of each subject what a test said about a span of days and when that was
 * recorded, and else that nothing waives it. Tests talk to it over HTTP as well, as to the stand-in of the register.
 */
public final class ReviewsStub implements QuarkusTestResourceLifecycleManager {

    private static final String PORT = "daylight.test.reviews-port";

    /** One waiver of a test. */
    private record Waiver(String subject, String from, String until, Instant recordedAt, String says) {
        static Waiver read(String line) {
            var parts = line.split(" ", -1);
            return new Waiver(parts[0], parts[1], parts[2], Instant.parse(parts[3]), parts[4]);
        }
    }

    private static final List<Waiver> WAIVERS = new CopyOnWriteArrayList<>();
    private static final List<String> ASKED = new CopyOnWriteArrayList<>();
    private static final AtomicInteger STATUS = new AtomicInteger(200);
    private static final AtomicInteger LEFT = new AtomicInteger(Integer.MAX_VALUE);

    private @Nullable StubServer server;

    /** A review-service that answers and knows no waiver. */
    public static void reset() {
        control("reset", "");
    }

    /** What it says of a subject from a day to a day, once it is recorded. */
    public static void waives(String subject, String from, String until, String recordedAt, String says) {
        control("waives", String.join(" ", subject, from, until, recordedAt, says));
    }

    /** Answers everything with this status; 200 answers as it should. */
    public static void answers(int status) {
        control("status", Integer.toString(status));
    }

    /** After so many questions about waivers it answers no more, until it answers as it should again. */
    public static void downAfter(int questions) {
        control("left", Integer.toString(questions));
    }

    /** What it was asked and answered: the day, known up to when, of which subjects. */
    public static List<String> asked() {
        return control("asked", "").lines().toList();
    }

    private static String control(String what, String body) {
        return StubServer.control(PORT, what, "", body);
    }

    private static String controlled(String what, String body) {
        switch (what) {
            case "reset" -> {
                WAIVERS.clear();
                ASKED.clear();
                STATUS.set(200);
                LEFT.set(Integer.MAX_VALUE);
            }
            case "waives" -> WAIVERS.add(Waiver.read(body));
            case "status" -> {
                STATUS.set(Integer.parseInt(body));
                LEFT.set(Integer.MAX_VALUE);
            }
            case "left" -> LEFT.set(Integer.parseInt(body));
            default -> {
                return String.join("\n", ASKED);
            }
        }
        return "";
    }

    @Override
    public Map<String, String> start() {
        var made = StubServer.start(PORT, ReviewsStub::handle, (what, _, body) -> controlled(what, body));
        server = made;
        return Map.of(
                "daylight.rules.waivers.url",
                made.url(),
                "org.daylight.rules.waivers.Reviews/CircuitBreaker/delay",
                "200");
    }

    @Override
    public void stop() {
        if (server != null) {
            server.stop();
        }
    }

    private static void handle(HttpExchange exchange) throws IOException {
        var body = exchange.getRequestBody().readAllBytes();
        if (STATUS.get() != 200) {
            answer(exchange, STATUS.get(), "{}");
            return;
        }
        if (exchange.getRequestURI().getPath().equals("/v1/settled-at")) {
            answer(
                    exchange,
                    200,
                    "{\"settledAt\":\"%s\"}".formatted(Instant.now().truncatedTo(ChronoUnit.MICROS)));
            return;
        }
        if (LEFT.getAndUpdate(left -> Math.max(0, left - 1)) <= 0) {
            answer(exchange, 503, "{}");
            return;
        }
        var asked = Json.mapper().readTree(body);
        var on = asked.path("on").asText();
        var known = Instant.parse(asked.path("knownAt").asText());
        var answer = Json.mapper().createObjectNode();
        var covered = answer.putArray("covered");
        var subjects = new StringBuilder();
        for (var each : asked.path("notMet")) {
            var subject = each.path("subject").asText();
            subjects.append(' ').append(subject);
            covered.add(WAIVERS.stream()
                    .filter(waiver -> waiver.subject().equals(subject)
                            && waiver.from().compareTo(on) <= 0
                            && waiver.until().compareTo(on) >= 0
                            && !waiver.recordedAt().isAfter(known))
                    .map(Waiver::says)
                    .findFirst()
                    .orElse("NOT_WAIVED"));
        }
        ASKED.add(on + " " + known + subjects);
        answer(exchange, 200, answer.toString());
    }

    private static void answer(HttpExchange exchange, int status, String body) throws IOException {
        StubServer.answer(exchange, status, "application/json", body);
    }
}
