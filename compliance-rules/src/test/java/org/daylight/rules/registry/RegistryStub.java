package org.daylight.rules.registry;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLDecoder;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.daylight.kit.json.CanonicalJson;
import org.daylight.kit.json.Json;
import org.daylight.rules.stub.StubServer;
import org.jspecify.annotations.Nullable;

/**
 * Stands in for the transfer-registry over real HTTP: manifest, partitions of at most three lines, closing lines. Empty
 * until a test fills it. Tests talk to it over HTTP as well, because test resources have a class loader of their own.
 */
public final class RegistryStub implements QuarkusTestResourceLifecycleManager {

    private static final String PORT = "daylight.test.registry-port";
    private static final int LINES = 3;

    private static final Map<String, List<String>> LINES_BY_DAY = new ConcurrentHashMap<>();
    private static final List<String> READ = new CopyOnWriteArrayList<>();
    private static final List<String> MANIFESTS = new CopyOnWriteArrayList<>();
    private static final AtomicReference<@Nullable Instant> SINCE = new AtomicReference<>();
    private static final AtomicInteger LEFT = new AtomicInteger(Integer.MAX_VALUE);

    private @Nullable StubServer server;

    /** An empty register that answers. */
    public static void reset() {
        control("reset", "", "");
    }

    /** The lines as of a day, or of every day ("*"); in the latter @asOf and @knownAt stand for what is asked. */
    public static void lines(String asOf, List<String> lines) {
        control("lines", asOf, String.join("\n", lines));
    }

    /** With recorded knowledge nothing is known before. */
    public static void recordedSince(String instant) {
        control("since", "", instant);
    }

    /** After so many partitions it answers no more, until it is up again. */
    public static void downAfter(int partitions) {
        control("left", "", Integer.toString(partitions));
    }

    public static void up() {
        control("left", "", Integer.toString(Integer.MAX_VALUE));
    }

    /** The partitions that were read to their end. */
    public static List<String> read() {
        return control("read", "", "").lines().toList();
    }

    /** The queries of all manifests. */
    public static List<String> manifests() {
        return control("manifests", "", "").lines().toList();
    }

    private static String control(String what, String day, String body) {
        return StubServer.control(PORT, what, day, body);
    }

    private static String controlled(String what, HttpExchange exchange, String body) {
        switch (what) {
            case "reset" -> {
                LINES_BY_DAY.clear();
                READ.clear();
                MANIFESTS.clear();
                SINCE.set(null);
                LEFT.set(Integer.MAX_VALUE);
            }
            case "lines" ->
                LINES_BY_DAY.put(
                        String.valueOf(query(exchange).get("day")), body.lines().toList());
            case "since" -> SINCE.set(Instant.parse(body));
            case "left" -> LEFT.set(Integer.parseInt(body));
            case "read" -> {
                return String.join("\n", READ);
            }
            default -> {
                return String.join("\n", MANIFESTS);
            }
        }
        return "";
    }

    @Override
    public Map<String, String> start() {
        var made = StubServer.start(PORT, RegistryStub::handle, RegistryStub::controlled);
        server = made;
        var config = new HashMap<String, String>();
        config.put("quarkus.rest-client.transfer-registry.url", made.url());
        config.put("daylight.service.username", "service");
        config.put("daylight.service.password", "service-test-password");
        config.put("daylight.rules.runs.poll", "50ms");
        config.put("daylight.rules.runs.pause", "200ms");
        config.put("daylight.rules.runs.lease", "3s");
        config.put("daylight.rules.runs.changes", "7");
        config.put("org.daylight.rules.registry.Registry/CircuitBreaker/delay", "200");
        return config;
    }

    @Override
    public void stop() {
        if (server != null) {
            server.stop();
        }
    }

    private static void handle(HttpExchange exchange) throws IOException {
        var query = query(exchange);
        switch (exchange.getRequestURI().getPath()) {
            case "/v1/settled-at" ->
                answer(
                        exchange,
                        isDown()
                                ? null
                                : "{\"settledAt\":\"%s\"}"
                                        .formatted(Instant.now().truncatedTo(ChronoUnit.MICROS)));
            case "/v1/facts/manifest" -> {
                MANIFESTS.add(String.valueOf(exchange.getRequestURI().getQuery()));
                answer(exchange, isDown() ? null : manifest(query));
            }
            default -> answer(exchange, facts(query));
        }
    }

    private static boolean isDown() {
        return LEFT.get() <= 0;
    }

    private static String manifest(Map<String, String> query) {
        var partitions = new ArrayList<String>();
        var all = 0;
        for (var group : groups(query).entrySet()) {
            for (var from = 0; from < group.getValue().size(); from += LINES) {
                var count = Math.min(LINES, group.getValue().size() - from);
                var names = group.getKey().split(" ", -1);
                var id = Base64.getUrlEncoder()
                        .withoutPadding()
                        .encodeToString((group.getKey() + " " + from).getBytes(UTF_8));
                partitions.add("{\"id\":\"%s\",\"type\":\"%s\",\"partner\":\"%s\",\"count\":%d}"
                        .formatted(id, names[0], names[1], count));
                all += count;
            }
        }
        return "{\"count\":%d,\"partitions\":[%s]}".formatted(all, String.join(",", partitions));
    }

    private static @Nullable String facts(Map<String, String> query) {
        if (LEFT.getAndUpdate(left -> Math.max(0, left - 1)) <= 0) {
            return null;
        }
        var id = String.valueOf(query.get("partition"));
        var names = new String(Base64.getUrlDecoder().decode(id), UTF_8).split(" ", -1);
        var from = Integer.parseInt(names[2]);
        var lines = groups(query).getOrDefault(names[0] + " " + names[1], List.of());
        var body = new StringBuilder();
        var sent = lines.subList(from, Math.min(lines.size(), from + LINES));
        sent.forEach(line -> body.append(line).append('\n'));
        var digest = CanonicalJson.sha256(body.toString().getBytes(UTF_8)).substring("sha256:".length());
        READ.add(query.get("asOf") + " " + id);
        return body + "{\"end\":true,\"count\":%d,\"sha256\":\"%s\"}\n".formatted(sent.size(), digest);
    }

    /** By type and partner. */
    private static Map<String, List<String>> groups(Map<String, String> query) {
        var groups = new TreeMap<String, List<String>>();
        var since = SINCE.get();
        if (since != null
                && "recorded".equals(query.get("knowledge"))
                && Instant.parse(String.valueOf(query.get("knownAt"))).isBefore(since)) {
            return groups;
        }
        for (var day : List.of(String.valueOf(query.get("asOf")), "*")) {
            for (var template : LINES_BY_DAY.getOrDefault(day, List.of())) {
                var line = template.replace("@asOf", String.valueOf(query.get("asOf")))
                        .replace("@knownAt", String.valueOf(query.get("knownAt")));
                groups.computeIfAbsent(group(line), _ -> new ArrayList<>()).add(line);
            }
        }
        return groups;
    }

    private static String group(String line) {
        try {
            var tree = Json.mapper().readTree(line);
            var type = tree.path("type").asText();
            return type.substring(0, type.indexOf('/')) + " "
                    + tree.path("partner").asText();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Map<String, String> query(HttpExchange exchange) {
        var query = new HashMap<String, String>();
        var raw = exchange.getRequestURI().getRawQuery();
        if (raw != null) {
            for (var pair : raw.split("&", -1)) {
                var at = pair.indexOf('=');
                query.put(pair.substring(0, at), URLDecoder.decode(pair.substring(at + 1), UTF_8));
            }
        }
        return query;
    }

    private static void answer(HttpExchange exchange, @Nullable String body) throws IOException {
        if (body == null) {
            exchange.sendResponseHeaders(503, -1);
            return;
        }
        StubServer.answer(exchange, 200, body.contains("\"end\"") ? "application/x-ndjson" : "application/json", body);
    }
}
