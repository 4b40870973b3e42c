package org.daylight.rules.stub;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import io.restassured.RestAssured;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.concurrent.Executors;

/**
 * A service that is stood in for over real HTTP. Test resources have a class loader of their own, so that tests tell it what to
 * say over HTTP as well; its port stands in a system property.
 */
public final class StubServer {

    private final HttpServer server;

    private StubServer(HttpServer server) {
        this.server = server;
    }

    /** What a test says, under which name. */
    @FunctionalInterface
    public interface Control {
        /** Gives what the test wants to know; empty where it only says something. */
        String said(String what, HttpExchange exchange, String body) throws IOException;
    }

    /**
     * Starts on a free port.
     *
     * @param property takes the port
     * @param service answers whatever the services ask
     */
    public static StubServer start(String property, HttpHandler service, Control control) {
        try {
            var made = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            made.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
            made.createContext("/v1/", exchange -> {
                try (exchange) {
                    service.handle(exchange);
                }
            });
            made.createContext("/control/", exchange -> {
                try (exchange) {
                    var path = exchange.getRequestURI().getPath();
                    var body = new String(exchange.getRequestBody().readAllBytes(), UTF_8).strip();
                    var answer = control.said(path.substring(path.lastIndexOf('/') + 1), exchange, body);
                    answer(exchange, 200, "text/plain; charset=UTF-8", answer);
                }
            });
            made.start();
            System.setProperty(property, Integer.toString(made.getAddress().getPort()));
            return new StubServer(made);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public String url() {
        return "http://localhost:" + server.getAddress().getPort();
    }

    public void stop() {
        server.stop(0);
    }

    /** Tells the one whose port stands in the property. */
    public static String control(String property, String what, String day, String body) {
        return RestAssured.given()
                .urlEncodingEnabled(true)
                .queryParam("day", day)
                .contentType("text/plain; charset=UTF-8")
                .body(body.isEmpty() ? " " : body)
                .post("http://localhost:%s/control/%s".formatted(System.getProperty(property), what))
                .then()
                .statusCode(200)
                .extract()
                .asString();
    }

    public static void answer(HttpExchange exchange, int status, String type, String body) throws IOException {
        var bytes = body.getBytes(UTF_8);
        exchange.getResponseHeaders().set("Content-Type", type);
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
    }
}
