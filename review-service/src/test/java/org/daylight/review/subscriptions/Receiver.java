package org.daylight.review.subscriptions;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import org.daylight.kit.json.Json;

/** An endpoint on this machine that keeps what it is told. */
final class Receiver implements AutoCloseable {

    /** One message as it came. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Message(String id, long timestamp, List<String> signatures, String type, byte[] body) {

        JsonNode event() {
            try {
                return Json.mapper().readTree(body);
            } catch (IOException e) {
                throw new java.io.UncheckedIOException(e);
            }
        }

        boolean isSignedWith(String secret) {
            return signatures.contains(new Secret(secret).signature(id, timestamp, body));
        }
    }

    final List<Message> messages = new CopyOnWriteArrayList<>();
    volatile int status = 204;
    volatile long pauseMillis;
    private final HttpServer server;

    Receiver() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::take);
        server.start();
    }

    String url() {
        return "http://127.0.0.1:%d/hook".formatted(server.getAddress().getPort());
    }

    private void take(HttpExchange exchange) throws IOException {
        var headers = exchange.getRequestHeaders();
        messages.add(new Message(
                headers.getFirst("webhook-id"),
                Long.parseLong(headers.getFirst("webhook-timestamp")),
                List.of(headers.getFirst("webhook-signature").split(" ", -1)),
                headers.getFirst("Content-Type"),
                exchange.getRequestBody().readAllBytes()));
        try {
            Thread.sleep(pauseMillis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        if (status >= 300 && status < 400) {
            exchange.getResponseHeaders().set("Location", url());
        }
        exchange.sendResponseHeaders(status, -1);
        exchange.close();
    }

    List<String> subjects() {
        return messages.stream()
                .map(message -> message.event().path("subject").asText())
                .toList();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
