package org.daylight.review.subscriptions;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.net.SocketAddress;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;

/**
 * Sends one event to one endpoint. The name is looked up and judged anew every time and the address found is the one that
 * is connected to; redirects are not followed and nothing of an answer but its status is read.
 */
@ApplicationScoped
class Messenger {

    private static final String CLOUD_EVENT = "application/cloudevents+json; charset=utf-8";

    private final WebhookConfig config;
    private final InstantSource clock;
    private final HttpClient client;

    Messenger(Vertx vertx, WebhookConfig config, InstantSource clock) {
        this.config = config;
        this.clock = clock;
        this.client = vertx.createHttpClient(new HttpClientOptions()
                .setKeepAlive(false)
                .setConnectTimeout((int) config.deadline().toMillis())
                .setIdleTimeout((int) Math.max(1, config.deadline().toSeconds())));
    }

    /** That an endpoint did not take an event, in words for whoever looks after the subscription. */
    static final class NotTaken extends Exception {

        private static final long serialVersionUID = 1L;

        NotTaken(String why) {
            super(why);
        }
    }

    void send(String url, Event event, List<Secret> secrets) throws NotTaken {
        var body = event.cloudEvent(config.source());
        var timestamp = clock.instant().getEpochSecond();
        var signatures = secrets.stream()
                .map(secret -> secret.signature(event.id().toString(), timestamp, body))
                .collect(Collectors.joining(" "));
        var endpoint = endpoint(url);
        var status = status(
                new RequestOptions()
                        .setMethod(HttpMethod.POST)
                        .setServer(SocketAddress.inetSocketAddress(
                                new InetSocketAddress(endpoint.address(), endpoint.port())))
                        .setHost(endpoint.url().getHost())
                        .setPort(endpoint.port())
                        .setSsl(endpoint.tls())
                        .setFollowRedirects(false)
                        .setURI(target(endpoint))
                        .putHeader("Content-Type", CLOUD_EVENT)
                        .putHeader("User-Agent", "daylight-review-service")
                        .putHeader("webhook-id", event.id().toString())
                        .putHeader("webhook-timestamp", Long.toString(timestamp))
                        .putHeader("webhook-signature", signatures),
                Buffer.buffer(body));
        if (status < 200 || status > 299) {
            throw new NotTaken(
                    status >= 300 && status < 400
                            ? "answered %d; redirects are not followed".formatted(status)
                            : "answered " + status);
        }
    }

    private Endpoint endpoint(String url) throws NotTaken {
        try {
            return Endpoint.of(url, InetAddress::getAllByName, config.allowLoopback());
        } catch (Endpoint.Refused e) {
            throw new NotTaken("the URL " + e.getMessage());
        }
    }

    private static String target(Endpoint endpoint) {
        var path = endpoint.url().getRawPath();
        var query = endpoint.url().getRawQuery();
        var target = path == null || path.isEmpty() ? "/" : path;
        return query == null ? target : target + "?" + query;
    }

    private int status(RequestOptions request, Buffer body) throws NotTaken {
        var answered = client.request(request)
                .compose(sent -> sent.send(body).map(response -> {
                    sent.connection().close();
                    return response.statusCode();
                }))
                .toCompletionStage()
                .toCompletableFuture();
        try {
            return answered.get(config.deadline().toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            throw new NotTaken("did not answer within " + config.deadline().toSeconds() + " seconds");
        } catch (ExecutionException e) {
            // The words of the network layer may name what stands at an address; the kind of the failure is enough.
            var cause = e.getCause();
            throw new NotTaken("cannot be reached: "
                    + (cause == null ? e : cause).getClass().getSimpleName());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new NotTaken("was interrupted");
        }
    }
}
