package org.daylight.acceptance.oidc;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.interfaces.RSAPublicKey;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;

/** A small OpenID Connect provider: discovery, keys, and tokens for the services' client. It signs what it is told. */
final class Provider implements AutoCloseable {

    static final String SERVICE_CLIENT = "daylight-service";

    /** For whom the tokens are; the services ask for it unless they are told otherwise. */
    static final String AUDIENCE = "daylight-api";

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();
    private static final Duration LIFETIME = Duration.ofMinutes(5);

    private final String secret = UUID.randomUUID().toString();
    private final AtomicInteger handedOut = new AtomicInteger();
    private final KeyPair keys = keyPair();
    private final HttpServer server;

    private Provider(HttpServer server) {
        this.server = server;
    }

    static Provider start() {
        try {
            var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            var provider = new Provider(server);
            server.createContext("/.well-known/openid-configuration", x -> answer(x, 200, provider.discovery()));
            server.createContext("/keys", x -> answer(x, 200, provider.jwks()));
            server.createContext("/token", provider::handOut);
            server.start();
            return provider;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String issuer() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** What the services' client proves itself with. */
    String secret() {
        return secret;
    }

    /** How many tokens services have fetched. */
    int handedOut() {
        return handedOut.get();
    }

    /** A token that is good for five minutes unless the claims say otherwise. */
    String token(Map<String, Object> claims) {
        return signed(claims, keys);
    }

    /** As {@link #token}, with the right key id but by somebody else's key. */
    String forged(Map<String, Object> claims) {
        return signed(claims, keyPair());
    }

    /** Says that it needs no signature, and has none. */
    String unsigned(Map<String, Object> claims) {
        return part(Map.of("alg", "none", "typ", "JWT")) + "." + part(complete(claims)) + ".";
    }

    private String signed(Map<String, Object> claims, KeyPair by) {
        var text = part(Map.of("alg", "RS256", "typ", "JWT", "kid", "current")) + "." + part(complete(claims));
        try {
            var signature = Signature.getInstance("SHA256withRSA");
            signature.initSign(by.getPrivate());
            signature.update(text.getBytes(UTF_8));
            return text + "." + BASE64.encodeToString(signature.sign());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private Map<String, Object> complete(Map<String, Object> claims) {
        var now = Instant.now().getEpochSecond();
        var complete = new LinkedHashMap<String, Object>();
        complete.put("iss", issuer());
        complete.put("aud", AUDIENCE);
        complete.put("iat", now);
        complete.put("exp", now + LIFETIME.toSeconds());
        complete.putAll(claims);
        return complete;
    }

    private Map<String, Object> discovery() {
        return Map.of(
                "issuer", issuer(),
                "jwks_uri", issuer() + "/keys",
                "token_endpoint", issuer() + "/token",
                "authorization_endpoint", issuer() + "/authorize",
                "response_types_supported", List.of("code"),
                "subject_types_supported", List.of("public"),
                "id_token_signing_alg_values_supported", List.of("RS256"));
    }

    private Map<String, Object> jwks() {
        var key = (RSAPublicKey) keys.getPublic();
        return Map.of(
                "keys",
                List.of(Map.of(
                        "kty",
                        "RSA",
                        "use",
                        "sig",
                        "alg",
                        "RS256",
                        "kid",
                        "current",
                        "n",
                        unsigned(key.getModulus()),
                        "e",
                        unsigned(key.getPublicExponent()))));
    }

    private static String unsigned(BigInteger number) {
        var bytes = number.toByteArray();
        var from = bytes[0] == 0 ? 1 : 0;
        return BASE64.encodeToString(Arrays.copyOfRange(bytes, from, bytes.length));
    }

    private void handOut(HttpExchange exchange) throws IOException {
        var form = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
        var proof = "Basic " + Base64.getEncoder().encodeToString((SERVICE_CLIENT + ":" + secret).getBytes(UTF_8));
        if (!form.contains("grant_type=client_credentials")
                || !proof.equals(exchange.getRequestHeaders().getFirst("Authorization"))) {
            answer(exchange, 401, Map.of("error", "invalid_client"));
            return;
        }
        handedOut.incrementAndGet();
        var token = token(Map.of("sub", SERVICE_CLIENT, "person", "review-service", "roles", List.of("service")));
        answer(
                exchange,
                200,
                Map.of("access_token", token, "token_type", "Bearer", "expires_in", LIFETIME.toSeconds()));
    }

    private static void answer(HttpExchange exchange, int status, Map<String, Object> body) throws IOException {
        var bytes = JSON.writeValueAsBytes(body);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    private static String part(Map<String, Object> content) {
        try {
            return BASE64.encodeToString(JSON.writeValueAsBytes(content));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static KeyPair keyPair() {
        try {
            var generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
